"""What directors are asked to decide: read off the board, never made up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from speelveld.board.exports.writing import write_amount, write_euro
from speelveld.board.models import ConditionJudgement, Cycle, Measure
from speelveld.board.presenters.conditions import ConditionRow
from speelveld.board.presenters.sides import Sides

S = Measure.State
MOST_TITLES = 3  # in one sentence


@dataclass(frozen=True)
class Standing:
    """How things stand, as far as directors decide about it."""

    measures: Sequence[Measure]  # not put aside
    begin: Sequence[Measure]  # in the first ninety days
    conditions: Sequence[ConditionRow]
    sides: Sides
    cycle: Cycle | None
    n_running: int
    most_at_once: int


def list_asked(standing: Standing) -> list[str]:
    """Return the decisions that are asked, the heaviest first."""
    return [
        *_ask_conditions(standing),
        *_ask_means(standing),
        *_ask_agreements(standing),
        *_ask_course(standing),
    ]


def _ask_conditions(standing: Standing) -> Iterator[str]:
    to_do = str(ConditionJudgement.Judgement.TO_DO.label)
    for row in standing.conditions:
        if row.judgement == to_do:
            text = _("Zet de voorwaarde ‘%(name)s’ op orde.") % {"name": row.name}
            yield f"{text} {row.next_step}".strip()
    if differing := standing.sides.differing:
        names = ", ".join(row.name for row in differing)
        yield _("Bespreek samen: %(names)s. Daar zien rollen het verschillend.") % {"names": names}


def _ask_means(standing: Standing) -> Iterator[str]:
    """Ask for what begins; what runs already has its means."""
    waiting = [one for one in standing.begin if one.state in (S.IDEA, S.PLANNED)]
    cost = sum((one.cost for one in waiting if one.cost), Decimal())
    hours = sum((one.hours for one in waiting if one.hours), Decimal())
    if cost or hours:
        words = {"cost": write_euro(cost), "hours": write_amount(hours)}
        yield _("Maak %(cost)s en %(hours)s uur vrij voor wat in deze 90 dagen begint.") % words


def _ask_agreements(standing: Standing) -> Iterator[str]:
    going = [one for one in standing.measures if one.state in (S.PLANNED, S.BUSY)]
    if without := [one.title for one in going if not one.owner]:
        yield _("Wijs een trekker aan voor: %(titles)s.") % {"titles": write_titles(without)}
    if without := [one.title for one in going if not (one.goal and one.judged_by)]:
        text = _("Spreek een doel af, en hoe je nagaat of het lukt, voor: %(titles)s.")
        yield text % {"titles": write_titles(without)}


def _ask_course(standing: Standing) -> Iterator[str]:
    if standing.n_running > standing.most_at_once:
        words = {"n": standing.n_running, "most": standing.most_at_once}
        yield (
            _("Kies wat even wacht: er lopen %(n)s maatregelen, en hooguit %(most)s is de afspraak.") % words
        )
    cycle = standing.cycle
    if cycle and cycle.step == Cycle.Step.ADJUST and not cycle.closed_on:
        yield _("Besluit van elke maatregel die liep: houden, aanpassen, uitbreiden of stoppen.")


def write_titles(titles: Sequence[str]) -> str:
    """Return the titles, each once, cut short when there are many."""
    different = list(dict.fromkeys(titles))
    first = ", ".join(f"‘{title}’" for title in different[:MOST_TITLES])
    others = len(different) - MOST_TITLES
    return _("%(first)s en nog %(others)s") % {"first": first, "others": others} if others > 0 else first
