"""Reporting groups: how answers are coarsened before anything is stored, from head counts alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from speelveld.science.disclosure.settings import FLOOR
from speelveld.science.disclosure.tree import Tree


@dataclass(frozen=True, slots=True)
class ReportingGroup:
    """People whose answers carry one and the same mark.

    Parameters
    ----------
    key : unit key for one whole unit without units below it, else made from the unit keys.
    unit_keys : units whose own people are in the group, in tree order.
    n_invited : how many people that are, None when unknown.
    parent : the smallest unit around the group; None when the group is the whole organisation.
    """

    key: str
    unit_keys: tuple[str, ...]
    n_invited: int | None
    parent: str | None


@dataclass(slots=True)
class _Part:
    """Units whose people stay together."""

    units: list[str]
    n: int

    def join(self, other: _Part) -> None:
        self.units += other.units
        self.n += other.n


@dataclass(slots=True)
class _Subtree:
    """What one unit hands to its parent: finished groups, or a rest too small to be one."""

    n: int
    groups: list[_Part] = field(default_factory=list)
    rest: _Part | None = None


def form_reporting_groups(tree: Tree, k: int) -> tuple[ReportingGroup, ...]:
    """Smallest groups of at least `k` invited people, nested in the tree.

    Units without units below them and with at least `k` people stand alone. Smaller ones below the
    same parent, and the parent's own people, are combined in tree order. What is left joins the last
    combined group, else the smallest neighbour that is one group, else the smallest neighbour
    becomes one group with it. Units without people are in no group.

    Parameters
    ----------
    tree : units with their own head counts, all known.
    k : least number of invited people in a group, at least 5.

    Returns
    -------
    Groups in tree order; every invited person belongs to exactly one.

    Raises
    ------
    ValueError
        When a head count is missing, `k` is below the floor, or the whole organisation is too small.
    """
    if k < FLOOR:
        raise ValueError(f"k is {k}; a reporting group has at least {FLOOR} people.")
    done: dict[str, _Subtree] = {}
    for unit in reversed(tree.units):
        if unit.n_invited is None:
            raise ValueError(f"The number of people in unit {unit.key!r} is unknown.")
        below = [done.pop(child.key) for child in tree.children(unit.key)]
        if unit.n_invited:
            below.insert(0, _as_subtree(_Part([unit.key], unit.n_invited), k))
        done[unit.key] = _merge_below(below, k)
    whole = done[tree.root.key]
    if whole.n < k:
        raise ValueError(
            f"The organisation has {whole.n} invited people; results need at least {k}. "
            "Invite more people, or do not use a survey that reports on groups."
        )
    return tuple(_describe(part, tree) for part in _in_tree_order(whole.groups, tree))


def one_group_per_unit(tree: Tree, answered: Iterable[str] = ()) -> tuple[ReportingGroup, ...]:
    """Groups for answers that were stored with any unit: one for every unit that has own people.

    Parameters
    ----------
    tree : the units; head counts may be unknown.
    answered : units that occur among the answers; they get a group whatever their head count.
    """
    present = set(answered)
    return tuple(
        ReportingGroup(
            unit.key, (unit.key,), unit.n_invited, unit.parent if tree.is_leaf(unit.key) else unit.key
        )
        for unit in tree
        if unit.n_invited or unit.key in present or (unit.n_invited is None and tree.is_leaf(unit.key))
    )


def _as_subtree(part: _Part, k: int) -> _Subtree:
    return _Subtree(part.n, [part]) if part.n >= k else _Subtree(part.n, rest=part)


def _merge_below(below: list[_Subtree], k: int) -> _Subtree:
    n = sum(subtree.n for subtree in below)
    rests = [subtree.rest for subtree in below if subtree.rest is not None]
    whole = [subtree for subtree in below if subtree.groups]
    combined, left = _combine(rests, k)
    if left is not None and not combined and not whole:
        return _Subtree(n, rest=left)
    if left is not None:
        _find_host(combined, whole).join(left)
    return _Subtree(n, [part for subtree in whole for part in subtree.groups] + combined)


def _combine(rests: list[_Part], k: int) -> tuple[list[_Part], _Part | None]:
    combined: list[_Part] = []
    waiting = _Part([], 0)
    for rest in rests:
        waiting.join(rest)
        if waiting.n >= k:
            combined.append(waiting)
            waiting = _Part([], 0)
    return combined, waiting if waiting.n else None


def _find_host(combined: list[_Part], whole: list[_Subtree]) -> _Part:
    """The group that takes in what is left; a neighbour of several groups becomes one for it."""
    if combined:
        return combined[-1]
    singles = [subtree for subtree in whole if len(subtree.groups) == 1]
    host = min(singles or whole, key=lambda subtree: subtree.n)
    first, *others = host.groups
    for part in others:
        first.join(part)
    host.groups = [first]
    return first


def _in_tree_order(parts: list[_Part], tree: Tree) -> list[_Part]:
    for part in parts:
        part.units.sort(key=tree.position)
    return sorted(parts, key=lambda part: tree.position(part.units[0]))


def _describe(part: _Part, tree: Tree) -> ReportingGroup:
    around = smallest_unit_around(part.units, tree)
    if part.units == [around] and tree.is_leaf(around):
        return ReportingGroup(around, (around,), part.n, tree[around].parent)
    parent = None if part.n == count_invited(tree, tree.root.key) else around
    return ReportingGroup(name_group(part.units, tree), tuple(part.units), part.n, parent)


def count_invited(tree: Tree, key: str) -> int | None:
    """Invited people in a unit and all below it; None as soon as one count is unknown."""
    counts = [unit.n_invited for unit in tree.subtree(key)]
    return None if None in counts else sum(count or 0 for count in counts)


def smallest_unit_around(unit_keys: Iterable[str], tree: Tree) -> str:
    """The lowest unit that has all these units in its subtree (itself included)."""
    first, *others = unit_keys
    around = first
    for key in others:
        while not tree.contains(around, key):
            around = tree[around].parent or tree.root.key
    return around


def name_group(unit_keys: Iterable[str], tree: Tree) -> str:
    """A key for a group that is not one whole unit; it never equals the key of a unit."""
    keys = list(unit_keys)
    name = f"{keys[0]}:own" if len(keys) == 1 else "+".join(keys)
    while name in tree:
        name += ":"
    return name
