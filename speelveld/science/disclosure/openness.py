"""How much stays open about any few people, given the totals that are shown by tree and filters (S2).

Totals are whole sums of codes. People with the same blocks everywhere are one kind; an attacker knows
the total of every block and nothing else. What he cannot tell apart is shown by moves: changes of the totals
of kinds that leave every block as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from speelveld.science.disclosure.arrays import Counts, Flags, Scores
from speelveld.science.disclosure.crossing import list_rows
from speelveld.science.disclosure.elimination import TINY, eliminate, eliminate_whole
from speelveld.science.disclosure.moves import list_ends, list_short_moves, shorten, write_out

FAR = np.iinfo(np.int64).max // 4
POWERS = (2.0, 1.5, 1.0)
USUAL = (5,)  # tenths of the scale
PARTS = (0.6, 1.0)
SLIGHTLY = 0.01
AWAY = 0.04  # part of the scale that starts stay away from its ends
ROUNDS = 4
EXACT = 2.0**50  # whole numbers below this are whole in floating point too


class Lack(NamedTuple):
    """A kind that stands too near an end, and by how much: above zero it has to go up."""

    kind: int
    by: int


@dataclass
class _Found:
    """Moves that have a range of `margin`, and kinds whose total can lie far enough from both ends."""

    is_open: Flags
    can_vary: Flags


class Openness:
    """Changes that show the same, as a basis of all there are, and where to start from.

    Parameters
    ----------
    kinds : (c, f) block of each kind of people per family.
    people : (c,) people of each kind, at least one.
    levels : steps of the scale.
    margin : what has to stay open, in codes; at most `levels`.

    Notes
    -----
    Let S be fewer than k people, z totals of kinds that show what is shown, and c a move; z + t c shows
    the same for every whole t for which it stays within the scale.

    (a) If S holds some but not all people of a kind, and the total of that kind can lie at least
    `margin` from both ends, then their part of it varies by `margin` while all else stays as it is.
    (b) Otherwise S is a union of kinds. By S1 it is no combination of blocks, so not every move of a
    basis leaves its total alone; moves are whole, so that total varies by at least the range of t.

    So S2 holds for every S when every move has a range of `margin` and (a) holds for every kind of two people
    or more. All this is told by the shown totals and head counts alone: answers that show the same
    lead to the same z. Hence to know that a total was left as it was, or was not, tells nothing.
    """

    def __init__(self, kinds: Counts, people: Counts, levels: int, margin: int) -> None:
        self.rows = list_rows(kinds)
        self.people = people
        self.full = people * levels
        self.margin = margin
        reduced, pivots = eliminate_whole(self.rows, np.argsort(-people, kind="stable").tolist())
        self.pivots = np.array(pivots, dtype=np.int64)
        self.free = np.setdiff1d(np.arange(len(kinds)), self.pivots)
        self.pull = np.rint(-reduced[: len(pivots)][:, self.free])  # on pivots, when a free kind rises by one
        self._is_exact = self._check_basis() and not reduced[len(pivots) :].any()
        self.moves = self._list_moves(list_short_moves(kinds, people))
        self.ends, self.weights = list_ends(self.moves)
        self.usual = self._choose_basis(np.arange(len(self.moves)))

    def _check_basis(self) -> bool:
        """Whether the moves are whole and really leave every block as it is."""
        change = self.rows[:, self.free] + self.rows[:, self.pivots] @ self.pull
        return not change.any() and float(self.full.sum()) < EXACT

    def _list_moves(self, short: Counts) -> Counts:
        """(m, c) more moves than a basis has, shorter ones first."""
        basis = np.zeros((len(self.free), len(self.full)), dtype=np.int64)
        basis[:, self.free] = np.eye(len(self.free), dtype=np.int64)
        basis[:, self.pivots] = self.pull.T
        long = np.vstack([shorten(basis, short), basis])
        long = long[np.argsort(np.abs(long).sum(axis=1), kind="stable")]
        return np.vstack([write_out(short, len(self.full)), long])

    def _choose_basis(self, order: Counts) -> Counts:
        """The first moves in an order that make a basis; each is known by what it does to the free kinds."""
        coordinates = self.moves[order][:, self.free].T.astype(np.float64)
        _, chosen = eliminate(coordinates, range(len(order)))
        return order[chosen]

    def list_closed(self) -> Counts:
        """Kinds that keep others closed when all answers are in the middle, or near an end.

        Decided by head counts alone. When there are none, totals can always be drawn to where all is open,
        and usual ones need not be drawn at all.
        """
        if not self._is_exact:
            return np.arange(len(self.people))
        for part in USUAL:
            if lacks := self.find_lacks(self.full * part // 10):
                return np.unique([lack.kind for lack in lacks])
        return np.zeros(0, dtype=np.int64)

    def find_lacks(self, totals: Counts) -> list[Lack]:
        """Kinds that keep others closed, given the (c,) totals of kinds; none when all is open."""
        found = _Found(np.zeros(len(self.moves), dtype=np.bool_), self.people == 1)
        even = self.full / 2
        for power in POWERS:  # the last is as even as can be
            even = self._spread(totals, self.full / 2, self.people.astype(np.float64) ** power)
            self._look_from(self._round(even, totals), found)
            if not self._list_needs(found):
                return []
        room = np.maximum(np.minimum(even, self.full - even), TINY)
        for part in PARTS:  # closed ones nearer to the middle, while others give way
            for kinds in self._list_needs(found):
                nearer = even + np.where(kinds, part, 0.0) * (self.full / 2 - even)
                spread = self._spread(totals, nearer, np.where(kinds, SLIGHTLY * room, room))
                self._look_from(self._round(spread, totals), found)
        return self._list_lacks(self._round(even, totals), found) if self._list_needs(found) else []

    def _look_from(self, start: Counts, found: _Found) -> None:
        """What is open from a start."""
        if (start < 0).any() or (start > self.full).any():
            return
        up, down = (self._measure_steps(start, sign).min(axis=1, initial=FAR) for sign in (1, -1))
        found.is_open |= up + down >= self.margin
        found.can_vary |= self._find_varying(start, up, down)

    def _list_needs(self, found: _Found) -> list[Flags]:
        """The kinds that closed moves are about, and those that cannot vary."""
        closed = [self.moves[move] != 0 for move in self._find_closed(found.is_open)]
        every = np.arange(len(self.people))
        return closed + [every == kind for kind in np.flatnonzero(~found.can_vary)]

    def _list_lacks(self, start: Counts, found: _Found) -> list[Lack]:
        closed = self._find_closed(found.is_open)
        return [*self._list_outside(start)] or [
            *self._list_short_moves(start, closed),
            *self._list_closed_kinds(start, found.can_vary),
        ]

    def _find_closed(self, is_open: Flags) -> Counts:
        """Moves that are needed for a basis beside the open ones."""
        if is_open[self.usual].all():
            return self.usual[:0]
        basis = self._choose_basis(np.argsort(~is_open, kind="stable"))
        return basis[~is_open[basis]]

    def _list_outside(self, start: Counts) -> Iterator[Lack]:
        for kind in np.flatnonzero((start < 0) | (start > self.full)).tolist():
            yield Lack(kind, int(np.clip(start[kind], 0, self.full[kind]) - start[kind]))

    def _spread(self, totals: Counts, middle: Scores, give: Scores) -> Scores:
        """What shows the same as totals and is near a middle; kinds that give more are farther from it."""
        low, high = self.full * AWAY, self.full * (1 - AWAY)
        spread = middle
        for _ in range(ROUNDS):
            give = give / give.max()
            lack = self.rows @ (totals - spread)
            steps, *_ = np.linalg.lstsq((self.rows * give) @ self.rows.T, lack, rcond=None)
            spread = spread + give * (self.rows.T @ steps)
            beyond = (spread < low) | (spread > high)
            if not beyond.any():
                break
            spread = np.clip(spread, low, high)
            give = np.where(beyond, give * SLIGHTLY, give)
        return spread

    def _round(self, spread: Scores, totals: Counts) -> Counts:
        """Whole totals near these that show the same as `totals`; the same for all totals that do.

        Each free kind is rounded so that the pivots, which make up for all of them, stay where they are.
        """
        start = totals.copy()
        low = np.floor(spread[self.free])
        rest = spread[self.free] - low
        error = np.zeros(len(self.pivots))
        for place, part in enumerate(rest.tolist()):
            pull = self.pull[:, place]
            goes_up = float(error @ pull) + (0.5 - part) * float(pull @ pull) + 0.5 - part < 0
            low[place] += goes_up
            error += (goes_up - part) * pull
        start[self.free] = low.astype(np.int64)
        change = (start - totals)[self.free].astype(np.float64)
        start[self.pivots] += np.rint(self.pull @ change).astype(np.int64)
        return start

    def _measure_steps(self, start: Counts, sign: int) -> Counts:
        """(m, e) steps that each kind allows every move, up or down."""
        above, below = (self.full - start, start) if sign > 0 else (start, self.full - start)
        room = np.where(self.weights > 0, above[self.ends], below[self.ends])
        return np.where(self.weights != 0, room // np.maximum(np.abs(self.weights), 1), FAR)

    def _find_varying(self, start: Counts, up: Counts, down: Counts) -> Flags:
        """Kinds whose total can lie `margin` from both ends, at the start or after a move by ones."""
        low, high = start.copy(), start.copy()
        for sign, rise, fall in ((1, up, down), (-1, down, up)):
            move, place = np.nonzero(self.weights == sign)
            kind = self.ends[move, place]
            np.maximum.at(high, kind, start[kind] + rise[move])
            np.minimum.at(low, kind, start[kind] - fall[move])
        varying: Flags = (high >= self.margin) & (low <= self.full - self.margin)
        return varying

    def _list_short_moves(self, start: Counts, closed: Counts) -> Iterator[Lack]:
        """What stops moves that have no range of `margin`."""
        for sign, other in ((1, -1), (-1, 1)):
            steps, back = (self._measure_steps(start, way)[closed] for way in (sign, other))
            short = self.margin - steps.min(axis=1, initial=FAR) - back.min(axis=1, initial=FAR)
            for place, move in enumerate(closed.tolist()):
                end = int(steps[place].argmin())
                by = int(self.weights[move, end]) * max(int(short[place]), 1)
                yield Lack(int(self.ends[move, end]), -sign * by)

    def _list_closed_kinds(self, start: Counts, can_vary: Flags) -> Iterator[Lack]:
        """Kinds of two people or more that no move brings away from both ends."""
        for kind in np.flatnonzero(~can_vary).tolist():
            is_low = start[kind] < self.full[kind] // 2
            yield Lack(kind, self.margin if is_low else -self.margin)
