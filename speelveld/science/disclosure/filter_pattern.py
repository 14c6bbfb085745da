"""Which filter cells are shown: accepted one by one, each only when the whole is proved safe (S1, S3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from speelveld.science.disclosure.arrays import Counts, add_up_by
from speelveld.science.disclosure.crossing import GROUND, TREE
from speelveld.science.disclosure.crossing_proof import CrossingProof
from speelveld.science.disclosure.filters import Marks
from speelveld.science.disclosure.reach import Verdict
from speelveld.science.disclosure.rows import Rows

UNIT_FACTOR = 3  # units with fewer than so many times k respondents have no filter cells

Progress = Callable[[int, int], None]


class FilterCell(NamedTuple):
    """A breakdown of a shown unit: its row, the filter and the value, all by position."""

    row: int
    filter: int
    value: int


class FilterPattern(NamedTuple):
    """What is shown of filters.

    Parameters
    ----------
    offered : every cell of every unit that is large enough for filters.
    shown : those among them that are shown.
    kind_of_atom : (a,) kind of people of each atom, -1 for those in nothing that is shown.
    values : (c, f) value of each kind of people on every filter, -1 when unknown.
    blocks : (c, 1 + f) the finest shown group of each kind, per family; 0 is none, except in the tree.
    """

    offered: tuple[FilterCell, ...]
    shown: tuple[FilterCell, ...]
    kind_of_atom: Counts
    values: Counts
    blocks: Counts


def find_filter_pattern(
    rows: Rows, marks: Marks, people: Counts, k: int, progress: Progress | None = None
) -> FilterPattern:
    """Accept filter cells from the top of the tree down.

    Parameters
    ----------
    rows : what is shown of the tree; fixed, and safe by itself.
    marks : stored group and values of each atom.
    people : (a, v) people with each score.
    k : least number of people behind every statement.
    progress : called with units done and units to do.
    """
    block = rows.block_of_atom[marks.group]
    tree = np.append(np.array(rows.block_row, dtype=np.int64), -1)[
        block
    ]  # block -1: in nothing that is shown
    kinds, kind_of_atom = np.unique(np.column_stack([tree, marks.values]), axis=0, return_inverse=True)
    n = add_up_by(kind_of_atom.ravel(), people, len(kinds))
    n_outside = int(np.searchsorted(kinds[:, TREE], 0))
    choice = _Choice(rows, kinds[n_outside:], n[n_outside:], k)
    for done, row in enumerate(choice.units, 1):
        for number, n_values in enumerate(marks.n_values):
            choice.break_down(row, number, n_values)
        if progress:
            progress(done, len(choice.units))
    place = np.maximum(kind_of_atom.ravel() - n_outside, -1)
    values = choice.kinds[:, TREE + 1 :]
    return FilterPattern(tuple(choice.offered), tuple(choice.shown), place, values, choice.proof.blocks)


class _Choice:
    """What has been accepted so far."""

    def __init__(self, rows: Rows, kinds: Counts, people: Counts, k: int) -> None:
        self.rows = rows
        self.kinds = kinds
        self.people = people
        self.k = k
        blocks = np.full_like(kinds, GROUND)
        blocks[:, TREE] = kinds[:, TREE]
        self.proof = CrossingProof(blocks, people, k)
        self.offered: list[FilterCell] = []
        self.shown: list[FilterCell] = []
        self.units = self._list_units()

    def _list_units(self) -> list[int]:
        """Rows of units that are large enough, higher ones first."""
        levels: list[int] = []
        for above in self.rows.parents:
            levels.append(levels[above] + 1 if above >= 0 else 0)
        large = [
            row
            for row, node in enumerate(self.rows.nodes)
            if node >= 0
            and self.rows.gate.nodes[node].kind == "unit"
            and self._count(*self._stretch(row)) >= UNIT_FACTOR * self.k
        ]
        return sorted(large, key=lambda row: (levels[row], row))

    def _stretch(self, row: int) -> tuple[int, int]:
        first, last = np.searchsorted(self.kinds[:, TREE], [row, self.rows.end[row]])
        return int(first), int(last)

    def _count(self, first: int, last: int) -> int:
        return int(self.people[first:last].sum(axis=0).min())

    def break_down(self, row: int, number: int, n_values: int) -> None:
        """Accept all cells of a unit and a filter together, or else those that can be, largest first."""
        first, last = self._stretch(row)
        own = self.kinds[first:last, 1 + number]
        sizes = [int(self.people[first:last][own == value].sum(axis=0).min()) for value in range(n_values)]
        self.offered += [FilterCell(row, number, value) for value in range(n_values)]
        large = [value for value in range(n_values) if sizes[value] >= self.k]
        one_by_one = [[value] for value in sorted(large, key=lambda value: -sizes[value])]
        if len(large) > 1 and self._accept(row, number, large):
            return
        for values in one_by_one:
            self._accept(row, number, values)

    def _accept(self, row: int, number: int, values: Sequence[int]) -> bool:
        first, last = self._stretch(row)
        family = 1 + number
        before = self.proof.blocks[first:last, family].copy()
        for value in values:
            cell = first + np.flatnonzero(self.kinds[first:last, family] == value)
            self.proof.blocks[cell, family] = self.proof.blocks[:, family].max() + 1
        if self._is_proved(row, family, before):
            self.shown += [FilterCell(row, number, value) for value in values]
            return True
        self.proof.blocks[first:last, family] = before
        return False

    def _is_proved(self, row: int, family: int, before: Counts) -> bool:
        """Look at the unit first, and at the units around it as long as that decides nothing."""
        touched = {family: set(before.tolist())}
        scope = row
        while True:
            verdict = self.proof.examine(*self._stretch(scope), touched)
            scope = self.rows.parents[scope]
            if verdict is not Verdict.UNPROVED or scope < 0:
                return verdict is Verdict.SAFE
