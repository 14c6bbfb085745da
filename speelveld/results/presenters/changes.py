"""What changed since the wave before: said only where it is more than chance and tells of no leaver."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld.results.presenters.wording import write_number
from speelveld.results.queries import Edition
from speelveld.science.disclosure import (
    Difference,
    ReleasedCell,
    ReleasedGroup,
    ReleasedVariable,
    change_may_be_shown,
    difference,
)

DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True)
class Change:
    """A difference in words. `direction` is above 0 for better, below for worse, 0 when one cannot say."""

    direction: int
    text: str
    icon: str


@dataclass(frozen=True)
class Waves:
    """The wave that is read, and the one before it, if there is one."""

    now: Edition
    before: Edition | None

    @property
    def title_before(self) -> str:
        return self.before.title if self.before else ""


def read_change(waves: Waves, group: ReleasedGroup, variable: ReleasedVariable) -> Change | None:
    """Return what may be said about one score of one group; None when there is no wave before."""
    now, before = waves.now, waves.before
    if before is None:
        return None
    if _find_same(now, before, variable) is None:
        return Change(0, _("Nieuw in deze meting"), "plus")
    found = measure_change(waves, group, variable)
    if found and found.is_clear and found.value:
        return describe_change(found.value, judge_direction(found.value, variable), variable)
    return Change(0, _("Nog te vroeg om te zeggen"), "early")


def measure_change(waves: Waves, group: ReleasedGroup, variable: ReleasedVariable) -> Difference | None:
    """Return the difference with the wave before and its interval; None when it might tell of one person."""
    now, before = waves.now, waves.before
    earlier = _find_same(now, before, variable) if before else None
    if before is None or earlier is None:
        return None
    cell, former = now.table.cell(group.key, variable.key), before.table.cell(group.key, variable.key)
    if cell and former and _is_sharp(cell, former) and _may_tell(now, before, group, cell, former):
        return difference(cell, former, variable, earlier)
    return None


def judge_direction(value: float, variable: ReleasedVariable) -> int:
    """Return 1 when this difference is for the better, else -1."""
    return 1 if (value > 0) == variable.higher_is_better else -1


def _find_same(now: Edition, before: Edition, variable: ReleasedVariable) -> ReleasedVariable | None:
    """Return this score in the wave before; None when it was not asked, in other words, or on another scale."""
    if now.instrument != before.instrument:
        return None
    same = [one for one in before.table.variables if one.key == variable.key]
    fits = same and (same[0].lo, same[0].hi) == (variable.lo, variable.hi) and same[0].pooled_sd is not None
    return same[0] if fits else None


def _is_sharp(cell: ReleasedCell, former: ReleasedCell) -> bool:
    """Whether neither figure is a limit at a protected end."""
    return not (cell.at_most or cell.at_least or former.at_most or former.at_least)


def _may_tell(
    now: Edition, before: Edition, group: ReleasedGroup, cell: ReleasedCell, former: ReleasedCell
) -> bool:
    stayers = _expect_stayers(now, before, group, cell, former)
    return change_may_be_shown(stayers, _count_months(now, before))


def _count_months(now: Edition, before: Edition) -> float:
    """Return the time between two waves; none when it is not known, so that the strictest rule holds."""
    if now.opens_on is None or before.opens_on is None:
        return 0.0
    return round((now.opens_on - before.opens_on).days / DAYS_A_MONTH, 1)


def _expect_stayers(
    now: Edition, before: Edition, group: ReleasedGroup, cell: ReleasedCell, former: ReleasedCell
) -> float:
    """Return how many people probably answered both times: those asked twice, times both shares of response.

    Of a unit's own staff we do not know who stayed, so nothing is expected. When nobody knows who was asked
    twice, the worst is assumed: one person left and all others stayed. With fewer stayers the change would tell
    less of each leaver, since all who came and went are in it too.
    """
    if now.stayers is None:
        return min(cell.n, former.n) - 1
    then = before.table.group(group.key)
    if then is None or not group.n_invited or not then.n_invited or group.own_staff_of:
        return 0.0
    asked_twice = sum(now.stayers.get(key, 0) for key in group.unit_keys)
    return asked_twice * (cell.n / group.n_invited) * (former.n / then.n_invited)


def describe_change(value: float, direction: int, variable: ReleasedVariable) -> Change:
    """Return a difference in words; the arrow follows the figure, the direction what is better."""
    size = {"size": write_number(abs(value), variable)}
    text = _("%(size)s hoger") % size if value > 0 else _("%(size)s lager") % size
    return Change(direction, text, "up" if value > 0 else "down")
