"""What changed since the wave before? Every score with its difference and interval, as far as that may be told."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld.results.permissions import Sight
from speelveld.results.presenters.changes import Waves, judge_direction, measure_change, read_change
from speelveld.results.presenters.overview import Facts, present_facts
from speelveld.results.presenters.place import Link, Place, find_place
from speelveld.results.presenters.scores import FACTOR, OUTCOME, Score, list_scores
from speelveld.results.presenters.wording import Sentence, name_group, say, stress, write_mean, write_number
from speelveld.science.disclosure import Difference, ReleasedGroup, ReleasedVariable

MOST_PLACES = 12


@dataclass(frozen=True)
class Shift:
    """One score in both waves. `direction` 1: better, -1: worse, 0: one cannot say."""

    key: str
    name: str
    then: str
    now: str
    n_then: int
    n_now: int
    direction: int
    icon: str
    size: str
    range: str


@dataclass(frozen=True)
class PlaceShift:
    """A group below this one where a score changed."""

    place: Link
    score: str
    text: str
    icon: str


@dataclass(frozen=True)
class ChangedPage:
    """`early` names scores of which nothing may be told yet, `new` those that were not asked before."""

    facts: Facts
    place: Place
    before: str
    summary: tuple[Sentence, ...]
    better: tuple[Shift, ...]
    worse: tuple[Shift, ...]
    unclear: tuple[Shift, ...]
    early: tuple[str, ...]
    new: tuple[str, ...]
    below: tuple[PlaceShift, ...]

    @property
    def tables(self) -> tuple[tuple[str, tuple[Shift, ...]], ...]:
        """Parts that are not empty, each with its heading."""
        parts = (
            (_("Beter"), self.better),
            (_("Minder goed"), self.worse),
            (_("Niet duidelijk veranderd"), self.unclear),
        )
        return tuple(part for part in parts if part[1])


def present_changed(waves: Waves, sight: Sight, key: str) -> ChangedPage:
    """Return the page of a unit or group; empty when there is no wave before or nothing can be shown."""
    table = waves.now.table
    place = find_place(table, sight, key)
    scores = list_scores(waves.now, FACTOR) + list_scores(waves.now, OUTCOME)
    shown = [score for score in scores if place.group and table.cell(place.group.key, score.key)]
    shifts = [shift for score in shown if (shift := _measure(waves, place, score))]
    told = {shift.key for shift in shifts}
    silent = [score for score in shown if score.key not in told] if waves.before else []
    new = [score for score in silent if _is_new(waves, place, score)]
    parts = {step: tuple(one for one in shifts if one.direction == step) for step in (1, 0, -1)}
    return ChangedPage(
        facts=present_facts(waves.now),
        place=place,
        before=waves.title_before,
        summary=_summarise(parts[1], parts[-1], waves.title_before),
        better=parts[1],
        worse=parts[-1],
        unclear=parts[0],
        early=tuple(score.name for score in silent if score not in new),
        new=tuple(score.name for score in new),
        below=_look_below(waves, sight, place, scores),
    )


def _measure(waves: Waves, place: Place, score: Score) -> Shift | None:
    assert place.group is not None
    found = measure_change(waves, place.group, score.variable)
    if found is None or waves.before is None:
        return None
    cell = waves.now.table.cell(place.group.key, score.key)
    former = waves.before.table.cell(place.group.key, score.key)
    assert cell is not None
    assert former is not None
    is_clear = found.is_clear and bool(found.value)
    return Shift(
        key=score.key,
        name=score.name,
        then=write_mean(former, score.variable),
        now=write_mean(cell, score.variable),
        n_then=former.n,
        n_now=cell.n,
        direction=judge_direction(found.value, score.variable) if is_clear else 0,
        icon=("up" if found.value > 0 else "down") if is_clear else "",
        size=_write_signed(found.value, score.variable),
        range=_write_range(found, score.variable),
    )


def _is_new(waves: Waves, place: Place, score: Score) -> bool:
    assert place.group is not None
    change = read_change(waves, place.group, score.variable)
    return change is not None and change.icon == "plus"


def _write_signed(value: float, variable: ReleasedVariable) -> str:
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + write_number(abs(value), variable)


def _write_range(found: Difference, variable: ReleasedVariable) -> str:
    ends = {"low": _write_signed(found.low, variable), "high": _write_signed(found.high, variable)}
    return _("%(low)s tot %(high)s") % ends


def _summarise(better: tuple[Shift, ...], worse: tuple[Shift, ...], before: str) -> tuple[Sentence, ...]:
    if not before:
        return (say(_("Dit is de eerste meting. Na de volgende zie je hier wat er veranderd is.")),)
    sentences = []
    if better:
        names = stress([shift.name for shift in better])
        sentences.append(say(_("Beter dan bij {before}: {scores}."), before=before, scores=names))
    if worse:
        names = stress([shift.name for shift in worse])
        sentences.append(say(_("Minder goed dan bij {before}: {scores}."), before=before, scores=names))
    if not sentences:
        sentences.append(
            say(_("Of er iets veranderd is sinds {before}, kunnen we nog niet zeggen."), before=before)
        )
    return tuple(sentences)


def _look_below(waves: Waves, sight: Sight, place: Place, scores: list[Score]) -> tuple[PlaceShift, ...]:
    """Return changes in the shown groups right below, those for the worse first."""
    table = waves.now.table
    if waves.before is None or place.group is None or place.together or place.group.kind != "unit":
        return ()
    groups = [group for group in table.children(place.group.key) if sight.may_open(group.key)]
    found = [
        (change.direction, _describe(waves, group, score, change.text, change.icon))
        for group in groups
        for score in scores
        if (change := read_change(waves, group, score.variable)) and change.direction
    ]
    return tuple(one for _step, one in sorted(found, key=lambda pair: pair[0])[:MOST_PLACES])


def _describe(waves: Waves, group: ReleasedGroup, score: Score, text: str, icon: str) -> PlaceShift:
    return PlaceShift(Link(name_group(waves.now.table, group), group.key), score.name, text, icon)
