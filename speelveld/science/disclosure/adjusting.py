"""One set of totals behind the tree and all filters, in which every small set stays open (S2).

Figures of several families are not made of disjoint blocks, so none can be protected by itself. Instead
the totals of kinds of people are drawn towards the middle of the scale where too little is open, and every
figure of every family is added up from those. What has enough room is never touched.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from speelveld.science.disclosure.arrays import Counts, Scores
from speelveld.science.disclosure.crossing import TREE, list_rows
from speelveld.science.disclosure.crossing_proof import split_parts
from speelveld.science.disclosure.edges import Margins
from speelveld.science.disclosure.openness import Demand, Limit, Shown
from speelveld.science.disclosure.settings import Settings, Variable

FINEST = 1000  # steps of a scale that totals are moved by


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """People of one score who have shown blocks in common, some of them of filters.

    Parameters
    ----------
    column : position of the score.
    members : positions of its people among all kinds.
    group : for each of those, the kind it is taken together with: the same blocks everywhere.
    shown : the blocks as figures about kinds.
    demand : what has to stay open.
    limits : how far each block has to stay from both ends.
    step : codes that one unit of a total stands for; above one where scores are nearly continuous.
    """

    column: int
    members: Counts
    group: Counts
    shown: Shown
    demand: Demand
    limits: tuple[Limit, ...]
    step: float

    def can_open(self) -> bool:
        """Whether answers in the middle of the scale leave enough open; decided by head counts alone."""
        return not self.shown.find_limits(self.shown.full / 2, self.demand)

    def adjust(self, totals: Counts) -> None:
        """Change the (c,) totals of all kinds in place; only sums over the same blocks keep a meaning."""
        before = np.bincount(self.group, weights=totals[self.members]) / self.step
        now = before.copy()
        limits, last = [*self.limits], None
        while last is None or not np.array_equal(now, last):
            last = now.copy()
            _draw_in(now, limits, self.shown.full)
            limits += self.shown.find_limits(now, self.demand)
        _, first = np.unique(self.group, return_index=True)
        totals[self.members[first]] += np.rint((now - before) * self.step).astype(np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Crossing:
    """Who shares what with whom.

    Parameters
    ----------
    blocks : (c, 1 + f) block of each kind of people per family; that of the tree is its row.
    people : (c, v) people of each kind with each score.
    variables : v scores.
    margins : (rows, v) least distance of tree blocks from the ends.
    settings : k and w.
    """

    blocks: Counts
    people: Counts
    variables: Sequence[Variable]
    margins: Margins
    settings: Settings

    def list_parts(self) -> list[Part]:
        """The parts where filters and tree have people in common, score by score."""
        return [
            self._make_part(members[self.people[members, column] > 0], column)
            for members in split_parts(self.blocks)
            if self.blocks[members, TREE + 1 :].any()
            for column in range(len(self.variables))
            if self.people[members, column].any()
        ]

    def _make_part(self, members: Counts, column: int) -> Part:
        variable = self.variables[column]
        kinds, group = np.unique(self.blocks[members], axis=0, return_inverse=True)
        group = group.ravel()
        n = np.bincount(group, weights=self.people[members, column])
        step = max(variable.levels / FINEST, 1.0)
        shown = Shown(list_rows(kinds), n * variable.levels / step)
        demand = Demand(_choose_margin(kinds, variable, self.settings) / step, n < self.settings.k)
        tree = np.unique(kinds[:, TREE])
        least = np.column_stack([self.margins.low[tree, column], self.margins.high[tree, column]]) / step
        limits = tuple(_limit_blocks(shown, least, demand.margin))
        return Part(column, members, group, shown, demand, limits, step)


def _choose_margin(kinds: Counts, variable: Variable, settings: Settings) -> int:
    """`w` times the range; with several filters a step more, as whole answers fit less tightly there."""
    least = max(math.ceil(settings.w * variable.levels - 1e-9), 1)
    n_filters = int(kinds[:, TREE + 1 :].any(axis=0).sum())
    return least if n_filters == 1 else min(least + 1, variable.levels)


def _limit_blocks(shown: Shown, least: Scores, margin: float) -> Iterator[Limit]:
    """Rows come family by family, blocks of the tree first; those have least distances of their own."""
    for number, row in enumerate(shown.rows):
        low, high = np.maximum(least[number], margin) if number < len(least) else (margin, margin)
        yield Limit(row, 0.0, low)
        yield Limit(-row, float(row @ shown.full), high)


def _draw_in(totals: Scores, limits: Sequence[Limit], full: Scores) -> None:
    """Move totals towards the middle, those with most room to it first, until all limits hold.

    It ends, since the middle is never passed; there, everything is open (see `can_open`).
    """
    middle = np.floor(full / 2)
    moved = True
    while moved:
        moved = False
        for limit in limits:
            while (lack := limit.measure_lack(totals)) > 0:
                room = np.where(limit.weights > 0, middle - totals, totals - middle)
                room[np.abs(limit.weights) < 1e-6] = 0.0
                kind = int(room.argmax())
                if room[kind] < 1:
                    break
                pull = float(limit.weights[kind])
                totals[kind] += math.copysign(min(room[kind], math.ceil(lack / abs(pull) - 1e-6)), pull)
                moved = True
