"""How much stays open about the total of each kind of people, given the totals that are shown (S2).

Totals are sums of codes. An attacker knows the total of every shown figure, and that the total of a kind
lies between nothing and `full`. What he cannot tell apart is a polytope; these are its widths.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from speelveld.science.disclosure.arrays import Flags, Scores
from speelveld.science.disclosure.elimination import TINY, eliminate

NEAR_END = 0.02  # part of the scale; a starting point closer to an end than this is looked for again
ROUNDING = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Demand:
    """What has to stay open.

    Parameters
    ----------
    margin : the largest possible total of every kind is at least this, the smallest this much below full.
    is_small : (c,) kinds of fewer than k people; their total has to be able to vary by `margin`.
    """

    margin: float
    is_small: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Limit:
    """Something the shown totals say: `weights @ totals + constant` is all that stays open."""

    weights: Scores
    constant: float
    needed: float

    def measure_lack(self, totals: Scores) -> float:
        """How much more would have to be open; zero when it is enough."""
        lack = self.needed - float(self.weights @ totals) - self.constant
        return lack if lack > ROUNDING * max(self.needed, 1.0) else 0.0


class Directions:
    """Ways to change totals without changing any shown figure: one kind goes, others make up for it.

    Parameters
    ----------
    rows : (r, c) shown figures.
    full : (c,) the largest total of each kind; large kinds make up for small ones.
    """

    def __init__(self, rows: Scores, full: Scores) -> None:
        self.full = full
        reduced, pivots = eliminate(rows, np.argsort(-full, kind="stable").tolist())
        self.pivots = np.array(pivots, dtype=np.int64)
        self.free = np.setdiff1d(np.arange(rows.shape[1]), self.pivots)
        self.pull = -reduced[: len(pivots)][:, self.free]  # on the pivots, when a free kind goes up by one

    def _measure_steps(self, point: Scores, sign: int) -> Scores:
        """(free,) how far each free kind can go up (or down) before any kind reaches an end."""
        above, below = self.full - point, point
        own = (above if sign > 0 else below)[self.free]
        pull = sign * self.pull
        with np.errstate(divide="ignore", invalid="ignore"):
            rising = np.where(pull > TINY, above[self.pivots, None] / pull, np.inf)
            falling = np.where(pull < -TINY, below[self.pivots, None] / -pull, np.inf)
        allowed = np.minimum(rising, falling).min(axis=0, initial=np.inf)
        steps: Scores = np.maximum(np.minimum(own, allowed), 0.0)
        return steps

    def move_about(self, middle: Scores) -> tuple[Scores, Scores]:
        """Bounds that are surely reached: move one free kind at a time as far as it goes."""
        up, down = (self._measure_steps(middle, sign) for sign in (1, -1))
        low, high = middle.copy(), middle.copy()
        low[self.free] -= down
        high[self.free] += up
        if len(self.free) and len(self.pivots):
            high[self.pivots] += np.maximum(self.pull * up, -self.pull * down).max(axis=1)
            low[self.pivots] -= np.maximum(-self.pull * up, self.pull * down).max(axis=1)
        return low, high


class Shown:
    """Shown figures as rows, and what can change without changing any of them.

    Parameters
    ----------
    rows : (r, c) zeros and ones: which kinds are in each figure.
    full : (c,) the largest total of each kind, above zero.
    """

    def __init__(self, rows: Scores, full: Scores) -> None:
        self.rows = rows
        self.full = full
        self._directions = Directions(rows, full)
        self._changes: list[Scores] = []  # that show the same, as found by programmes

    def find_limits(self, totals: Scores, demand: Demand) -> list[Limit]:
        """The limits that leave too little open; none when all is well.

        Moving along known directions shows most kinds to be open, and linear programmes that move many
        at a time most of the others. What is left is asked one by one; the dual solution is the limit.
        """
        low, high = self._directions.move_about(self._find_middle(totals))
        for point in self._recall(totals):
            low, high = np.fmin(low, point), np.fmax(high, point)
        low, high = self._move_many(totals, low, high, demand)
        limits: list[Limit] = []
        for kind in np.flatnonzero(~self._is_open(low, high, demand)).tolist():
            if self._is_open(low, high, demand)[kind]:
                continue  # shown by a point that was found for another kind
            (most, up), (least, down) = self._find_most(kind, totals), self._find_least(kind, totals)
            low, high = np.fmin(low, np.fmin(most, least)), np.fmax(high, np.fmax(most, least))
            own = _demand_of(kind, up, down, demand, self.full)
            limits += [limit for limit in own if limit.measure_lack(totals)]
        return limits

    def _move_many(self, totals: Scores, low: Scores, high: Scores, demand: Demand) -> tuple[Scores, Scores]:
        """Move all that seem closed at a time, for as long as that shows some of them to be open."""
        closed = ~self._is_open(low, high, demand)
        n_before = len(closed) + 1
        while 1 < (n_closed := int(closed.sum())) < n_before:
            n_before = n_closed
            for sign in (1.0, -1.0):
                point, _ = self._solve(np.where(closed, sign, 0.0), totals)
                low, high = np.fmin(low, point), np.fmax(high, point)
            closed = ~self._is_open(low, high, demand)
        return low, high

    def _recall(self, totals: Scores) -> Scores:
        """(m, c) points found before that still can be, now that the totals have changed a little."""
        points = totals + np.array(self._changes).reshape(-1, len(totals))
        return points[((points >= -ROUNDING) & (points <= self.full + ROUNDING)).all(axis=1)]

    def _is_open(self, low: Scores, high: Scores, demand: Demand) -> Flags:
        needed = demand.margin - ROUNDING
        ends = (high >= needed) & (self.full - low >= needed)
        return ends & (~demand.is_small | (high - low >= needed))

    def _find_middle(self, totals: Scores) -> Scores:
        """Totals that show the same and lie well inside: spread evenly, or else as far in as can be."""
        shown = self.rows @ totals
        even = self.full * (totals.sum() / self.full.sum())
        spread = self.rows * self.full
        steps, *_ = np.linalg.lstsq(spread @ self.rows.T, shown - self.rows @ even, rcond=None)
        middle: Scores = even + self.full * (self.rows.T @ steps)
        part = middle / self.full
        if part.min() >= NEAR_END and part.max() <= 1 - NEAR_END:
            return middle
        return self._find_deepest(shown, totals)

    def _find_deepest(self, shown: Scores, totals: Scores) -> Scores:
        size = len(self.full)
        ends = np.vstack([-np.eye(size), np.eye(size)])
        found = linprog(
            np.append(np.zeros(size), -1.0),
            A_ub=np.column_stack([ends, np.tile(self.full, 2)]),
            b_ub=np.append(np.zeros(size), self.full),
            A_eq=np.column_stack([self.rows, np.zeros(len(self.rows))]),
            b_eq=shown,
        )
        return _read(found.x)[:size] if found.success else totals

    def _find_most(self, kind: int, totals: Scores) -> tuple[Scores, Limit]:
        """A point with the largest total of a kind, and why it cannot be larger."""
        point, prices = self._solve(-self._pick(kind), totals)
        weights = -(self.rows.T @ prices)
        rest = -weights
        rest[kind] += 1.0
        return point, Limit(weights, float(np.maximum(rest, 0.0) @ self.full), 0.0)

    def _find_least(self, kind: int, totals: Scores) -> tuple[Scores, Limit]:
        """A point with the smallest total of a kind, and why it cannot be further below full."""
        point, prices = self._solve(self._pick(kind), totals)
        weights = -(self.rows.T @ prices)
        rest = -weights
        rest[kind] -= 1.0
        constant = self.full[kind] + float(np.maximum(rest, 0.0) @ self.full)
        return point, Limit(weights, constant, 0.0)

    def _pick(self, kind: int) -> Scores:
        goal = np.zeros(len(self.full))
        goal[kind] = 1.0
        return goal

    def _solve(self, goal: Scores, totals: Scores) -> tuple[Scores, Scores]:
        """Totals that show the same with the least value of a goal, and the price of every figure."""
        bounds = [(0.0, most) for most in self.full.tolist()]
        found = linprog(
            goal, A_eq=self.rows, b_eq=self.rows @ totals, bounds=bounds, options={"presolve": False}
        )
        if not found.success:  # never: the totals themselves are a solution
            raise ArithmeticError(f"A linear programme about shown totals failed: {found.message}")
        point = _read(found.x)
        self._changes.append(point - totals)
        return point, _read(found.eqlin.marginals)


def _read(values: object) -> Scores:
    return np.asarray(values, dtype=np.float64)


def _demand_of(kind: int, up: Limit, down: Limit, demand: Demand, full: Scores) -> Iterator[Limit]:
    """The demands on one kind as limits with what they need."""
    yield Limit(up.weights, up.constant, demand.margin)
    yield Limit(down.weights, down.constant, demand.margin)
    if demand.is_small[kind]:
        constant = up.constant + down.constant - float(full[kind])
        yield Limit(up.weights + down.weights, constant, demand.margin)
