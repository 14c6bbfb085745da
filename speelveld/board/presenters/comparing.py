"""This cycle beside the former one: what lay on the field then and now, and what was decided."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from speelveld.board.models import Cycle, Decision, Measure
from speelveld.board.texts import get_level_names


@dataclass(frozen=True)
class Decided:
    """What was decided about one measure."""

    pk: int
    title: str
    unit: str
    choice: str
    note: str


@dataclass(frozen=True)
class Beside:
    """How many measures each level had in the former cycle, and has now."""

    former: str
    lines: tuple[tuple[str, int, int], ...]


def present_decisions(decisions: Iterable[Decision]) -> tuple[Decided, ...]:
    return tuple(
        Decided(
            pk=one.measure_id,
            title=one.measure.title,
            unit=one.measure.unit.name if one.measure.unit and one.measure.unit.parent_id else "",
            choice=str(one.get_choice_display()),
            note=one.note,
        )
        for one in decisions
    )


def compare(former: Cycle, decisions: Iterable[Decision], measures: Sequence[Measure]) -> Beside:
    """Count by level. A larger number is not better: the page says so."""
    then = Counter(one.measure.level for one in decisions)
    now = Counter(one.level for one in measures if one.state in (Measure.State.BUSY, Measure.State.DONE))
    return Beside(
        former.title, tuple((name, then[level], now[level]) for level, name in get_level_names().items())
    )
