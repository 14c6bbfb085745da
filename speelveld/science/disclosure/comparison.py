"""Comparing shown figures with each other, and when a change may be shown at all."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import stdtrit

from speelveld.science.disclosure.intervals import CONFIDENCE
from speelveld.science.disclosure.records import ReleasedCell, ReleasedVariable

SMALL_DIFFERENCE = 0.05  # of the range: 0.2 on a scale of 1 to 5
LARGE_DIFFERENCE = 0.10
HALF_A_YEAR = 6
R_DISTANT, R_CLOSE = 0.8, 0.9  # test-retest correlation assumed for waves far apart and close together
MOST_EXPLAINED = 0.25  # of one leaver's score by the change of the total


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference between two shown means with its 95% interval, rounded like the means."""

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether it is larger than chance."""
        return self.low > 0 or self.high < 0


def compare(child: ReleasedCell, parent: ReleasedCell, variable: ReleasedVariable) -> int:
    """How a group stands out from the larger group it belongs to, as a step from -2 to 2.

    Zero unless the difference is larger than chance and at least a twentieth of the range (0.2 on a
    scale of 1 to 5); two from a tenth of the range. Only shown figures are used, so the step tells
    nothing that the figures do not.

    Notes
    -----
    The group is a part of the larger one, so the variance of the difference of the two means is
    sd**2 (1/n_child - 1/n_parent). No finite population correction: the question is not what others
    would have answered, but whether the group differs by more than chance.
    """
    if child.n >= parent.n:
        return 0
    spread = math.sqrt(1 / child.n - 1 / parent.n)
    found = _describe(child.mean - parent.mean, spread, variable, variable.dof)
    size = abs(found.value) / (variable.hi - variable.lo) + 1e-9
    if not found.is_clear or size < SMALL_DIFFERENCE or _points_at_open_end(found.value, child, parent):
        return 0
    step = 2 if size >= LARGE_DIFFERENCE else 1
    return step if found.value > 0 else -step


def difference(
    now: ReleasedCell, before: ReleasedCell, variable: ReleasedVariable, earlier: ReleasedVariable
) -> Difference:
    """The change of one group between two waves; first ask `change_may_be_shown`.

    The waves are treated as separate samples. The same people answer more alike than that, so the
    interval is rather too wide than too narrow.

    Parameters
    ----------
    now, before : figures of the same group in two waves.
    variable, earlier : the variable as released in each wave.
    """
    if (variable.lo, variable.hi) != (earlier.lo, earlier.hi):
        raise ValueError(f"Variable {variable.key!r} has another scale than in the earlier wave.")
    if variable.pooled_sd is None or earlier.pooled_sd is None:
        raise ValueError(f"Variable {variable.key!r} is not shown in both waves.")
    variance = variable.pooled_sd**2 / now.n + earlier.pooled_sd**2 / before.n
    dof = max(min(variable.dof, earlier.dof), 1)
    return _describe(now.mean - before.mean, math.sqrt(variance) / variable.pooled_sd, variable, dof)


def change_may_be_shown(expected_stayers: float, months_between: float) -> bool:
    """Whether a change between two waves says little enough about who left or came.

    With s people in both waves and test-retest correlation r the change of the total explains
    1 / (1 + 2 s (1 - r)) of the score of one leaver; at most a quarter is allowed.

    Parameters
    ----------
    expected_stayers : respondents of the group expected in both waves.
    months_between : time between the waves; from six months on r = 0.8 is assumed, else 0.9.
    """
    r = R_DISTANT if months_between >= HALF_A_YEAR else R_CLOSE
    return explain_leaver(expected_stayers, r) <= MOST_EXPLAINED + 1e-12


def explain_leaver(stayers: float, r: float) -> float:
    """Share of the variance of one leaver's score that the change of the total explains."""
    return 1 / (1 + 2 * stayers * (1 - r))


def _describe(value: float, spread: float, variable: ReleasedVariable, dof: int) -> Difference:
    half = float(stdtrit(dof, (1 + CONFIDENCE) / 2)) * (variable.pooled_sd or 0.0) * spread
    rounded = (round(part, variable.decimals) for part in (value, value - half, value + half))
    return Difference(*(part + 0.0 for part in rounded))


def _points_at_open_end(value: float, child: ReleasedCell, parent: ReleasedCell) -> bool:
    """Whether the true difference may be smaller than the shown one: a figure stands at a protected end."""
    larger, smaller = (child, parent) if value > 0 else (parent, child)
    return larger.at_most or smaller.at_least
