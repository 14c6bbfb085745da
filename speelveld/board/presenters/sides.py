"""How directors, owner, managers, works council and employees see the conditions, and where they differ.

Employees speak through a survey alone: what is shown of them passed the gate, and no row here is one of them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from speelveld.board.models import ConditionView
from speelveld.board.models.conditions import Judgement
from speelveld.board.texts import get_condition_names
from speelveld.results.presenters.wording import join_names, write_response
from speelveld.results.queries import Edition

STEPS = {Judgement.TO_DO: 0, Judgement.BUSY: 1, Judgement.IN_ORDER: 2}
FIRST = 1  # what the questionnaire calls the lowest step
LEAST, MOST = 5, 95
GAP = 1.0  # one step between what two sides say on average is worth a talk


@dataclass(frozen=True)
class Said:
    """What one side says about one condition: how often each judgement, the best first."""

    side: str
    parts: tuple[str, ...]
    mean: float | None


@dataclass(frozen=True)
class Row:
    key: str
    name: str
    said: tuple[Said, ...]

    @property
    def _means(self) -> list[float]:
        return [one.mean for one in self.said if one.mean is not None]

    @property
    def differs(self) -> bool:
        """Whether two sides see it clearly differently."""
        return len(self._means) > 1 and max(self._means) - min(self._means) >= GAP

    @property
    def best(self) -> str:
        """Who sees it most favourably."""
        return join_names([one.side for one in self.said if one.mean == max(self._means)])

    @property
    def worst(self) -> str:
        return join_names([one.side for one in self.said if one.mean == min(self._means)])


@dataclass(frozen=True)
class Employees:
    """Where the column of employees comes from."""

    wave_id: int
    title: str
    response: str  # empty when there were too few answers to show anything


@dataclass(frozen=True)
class Sides:
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    n: int
    employees: Employees | None

    @property
    def differing(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.differs)


def present_sides(views: Iterable[ConditionView], edition: Edition | None = None) -> Sides:
    """Return what each side says; `edition` holds the last results of the questionnaire about conditions."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for view in views:
        found[view.condition, view.side][view.judgement] += 1
    rows = tuple(
        Row(
            key,
            name,
            (
                *(_sum_up(str(side.label), found[key, side]) for side in ConditionView.Side),
                _read_employees(edition, key),
            ),
        )
        for key, name in get_condition_names().items()
    )
    names = (*(str(side.label) for side in ConditionView.Side), _("Medewerkers"))
    n = sum(counter.total() for counter in found.values())
    return Sides(names, rows, n, _tell_source(edition) if edition else None)


def _sum_up(side: str, counts: Counter[str]) -> Said:
    parts = tuple(
        f"{counts[step]} × {str(step.label).lower()}" for step in reversed(Judgement) if counts[step]
    )
    total = counts.total()
    mean = sum(STEPS[Judgement(key)] * n for key, n in counts.items()) / total if total else None
    return Said(side, parts, mean)


def _read_employees(edition: Edition | None, condition: str) -> Said:
    """Return what the gate lets through about everybody together."""
    side = _("Medewerkers")
    table = edition.table if edition else None
    known = table is not None and condition in {variable.key for variable in table.variables}
    cell = table.cell(table.units[0].key, condition) if table and known else None
    if cell is None:
        return Said(side, (), None)
    shares = [*zip(Judgement, cell.shares or (), strict=False)]
    parts = tuple(f"{_write(share)} {str(step.label).lower()}" for step, share in reversed(shares) if share)
    mean = _("gemiddeld %(mean)s van 3") % {"mean": number_format(cell.mean, 1)}
    return Said(side, parts or (mean,), cell.mean - FIRST)


def _write(share: int) -> str:
    """Return a share as the gate means it: its ends stand for everything beyond."""
    if share <= LEAST:
        return _("hooguit %(share)s%%") % {"share": LEAST}
    return _("minstens %(share)s%%") % {"share": MOST} if share >= MOST else f"{share}%"


def _tell_source(edition: Edition) -> Employees:
    group = edition.table.group(edition.table.units[0].key)
    return Employees(edition.wave_id, edition.title, write_response(group) if group else "")
