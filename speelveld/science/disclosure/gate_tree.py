"""The tree the gate works on: units that can be told apart, with the groups of stored answers as leaves."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from speelveld.science.disclosure.arrays import Counts, add_up_stretches
from speelveld.science.disclosure.grouping import ReportingGroup, name_group, smallest_unit_around
from speelveld.science.disclosure.tree import Tree


class GateNode(NamedTuple):
    """A unit, or a leaf that is not a whole unit (own staff of an inner unit, units taken together).

    Parameters
    ----------
    key, kind : `unit`, `staff` or `combined`.
    parent : position of the node above, -1 for the root.
    atom : position of the reporting group when this node is a leaf, else -1.
    unit_keys : the unit itself, or the units whose own people form the leaf.
    is_part : whether it is a part of the unit above.
    """

    key: str
    kind: str
    parent: int
    atom: int
    unit_keys: tuple[str, ...]
    is_part: bool = False


class GateTree:
    """Nodes in tree order; every subtree is a stretch `position : end[position]`."""

    def __init__(self, nodes: Sequence[GateNode], n_atoms: int) -> None:
        self.nodes = tuple(nodes)
        self.parents = [node.parent for node in nodes]
        self.n_atoms = n_atoms
        self.atoms = [node.atom for node in nodes]
        self.leaf_of = {atom: position for position, atom in enumerate(self.atoms) if atom >= 0}
        self.end = list(range(1, len(self.nodes) + 1))
        for position in range(len(self.nodes) - 1, 0, -1):
            above = self.parents[position]
            self.end[above] = max(self.end[above], self.end[position])
        self._atom_order = list(self.leaf_of)
        self._leaves_before = [0, *itertools.accumulate(int(atom >= 0) for atom in self.atoms)]

    def __len__(self) -> int:
        return len(self.nodes)

    def add_up(self, per_atom: Counts) -> Counts:
        """Sums per node of whole numbers per atom, shape (atoms, ...) to (nodes, ...); exact."""
        own = np.zeros((len(self), *per_atom.shape[1:]), dtype=np.int64)
        own[list(self.leaf_of.values())] = per_atom[self._atom_order]
        return add_up_stretches(own, np.array(self.end, dtype=np.int64))

    def atoms_below(self, position: int) -> list[int]:
        """Reporting groups inside a node, in tree order."""
        return self._atom_order[self._leaves_before[position] : self._leaves_before[self.end[position]]]

    def count_atoms_below(self, position: int) -> int:
        """How many reporting groups are inside a node."""
        return self._leaves_before[self.end[position]] - self._leaves_before[position]


def build_gate_tree(tree: Tree, groups: Sequence[ReportingGroup]) -> GateTree:
    """Put the reporting groups under the units that still can be told apart.

    A unit whose people are spread over groups that also hold others cannot be shown by itself and
    is left out; its groups hang below the smallest unit around them that can.

    Raises
    ------
    ValueError
        When a group names an unknown unit, or two groups name the same one.
    """
    _check_groups(tree, groups)
    around = [smallest_unit_around(group.unit_keys, tree) for group in groups]
    blurred = _find_blurred_units(tree, groups, around)
    hosts: dict[str, list[int]] = {}
    for atom, top in enumerate(around):
        host = top
        while host in blurred:
            host = tree[host].parent or tree.root.key
        hosts.setdefault(host, []).append(atom)
    peopled = _find_peopled_units(tree, hosts) - blurred
    return GateTree(
        _lay_out(tree, groups, hosts, [unit.key for unit in tree if unit.key in peopled]), len(groups)
    )


def _check_groups(tree: Tree, groups: Sequence[ReportingGroup]) -> None:
    if not groups:
        raise ValueError("There are no groups to report on.")
    seen: set[str] = set()
    for group in groups:
        for key in group.unit_keys:
            if key not in tree:
                raise ValueError(f"Group {group.key!r} names unit {key!r}, which is not in the tree.")
            if key in seen:
                raise ValueError(f"Unit {key!r} is in more than one group.")
            seen.add(key)


def _find_blurred_units(tree: Tree, groups: Sequence[ReportingGroup], around: Sequence[str]) -> set[str]:
    blurred: set[str] = set()
    for group, top in zip(groups, around, strict=True):
        for unit_key in group.unit_keys:
            key = unit_key
            while key != top:
                blurred.add(key)
                key = tree[key].parent or top
    return blurred


def _find_peopled_units(tree: Tree, hosts: dict[str, list[int]]) -> set[str]:
    peopled = {tree.root.key}
    for host in hosts:
        key: str | None = host
        while key is not None and key not in peopled:
            peopled.add(key)
            key = tree[key].parent
    return peopled


def _lay_out(
    tree: Tree, groups: Sequence[ReportingGroup], hosts: dict[str, list[int]], units: Sequence[str]
) -> list[GateNode]:
    """Nodes in tree order; loose groups stand among the units by their first member."""
    above = _find_units_above(tree, units)
    has_units_below = set(above.values())
    entries: list[tuple[int, int, str, int]] = []  # tree position, units before groups, unit, atom
    for key in units:
        atoms = hosts.get(key, [])
        alone = len(atoms) == 1 and key not in has_units_below
        entries.append((tree.position(key), 0, key, atoms[0] if alone else -1))
        if not alone:
            entries += [(tree.position(groups[atom].unit_keys[0]), 1, key, atom) for atom in atoms]
    position_of: dict[str | None, int] = {None: -1}
    nodes: list[GateNode] = []
    for _, loose, key, atom in sorted(entries):
        if loose:
            nodes.append(_make_leaf(tree, groups[atom], position_of[key], atom))
        else:
            position_of[key] = len(nodes)
            nodes.append(GateNode(key, "unit", position_of[above[key]], atom, (key,), tree[key].is_part))
    return nodes


def _find_units_above(tree: Tree, units: Sequence[str]) -> dict[str, str | None]:
    """For every unit that has a node, the nearest one above it that has a node too."""
    known = set(units)
    above: dict[str, str | None] = {}
    for key in units:
        parent = tree[key].parent
        while parent is not None and parent not in known:
            parent = tree[parent].parent
        above[key] = parent
    return above


def _make_leaf(tree: Tree, group: ReportingGroup, parent: int, atom: int) -> GateNode:
    kind = "staff" if len(group.unit_keys) == 1 else "combined"
    return GateNode(name_group(group.unit_keys, tree), kind, parent, atom, group.unit_keys)
