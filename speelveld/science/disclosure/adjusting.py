"""One set of totals behind the tree and all filters, in which every small set stays open (S2).

Figures of several families are not made of disjoint blocks, so none can be protected by itself. Instead
the totals of kinds of people are drawn towards the middle of the scale where too little is open, and every
figure of every family is added up from those. What has enough room is never touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from speelveld.science.disclosure.arrays import Counts, Flags, add_up_by
from speelveld.science.disclosure.crossing import TREE, list_rows
from speelveld.science.disclosure.crossing_proof import split_parts
from speelveld.science.disclosure.edges import Margins, measure_margin
from speelveld.science.disclosure.openness import Lack, Openness
from speelveld.science.disclosure.settings import Variable

STEPS = 8  # a lack is made up for in so many steps or fewer


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """People of one score who have shown blocks in common, some of them of filters.

    Parameters
    ----------
    column : position of the score.
    members : positions of its people among all kinds.
    group : for each of those, the kind it is taken together with: the same blocks everywhere.
    openness : what can change without changing a shown figure.
    least : (rows, 2) how far each block has to stay from the low and the high end.
    """

    column: int
    members: Counts
    group: Counts
    openness: Openness
    least: Counts

    def list_closed(self) -> Counts:
        """Members who keep others closed whatever is answered; decided by head counts alone."""
        return self.members[np.isin(self.group, self.openness.list_closed())]

    def adjust(self, totals: Counts) -> None:
        """Change the (c,) totals of all kinds in place; only sums over the same blocks keep a meaning."""
        before = add_up_by(self.group, totals[self.members], len(self.openness.full))
        now = before.copy()
        self._draw_from_ends(now)
        while lacks := self.openness.find_lacks(now):
            moved = [self._draw(now, lack) for lack in lacks]
            if not any(moved):  # everybody near is in the middle already
                farthest = int(np.abs(now - self.openness.full // 2).argmax())
                now[farthest] = self.openness.full[farthest] // 2
        _, first = np.unique(self.group, return_index=True)
        totals[self.members[first]] += now - before

    def _draw_from_ends(self, now: Counts) -> None:
        """Keep every block its least distance from both ends."""
        for row, (low, high) in zip(self.openness.rows > 0, self.least.tolist(), strict=True):
            total, full = int(now[row].sum()), int(self.openness.full[row].sum())
            self._pull_in(now, row, max(low - total, 0) - max(total - full + high, 0))

    def _draw(self, now: Counts, lack: Lack) -> bool:
        """Bring a kind away from an end by way of its blocks, in steps, so as not to go farther than needed."""
        full = self.openness.full
        for row in self.openness.rows[self.openness.rows[:, lack.kind] > 0] > 0:
            part = -(-abs(lack.by) * int(full[row].sum()) // (STEPS * int(full[lack.kind])))
            if self._pull_in(now, row, part if lack.by > 0 else -part):
                return True
        return False

    def _pull_in(self, now: Counts, row: Flags, by: int) -> bool:
        """Change the total of a block; those farthest from the middle give first, and nobody passes it."""
        middle = self.openness.full // 2
        room = np.where(row, middle - now if by > 0 else now - middle, 0)
        left = abs(by)
        for kind in np.argsort(-room, kind="stable").tolist():
            step = min(left, max(int(room[kind]), 0))
            if not step:
                break
            now[kind] += step if by > 0 else -step
            left -= step
        return left < abs(by)


@dataclass(frozen=True, slots=True, eq=False)
class Crossing:
    """Who shares what with whom.

    Parameters
    ----------
    people : (c, v) people of each kind with each score.
    variables : v scores.
    margins : (rows, v) least distance of tree blocks from the ends.
    w : part of the range that stays open.
    """

    people: Counts
    variables: Sequence[Variable]
    margins: Margins
    w: float

    def split(self, blocks: Counts) -> list[Counts]:
        """People that have a block in common with others, when there are filters among those blocks."""
        return [members for members in split_parts(blocks) if blocks[members, TREE + 1 :].any()]

    def make_parts(self, blocks: Counts, members: Counts) -> Iterator[Part]:
        """What they share, score by score; `blocks` are the (c, 1 + f) blocks of every kind per family."""
        for column in range(len(self.variables)):
            own = members[self.people[members, column] > 0]
            if len(own):
                yield self._make_part(blocks, own, column)

    def _make_part(self, blocks: Counts, members: Counts, column: int) -> Part:
        variable = self.variables[column]
        margin = measure_margin(variable, self.w)
        kinds, group = np.unique(blocks[members], axis=0, return_inverse=True)
        group = group.ravel()
        people = add_up_by(group, self.people[members, column], len(kinds))
        openness = Openness(kinds, people, variable.levels, margin)
        return Part(column, members, group, openness, self._list_margins(kinds, column, margin))

    def _list_margins(self, kinds: Counts, column: int, margin: int) -> Counts:
        """Rows come family by family, blocks of the tree first; those have least distances of their own."""
        least = np.full((len(list_rows(kinds)), 2), margin, dtype=np.int64)
        tree = np.unique(kinds[:, TREE])
        own = np.column_stack([self.margins.low[tree, column], self.margins.high[tree, column]])
        least[: len(tree)] = np.maximum(own, margin)
        return least
