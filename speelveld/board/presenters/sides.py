"""How directors, owner, managers and works council see the conditions, and where they differ."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from speelveld.board.models import ConditionView
from speelveld.board.models.conditions import Judgement
from speelveld.board.texts import get_condition_names

STEPS = {Judgement.TO_DO: 0, Judgement.BUSY: 1, Judgement.IN_ORDER: 2}
GAP = 1.0  # one step between what two sides say on average is worth a talk


@dataclass(frozen=True)
class Said:
    """What one side says about one condition: how often each judgement, the best first."""

    side: str
    parts: tuple[tuple[int, str], ...]
    mean: float | None


@dataclass(frozen=True)
class Row:
    key: str
    name: str
    said: tuple[Said, ...]

    @property
    def differs(self) -> bool:
        """Whether two sides see it clearly differently."""
        means = [one.mean for one in self.said if one.mean is not None]
        return len(means) > 1 and max(means) - min(means) >= GAP


@dataclass(frozen=True)
class Sides:
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    n: int

    @property
    def differing(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.differs)


def present_sides(views: Iterable[ConditionView]) -> Sides:
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for view in views:
        found[view.condition, view.side][view.judgement] += 1
    rows = tuple(
        Row(key, name, tuple(_sum_up(str(side.label), found[key, side]) for side in ConditionView.Side))
        for key, name in get_condition_names().items()
    )
    names = tuple(str(side.label) for side in ConditionView.Side)
    return Sides(names, rows, sum(counter.total() for counter in found.values()))


def _sum_up(side: str, counts: Counter[str]) -> Said:
    parts = tuple((counts[step], str(step.label)) for step in reversed(Judgement) if counts[step])
    total = counts.total()
    mean = sum(STEPS[Judgement(key)] * n for key, n in counts.items()) / total if total else None
    return Said(side, parts, mean)
