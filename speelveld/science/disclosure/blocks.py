"""From published nodes to blocks: what each hides is split into combined groups of its own."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from speelveld.science.disclosure.gate_tree import GateTree


class Block(NamedTuple):
    """Stored groups that always appear together; the finest thing anyone can derive.

    Parameters
    ----------
    owner : the published node around it.
    atoms : positions of the groups of stored answers, in tree order.
    is_whole : whether the block is all there is in its owner, so that it needs no row of its own.
    """

    owner: int
    atoms: tuple[int, ...]
    is_whole: bool


def form_blocks(gate: GateTree, published: Sequence[bool], n: Sequence[int], least: int) -> list[Block]:
    """Disjoint blocks that together make every published node.

    Parameters
    ----------
    gate : tree with groups of stored answers as leaves.
    published : which nodes are shown.
    n : respondents per group of stored answers.
    least : respondents in a combined group; a rest joins the last one.
    """
    owner = find_owners(gate.parents, published)
    hidden: dict[int, list[int]] = {}
    for position, atom in enumerate(gate.atoms):
        if atom >= 0 and owner[position] >= 0:
            hidden.setdefault(owner[position], []).append(atom)
    blocks = []
    for node, atoms in sorted(hidden.items()):
        if not any(n[atom] for atom in atoms):
            continue  # nobody answered there: nothing is hidden and nothing is shown
        parts = _split(_keep_together(gate, published, atoms), n, least)
        is_whole = len(parts) == 1 and len(atoms) == gate.count_atoms_below(node)
        blocks += [Block(node, tuple(part), is_whole) for part in parts]
    return blocks


def find_owners(parents: Sequence[int], published: Sequence[bool]) -> list[int]:
    """For every node the smallest published node around it (itself included), -1 when there is none."""
    owner: list[int] = []
    for position, above in enumerate(parents):
        owner.append(position if published[position] else owner[above] if above >= 0 else -1)
    return owner


def _keep_together(gate: GateTree, published: Sequence[bool], atoms: Sequence[int]) -> list[list[int]]:
    """Parts of a unit that is not shown itself stay in one group, so that its people read one figure."""

    def find_unit(atom: int) -> int:
        leaf = gate.leaf_of[atom]
        above = gate.parents[leaf]
        return above if gate.nodes[leaf].is_part and not published[above] else leaf

    return [list(own) for _, own in itertools.groupby(atoms, key=find_unit)]


def _split(chunks: Sequence[Sequence[int]], n: Sequence[int], least: int) -> list[list[int]]:
    parts: list[list[int]] = []
    waiting: list[int] = []
    total = 0
    for chunk in chunks:
        waiting += chunk
        total += sum(n[atom] for atom in chunk)
        if total >= least:
            parts.append(waiting)
            waiting, total = [], 0
    if waiting and parts:
        parts[-1] += waiting
    elif waiting:
        parts.append(waiting)
    return parts
