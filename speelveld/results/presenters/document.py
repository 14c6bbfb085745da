"""A release as a document to hand over: for the whole organisation, and for one unit."""

import datetime
from dataclasses import dataclass, replace

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from speelveld.results.permissions import Sight
from speelveld.results.presenters.changes import Waves
from speelveld.results.presenters.document_tables import TablePart, list_beginnings, list_weights
from speelveld.results.presenters.heat import Heat, draw_heat_down_to
from speelveld.results.presenters.highlights import Point, pick_highlights
from speelveld.results.presenters.method import Explanation, explain
from speelveld.results.presenters.overview import Chart, Facts
from speelveld.results.presenters.scores import FACTOR, OUTCOME, have_one_scale, list_scores
from speelveld.results.presenters.unit import Step, present_unit
from speelveld.results.presenters.wording import Sentence, write_answers, write_response
from speelveld.results.queries import Edition
from speelveld.science.disclosure import ReleasedGroup

LEVELS = 2  # of units below the whole in the document; the workbook has all


@dataclass(frozen=True)
class Fact:
    label: str
    value: str
    small: str


@dataclass(frozen=True)
class Document:
    language: str
    released_on: datetime.date
    facts: Facts
    heading: str
    summary: tuple[Sentence, ...]
    together: str
    figures: tuple[Fact, ...]
    strengths: tuple[Point, ...]
    concerns: tuple[Point, ...]
    factors: Chart
    outcomes: Chart
    focus: str
    step: Step | None
    heat: Heat | None
    tables: tuple[TablePart, ...]
    explanations: tuple[Explanation, ...]


def present_report(waves: Waves, sight: Sight) -> Document:
    """Return the document about the whole organisation."""
    edition = waves.now
    root = edition.table.group(edition.table.units[0].key)
    page = present_unit(waves, sight, edition.table.units[0].key)
    highlights = pick_highlights(edition, sight)
    return Document(
        language=(get_language() or "nl")[:2],
        released_on=waves.now.released_on,
        facts=page.facts,
        heading=_("Hoe is het werk bij %(organisation)s?") % {"organisation": edition.organisation},
        summary=page.summary or _say_nothing_shown(),
        together="",
        figures=_list_facts(edition, root) if root else (),
        strengths=highlights.strengths,
        concerns=highlights.concerns,
        factors=page.factors,
        outcomes=page.outcomes,
        focus="",
        step=None,
        heat=draw_heat_down_to(edition, sight, LEVELS) if edition.table.groups else None,
        tables=(*list_beginnings(waves, sight, edition.table.units[0].key), *list_weights(edition)),
        explanations=explain(edition),
    )


def present_unit_report(waves: Waves, sight: Sight, key: str) -> Document:
    """Return the document about one unit, or about the group its people are read in."""
    page = present_unit(waves, sight, key)
    return Document(
        language=(get_language() or "nl")[:2],
        released_on=waves.now.released_on,
        facts=replace(page.facts, turnout=page.turnout),
        heading=page.title,
        summary=page.summary,
        together=page.together,
        figures=(),
        strengths=(),
        concerns=(),
        factors=page.factors,
        outcomes=page.outcomes,
        focus=page.step.key if page.step else "",
        step=page.step,
        heat=None,
        tables=list_beginnings(waves, sight, key),
        explanations=explain(waves.now),
    )


def _say_nothing_shown() -> tuple[Sentence, ...]:
    return (((_("Niet getoond, zodat antwoorden anoniem blijven."), False),),)


def _list_facts(edition: Edition, root: ReleasedGroup) -> tuple[Fact, ...]:
    """Return who took part, how many units can be read, and how sure the whole is; all from shown figures."""
    facts = []
    if root.n is not None:
        facts.append(Fact(_("Wie deed er mee"), write_answers(root.n), write_response(root)))
    below = edition.table.utility.levels[1:]
    if n_units := sum(units for units, _shown in below):
        n_shown = sum(shown for _units, shown in below)
        rest = _("apart te lezen, de rest in een groep samen") if n_shown < n_units else _("apart te lezen")
        facts.append(
            Fact(_("Onderdelen"), _("%(shown)s van %(all)s") % {"shown": n_shown, "all": n_units}, rest)
        )
    if have_one_scale(list_scores(edition, FACTOR) + list_scores(edition, OUTCOME)):
        about = _("zoveel kan een score van het geheel schelen")
        facts.append(Fact(_("Hoe zeker"), _measure_margin(edition, root), about))
    return tuple(facts)


def _measure_margin(edition: Edition, root: ReleasedGroup) -> str:
    """Return the widest half interval of the whole, read from the shown ends."""
    margins = [
        (max(cell.high - cell.mean, cell.mean - cell.low), variable.decimals)
        for variable in edition.table.variables
        if (cell := edition.table.cell(root.key, variable.key))
    ]
    margin, decimals = max(margins)
    least = 10.0**-decimals
    size = number_format(max(margin, least), decimals)
    return (_("hooguit %(size)s") if margin >= least / 2 else _("minder dan %(size)s")) % {"size": size}
