"""Where to begin? A short list with reasons: level, change, weight and reach, each of them a released figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from speelveld.results.permissions import Sight
from speelveld.results.presenters.bars import Row
from speelveld.results.presenters.changes import Waves
from speelveld.results.presenters.factor import FittingMeasure, list_measures
from speelveld.results.presenters.importance import LESS, MORE, weigh_factors
from speelveld.results.presenters.overview import Facts, present_chart, present_facts
from speelveld.results.presenters.place import Place, find_place
from speelveld.results.presenters.scores import FACTOR, OUTCOME, get_text, judge
from speelveld.results.presenters.unit import Step, choose_step
from speelveld.results.presenters.wording import write_answers
from speelveld.science.disclosure import ReleasedCell, ReleasedVariable

N_BEGIN = 3
N_MEASURES = 2
WIDE = 25  # per cent of answers on the unfavourable side, from which on a subject concerns many


@dataclass(frozen=True)
class Reason:
    """Why a factor stands where it stands: what the figure says, and how many points that gives."""

    about: str
    text: str
    points: int


@dataclass(frozen=True)
class Candidate:
    """A factor with its figure, and level, change, weight and reach in this order."""

    key: str
    name: str
    mean: str
    range: str
    n: str
    reasons: tuple[Reason, ...]
    standing: float

    @property
    def points(self) -> int:
        return sum(reason.points for reason in self.reasons)

    @property
    def told(self) -> tuple[Reason, ...]:
        """The reasons that count."""
        return tuple(reason for reason in self.reasons if reason.points > 0)


@dataclass(frozen=True)
class Beginning:
    """A factor to begin with, a small step, and measures that may help."""

    candidate: Candidate
    step: Step
    measures: tuple[FittingMeasure, ...]


@dataclass(frozen=True)
class BeginPage:
    facts: Facts
    place: Place
    before: str
    beginnings: tuple[Beginning, ...]
    candidates: tuple[Candidate, ...]
    keep: Candidate | None
    has_weights: bool
    is_weight_of_whole: bool


def present_begin(waves: Waves, sight: Sight, key: str) -> BeginPage:
    """Return the page of a unit or group; empty when nothing can be shown."""
    place = find_place(waves.now.table, sight, key)
    charts = (present_chart(waves, place.group_key, place.around_key, kind) for kind in (FACTOR, OUTCOME))
    rows = next((chart.rows for chart in charts if chart.rows), ())
    weights = weigh_factors(waves.now)
    candidates = sorted(
        (_judge(waves, place, row, weights) for row in rows), key=lambda one: (-one.points, one.standing)
    )
    chosen = [one for one in candidates if one.points][:N_BEGIN]
    return BeginPage(
        facts=present_facts(waves.now),
        place=place,
        before=waves.title_before,
        beginnings=tuple(_begin(one, rows) for one in chosen),
        candidates=tuple(candidates),
        keep=max(candidates, key=lambda one: one.standing, default=None),
        has_weights=bool(weights),
        is_weight_of_whole=bool(weights) and not place.is_whole,
    )


def _begin(candidate: Candidate, rows: Sequence[Row]) -> Beginning:
    language = get_language() or "nl"
    row = next(row for row in rows if row.key == candidate.key)
    measures = list_measures(get_text(candidate.key, language), language)
    return Beginning(candidate, choose_step(row), measures[:N_MEASURES])


def _judge(waves: Waves, place: Place, row: Row, weights: dict[str, int]) -> Candidate:
    table = waves.now.table
    cell, variable = table.cell(place.group_key or "", row.key), table.variable(row.key)
    assert cell is not None
    reasons = (
        _judge_level(cell, variable),
        _judge_change(row),
        _judge_weight(weights.get(row.key)),
        _judge_reach(cell, row, variable),
    )
    return Candidate(row.key, row.name, row.mean, row.range, write_answers(row.n), reasons, row.standing)


def _judge_level(cell: ReleasedCell, variable: ReleasedVariable) -> Reason:
    about = _("Score")
    return {
        1: Reason(about, _("Deze score is gunstig."), 0),
        0: Reason(about, _("Deze score zit in het midden."), 1),
        -1: Reason(about, _("Deze score is ongunstig."), 2),
    }[judge(cell, variable)]


def _judge_change(row: Row) -> Reason:
    about, change = _("Verandering"), row.change
    if change is None:
        return Reason(about, _("Er is geen eerdere meting om mee te vergelijken."), 0)
    if change.direction < 0:
        return Reason(
            about, _("Het gaat minder goed dan de vorige keer: %(change)s.") % {"change": change.text}, 1
        )
    if change.direction > 0:
        return Reason(
            about, _("Het gaat al beter dan de vorige keer: %(change)s.") % {"change": change.text}, 0
        )
    return Reason(about, f"{change.text}.", 0)


def _judge_weight(weight: int | None) -> Reason:
    about = _("Gewicht")
    if weight == MORE:
        text = _("Dit hangt sterker dan de andere factoren samen met hoe het met mensen gaat.")
        return Reason(about, text, 1)
    if weight == LESS:
        return Reason(about, _("Dit hangt minder sterk samen met hoe het met mensen gaat."), 0)
    if weight is None:
        return Reason(about, _("Voor het gewicht deden te weinig mensen mee."), 0)
    return Reason(about, _("Dit weegt ongeveer even zwaar als de andere factoren."), 0)


def _judge_reach(cell: ReleasedCell, row: Row, variable: ReleasedVariable) -> Reason:
    """Judge how many it concerns: from the spread where that is shown, else from the group around."""
    about = _("Bereik")
    if cell.shares:
        share = cell.shares[0]
        text = _("Ongeveer %(share)s%% van de antwoorden is ongunstig.") % {"share": share}
        return Reason(about, text, int(share >= WIDE))
    if row.direction < 0:
        lower, higher = (
            _("De score is lager dan in het grotere geheel."),
            _("De score is hoger dan in het grotere geheel."),
        )
        return Reason(about, lower if variable.higher_is_better else higher, 1)
    return Reason(about, _("De score valt niet op in het grotere geheel."), 0)
