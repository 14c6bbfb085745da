"""S1 for the tree and several filters together, proved from the people of a part of the organisation."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from speelveld.science.disclosure.arrays import Counts
from speelveld.science.disclosure.crossing import GROUND, TREE, join_blocks, list_rows, merge_kinds
from speelveld.science.disclosure.cuts import find_least_cut
from speelveld.science.disclosure.reach import Verdict, examine_each

NEAR = (400, 4000)  # kinds of people around a unit that are looked at before everybody


class CrossingProof:
    """Blocks of everything shown, with a new cell put in on trial.

    Parameters
    ----------
    blocks : (c, f) block of each kind of people per family, in tree order; changed by its owner.
    people : (c, v) people of each kind, per score.
    k : least number of people.
    """

    def __init__(self, blocks: Counts, people: Counts, k: int) -> None:
        self.blocks = blocks
        self.people = people
        self.k = k

    def examine(self, first: int, last: int, touched: Mapping[int, set[int]]) -> Verdict:
        """Decide whether new cells inside a unit keep the whole safe, given that it was safe before.

        Parameters
        ----------
        first, last : the stretch of kinds that are in the unit.
        touched : per family the blocks that the new cells were taken from.

        Notes
        -----
        Inner blocks lie within the unit, outer ones reach beyond it. Combinations of inner blocks
        alone are about people of the unit alone, so a small one is a finding. For the proof, suppose a
        combination about fewer than k people. (a) Pairs of people outside the unit show that all outer
        blocks of a filter have the same number in it. (b) With one number per filter for those, the
        people of the unit show that it is zero for all of them. Then the same combination is had
        by giving the inner blocks of each filter the number of its outer ones, and no new cell is
        needed; but without those, no combination was about fewer than k people.
        """
        inside = self.blocks[first:last]
        outer = self._find_outer(first, last, touched)
        verdict = self._decide(_set_aside(inside, outer, {}), first, last)
        if verdict is Verdict.UNSAFE or all(blocks <= {GROUND} for blocks in outer.values()):
            return verdict
        if not all(self._agree(first, last, family, blocks) for family, blocks in outer.items()):
            return Verdict.UNPROVED
        shared = {family: min(blocks) for family, blocks in outer.items() if blocks}
        verdict = self._decide(_set_aside(inside, outer, shared), first, last)
        return Verdict.UNPROVED if verdict is Verdict.UNSAFE else verdict

    def _find_outer(self, first: int, last: int, touched: Mapping[int, set[int]]) -> dict[int, set[int]]:
        outer: dict[int, set[int]] = {}
        for family in range(1, self.blocks.shape[1]):
            column = self.blocks[:, family]
            here = set(column[first:last].tolist()) | touched.get(family, set())
            there = set(np.concatenate([column[:first], column[last:]]).tolist()) | {GROUND}
            outer[family] = here & there
        return outer

    def _agree(self, first: int, last: int, family: int, outer: set[int]) -> bool:
        """Whether people outside the unit show that these blocks have one number, near ones first."""
        if len(outer) <= 1:
            return True
        for width in (*NEAR, len(self.blocks)):
            start, stop = max(0, first - width), last + width
            around = np.r_[start:first, last : min(stop, len(self.blocks))]
            around = around[np.isin(self.blocks[around, family], list(outer))]
            joined = join_blocks(self.blocks[around], self.people[around], self.k, [family])
            found = dict(zip(self.blocks[around, family].tolist(), joined[:, family].tolist(), strict=True))
            if outer <= found.keys() and len({found[block] for block in outer}) == 1:
                return True
            if start == 0 and stop >= len(self.blocks):
                break
        return False

    def _decide(self, blocks: Counts, first: int, last: int) -> Verdict:
        people = self.people[first:last]
        filters = [family for family in range(1, blocks.shape[1]) if blocks[:, family].any()]
        if len(filters) == 1:
            return self._cut(blocks[:, [TREE, *filters]], people)
        blocks = join_blocks(blocks, people, self.k, filters)
        verdicts = {
            examine_each(list_rows(blocks[part]), people[part], self.k) for part in split_parts(blocks)
        }
        return next((v for v in (Verdict.UNSAFE, Verdict.UNPROVED) if v in verdicts), Verdict.SAFE)

    def _cut(self, blocks: Counts, people: Counts) -> Verdict:
        """One filter: exact, for each score by itself."""
        kinds, n = merge_kinds(blocks, people)
        _, tree = np.unique(kinds[:, 0], return_inverse=True)
        _, own = np.unique(kinds[:, 1], return_inverse=True)
        ends = np.column_stack([tree, own + tree.max() + 1])
        for score in range(n.shape[1]):
            some = n[:, score] > 0
            cut = find_least_cut(ends[some], n[some, score])
            if cut is not None and cut < self.k:
                return Verdict.UNSAFE
        return Verdict.SAFE


def _set_aside(blocks: Counts, outer: Mapping[int, set[int]], shared: Mapping[int, int]) -> Counts:
    """Replace the outer blocks of each filter by the one they share, ground when there is none."""
    blocks = blocks.copy()
    for family, found in outer.items():
        reaching = np.isin(blocks[:, family], list(found))
        blocks[reaching, family] = shared.get(family, GROUND)
    return blocks


def split_parts(blocks: Counts) -> list[Counts]:
    """Kinds of people that have no block with the others in common."""
    vertex = np.zeros_like(blocks)
    count = 0
    for family in range(blocks.shape[1]):
        _, place = np.unique(blocks[:, family], return_inverse=True)
        vertex[:, family] = place.ravel() + count
        count = int(vertex[:, family].max(initial=count - 1)) + 1
    is_real = (blocks != GROUND) | (np.arange(blocks.shape[1]) == TREE)
    kind, column = np.nonzero(is_real)
    ones = np.ones(len(kind), dtype=np.int64)
    size = len(blocks) + count
    links = coo_array((ones, (kind, len(blocks) + vertex[kind, column])), shape=(size, size))
    _, part = connected_components(links, directed=False)
    own = part[: len(blocks)]
    return [np.flatnonzero(own == number) for number in np.unique(own)]
