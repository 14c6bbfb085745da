"""Shown groups in tree order, so that everything inside a group is one stretch of rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from speelveld.science.disclosure.arrays import Counts, add_up_by, add_up_stretches
from speelveld.science.disclosure.blocks import Block, find_owners
from speelveld.science.disclosure.gate_tree import GateNode, GateTree


class Rows:
    """Published nodes, and the blocks that need a row of their own (combined groups).

    Parameters
    ----------
    gate : tree of units and stored groups.
    published : per node.
    blocks : from `form_blocks`.

    Attributes
    ----------
    nodes : node of each row, -1 for a combined group.
    places : (node position, 0 or 1) where each row stands; a combined group stands just before the
        first of its units.
    parents : row of the smallest published node around each row, -1 at the top.
    end : each row and all rows inside it are `row : end[row]`.
    block_row : row that each block belongs to directly.
    """

    def __init__(self, gate: GateTree, published: Sequence[bool], blocks: Sequence[Block]) -> None:
        owners = find_owners(gate.parents, published)
        stand = [((node, 1), -1) for node, shown in enumerate(published) if shown]
        stand += [
            ((_find_first_hidden(gate, block), 0), index)
            for index, block in enumerate(blocks)
            if not block.is_whole
        ]
        stand.sort()
        self.gate = gate
        self.blocks = blocks
        self.places = [place for place, _ in stand]
        self.nodes = [position if is_node else -1 for (position, is_node), _ in stand]
        self.block_of = [index for _, index in stand]
        self.row_of = {node: row for row, node in enumerate(self.nodes) if node >= 0}
        self.parents = [self._find_row_above(row, owners) for row in range(len(stand))]
        loose = {index: row for row, index in enumerate(self.block_of) if index >= 0}
        self.block_row = [
            loose[index] if index in loose else self.row_of[block.owner] for index, block in enumerate(blocks)
        ]

    def __len__(self) -> int:
        return len(self.places)

    def _find_row_above(self, row: int, owners: Sequence[int]) -> int:
        if self.nodes[row] < 0:
            return self.row_of[self.blocks[self.block_of[row]].owner]
        above = self.gate.parents[self.nodes[row]]
        return self.row_of.get(owners[above], -1) if above >= 0 else -1

    @cached_property
    def end(self) -> Counts:
        """End of the stretch of each row."""
        position = np.array([place[0] for place in self.places], dtype=np.int64)
        stop = np.array(self.gate.end, dtype=np.int64)[position]
        is_node = np.array([node >= 0 for node in self.nodes], dtype=np.bool_)
        inside = np.searchsorted(position, stop)
        return np.where(is_node, inside, np.arange(1, len(self) + 1)).astype(np.int64)

    def atoms(self, row: int) -> tuple[int, ...]:
        """Stored groups inside a row, in tree order."""
        node = self.nodes[row]
        return tuple(self.gate.atoms_below(node)) if node >= 0 else self.blocks[self.block_of[row]].atoms

    @cached_property
    def block_of_atom(self) -> Counts:
        """(atoms,) block that each stored group is in, -1 when it is in nothing that is shown."""
        found = np.full(self.gate.n_atoms, -1, dtype=np.int64)
        for index, block in enumerate(self.blocks):
            found[list(block.atoms)] = index
        return found

    def as_tree(self) -> GateTree:
        """The same groups as a tree of their own, with the blocks as leaves."""
        block_of = {row: block for block, row in enumerate(self.block_row)}
        nodes = [
            GateNode(
                key=self.gate.nodes[node].key if node >= 0 else "",
                kind="unit" if node >= 0 else "combined",
                parent=above,
                atom=block_of.get(row, -1),
                unit_keys=(),
            )
            for row, (node, above) in enumerate(zip(self.nodes, self.parents, strict=True))
        ]
        return GateTree(nodes, len(self.blocks))

    def nest(self, inner: Rows) -> Rows:
        """Rows chosen from `as_tree`, as rows of the tree of units and stored groups."""
        published = [False] * len(self.gate)
        for row in inner.row_of:
            if self.nodes[row] >= 0:
                published[self.nodes[row]] = True
        owners = find_owners(self.gate.parents, published)
        blocks = []
        for block in inner.blocks:
            row = block.owner
            is_node = self.nodes[row] >= 0
            owner = owners[self.nodes[row if is_node else self.parents[row]]]
            if owner >= 0:  # a combined group is only shown with a unit around it
                atoms = tuple(atom for part in block.atoms for atom in self.blocks[part].atoms)
                blocks.append(Block(owner, atoms, is_node and block.is_whole))
        return Rows(self.gate, published, blocks)

    def sum_blocks(self, per_atom: Counts) -> Counts:
        """Sums per block of whole numbers per stored group, shape (atoms, ...) to (blocks, ...)."""
        return add_up_by(self.block_of_atom, per_atom, len(self.blocks))

    def add_up(self, per_block: Counts) -> Counts:
        """Sums per row of whole numbers per block, shape (blocks, ...) to (rows, ...)."""
        own = np.zeros((len(self), *per_block.shape[1:]), dtype=np.int64)
        own[self.block_row] = per_block
        return add_up_stretches(own, self.end)


def _find_first_hidden(gate: GateTree, block: Block) -> int:
    """The child of the block's owner that its first stored group is in; that child is not shown."""
    node = gate.leaf_of[block.atoms[0]]
    while gate.parents[node] != block.owner:
        node = gate.parents[node]
    return node
