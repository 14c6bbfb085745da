"""Units that one wave reports on as one: a single node of its tree, with a key of its own."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from speelveld.science.disclosure.grouping import smallest_unit_around
from speelveld.science.disclosure.tree import Tree, Unit


@dataclass(frozen=True)
class Merge:
    """Units to read as one, with all below them."""

    name: str
    unit_keys: frozenset[str]


@dataclass(frozen=True)
class MergedTree:
    """Units after merging; `place_of` gives for each unit that is gone the node that stands for it."""

    units: tuple[Unit, ...]
    place_of: Mapping[str, str]


def merge_tree(tree: Tree, merges: Iterable[Merge], peopled: Collection[str]) -> MergedTree:
    """Replace the units of each merge by one node below the smallest unit around them.

    `peopled` are the units with people of their own. A merge counts for those of its units that still stand apart
    and have people in or below them; with fewer than two of these it changes nothing.
    """
    place_of: dict[str, str] = {}
    node_at: dict[str, Unit] = {}  # place of the first unit
    for merge in merges:
        members = _list_members(tree, merge, place_of, peopled)
        if len(members) < 2:
            continue
        node = Unit(_make_key(members, tree), smallest_unit_around(members, tree), merge.name)
        node_at[members[0]] = node
        place_of |= {unit.key: node.key for member in members for unit in tree.subtree(member)}
    units = (node_at.get(unit.key, unit) for unit in tree if unit.key in node_at or unit.key not in place_of)
    return MergedTree(tuple(units), place_of)


def _list_members(
    tree: Tree, merge: Merge, place_of: Mapping[str, str], peopled: Collection[str]
) -> list[str]:
    taken, members = set(place_of), []
    for unit in tree:
        below = {one.key for one in tree.subtree(unit.key)}
        is_free = unit.parent is not None and taken.isdisjoint(below)
        if unit.key in merge.unit_keys and is_free and not below.isdisjoint(peopled):
            members.append(unit.key)
            taken |= below
    return members


def _make_key(members: Iterable[str], tree: Tree) -> str:
    """Return a key that is the same in every wave that merges these units, and never that of a unit."""
    key = "merged:" + hashlib.sha256("\n".join(sorted(members)).encode()).hexdigest()[:16]
    while key in tree:
        key += ":"
    return key
