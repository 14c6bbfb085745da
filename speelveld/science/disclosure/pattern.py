"""Which figures are shown: from head counts and numbers of respondents alone, never from answers (S3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from speelveld.science.disclosure.aggregation import Aggregates
from speelveld.science.disclosure.arrays import Counts
from speelveld.science.disclosure.blocks import Block, form_blocks
from speelveld.science.disclosure.gate_tree import GateTree
from speelveld.science.disclosure.optimum import choose_published
from speelveld.science.disclosure.settings import Settings, remainder_for

FEW_ANSWERED = 0.8  # a score that fewer respondents have gets a pattern of its own


@dataclass(frozen=True, slots=True)
class Family:
    """Scores that are shown for the same groups.

    Parameters
    ----------
    columns : positions of the scores.
    k, remainder : thresholds of this family.
    has_respondents : whether the number of respondents follows this pattern too.
    """

    columns: tuple[int, ...]
    k: int
    remainder: int
    has_respondents: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """Shown nodes and the blocks they are made of.

    Parameters
    ----------
    family : the scores it holds for.
    published : per node of the gate tree.
    blocks : disjoint sets of stored groups.
    block_n : per block the least number of people with a score, over the family.
    """

    family: Family
    published: tuple[bool, ...]
    blocks: tuple[Block, ...]
    block_n: tuple[int, ...]


def split_families(aggregates: Aggregates, settings: Settings) -> list[Family]:
    """Scores that nearly everybody has share one pattern; the others have their own.

    A yes-or-no score is a percentage in disguise, so it takes the threshold of percentages.
    """
    respondents = max(int(aggregates.n_respondents.sum()), 1)
    answered = aggregates.n.sum(axis=0) / respondents
    usual: list[int] = []
    yes_or_no: list[int] = []
    families = []
    for column, variable in enumerate(aggregates.variables):
        is_share = variable.levels == 1
        if answered[column] < FEW_ANSWERED:
            families.append(_make_family((column,), settings, is_share))
        else:
            (yes_or_no if is_share else usual).append(column)
    if yes_or_no:
        families.insert(0, _make_family(tuple(yes_or_no), settings, is_share=True))
    return [Family(tuple(usual), settings.k, settings.remainder, has_respondents=True), *families]


def _make_family(columns: tuple[int, ...], settings: Settings, is_share: bool) -> Family:
    if is_share:
        return Family(columns, settings.k_distribution, remainder_for(settings.k_distribution))
    return Family(columns, settings.k, settings.remainder)


def find_pattern(
    gate: GateTree, aggregates: Aggregates, family: Family, shown_before: frozenset[str] = frozenset()
) -> Pattern:
    """The largest safe set of nodes for one family of scores.

    Counting for each stored group the score with the fewest people makes every block large enough
    for all scores of the family at once; a block counts as empty only when nobody has any of them.
    """
    counts = aggregates.n[:, list(family.columns)]
    if family.has_respondents:
        counts = np.column_stack([counts, aggregates.n_respondents])
    fewest, most = counts.min(axis=1), counts.max(axis=1)
    n = gate.add_up(fewest)
    published = choose_published(
        parents=gate.parents,
        n=n.tolist(),
        is_empty=(gate.add_up(most) == 0).tolist(),
        weights=weigh_nodes(gate, n, shown_before),
        k=family.k,
        k_remainder=family.remainder,
    )
    blocks = form_blocks(gate, published, fewest.tolist(), family.remainder)
    block_n = tuple(int(fewest[list(block.atoms)].sum()) for block in blocks)
    return Pattern(family, tuple(published), tuple(blocks), block_n)


def weigh_nodes(gate: GateTree, n: Counts, shown_before: frozenset[str]) -> list[int]:
    """Most nodes first; then those that were shown last time; then those with most people.

    The top outweighs all else, so that nobody is left without any figure to read.
    """
    people = int(n.sum()) + 1
    node = people * (len(gate) + 1)
    weights = [
        node + people * (gate_node.key in shown_before) + int(size)
        for gate_node, size in zip(gate.nodes, n, strict=True)
    ]
    weights[0] += node * (len(gate) + 1)
    return weights


def find_distribution_pattern(pattern: Pattern, rows: RowTree, settings: Settings) -> DistributionPattern:
    """Where percentages are shown: among the shown groups, with the larger threshold.

    Only shown groups take part, so every block of percentages is a union of blocks of means.
    """
    sizes = rows.add_up(np.array(pattern.block_n, dtype=np.int64))
    published = choose_published(
        parents=rows.parents,
        n=sizes.tolist(),
        is_empty=[size == 0 for size in sizes.tolist()],
        weights=[int(sizes.sum()) + 1 + int(size) for size in sizes],
        k=settings.k_distribution,
        k_remainder=remainder_for(settings.k_distribution),
    )
    return DistributionPattern(rows, tuple(published), tuple(rows.own_row_of_blocks(published)))


class RowTree:
    """Shown groups as a tree: published nodes first, then the blocks that have a row of their own."""

    def __init__(self, pattern: Pattern, parents: Sequence[int]) -> None:
        nodes = [position for position, shown in enumerate(pattern.published) if shown]
        row_of = {position: row for row, position in enumerate(nodes)}
        self.nodes = nodes
        loose = [index for index, block in enumerate(pattern.blocks) if not block.is_whole]
        self.loose_blocks = [pattern.blocks[index] for index in loose]
        self.parents = [_find_row_above(position, parents, row_of) for position in nodes]
        self.block_rows = [row_of[block.owner] for block in pattern.blocks]
        for index in loose:
            self.parents.append(self.block_rows[index])
            self.block_rows[index] = len(self.parents) - 1

    def add_up(self, per_block: Counts) -> Counts:
        """Sums per row of whole numbers per block, shape (blocks, ...) to (rows, ...); exact."""
        sums = np.zeros((len(self.parents), *per_block.shape[1:]), dtype=np.int64)
        sums[self.block_rows] = per_block
        for row in range(len(sums) - 1, -1, -1):
            if self.parents[row] >= 0:
                sums[self.parents[row]] += sums[row]
        return sums

    def own_row_of_blocks(self, published: Sequence[bool]) -> list[int]:
        """For every block the smallest published row around it, -1 when there is none."""
        owner: list[int] = []
        for row, above in enumerate(self.parents):
            owner.append(row if published[row] else owner[above] if above >= 0 else -1)
        return [owner[row] for row in self.block_rows]


@dataclass(frozen=True, slots=True)
class DistributionPattern:
    """Rows with percentages, and for each block of means the row whose remainder it belongs to."""

    rows: RowTree
    published: tuple[bool, ...]
    block_owner: tuple[int, ...]


def _find_row_above(position: int, parents: Sequence[int], row_of: dict[int, int]) -> int:
    above = parents[position]
    while above >= 0 and above not in row_of:
        above = parents[above]
    return row_of.get(above, -1)
