"""The organisation as a tree of units; people may be attached to any node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """One node of the organisation.

    Parameters
    ----------
    key : unique key of the unit.
    parent : key of the unit above, None for the whole organisation.
    name : what people call it.
    n_invited : people of the unit itself, without the units below it; None when nobody knows.
    is_part : whether it is no unit but a part of the people of the unit above, told apart by a trait. A
        unit with parts has nothing else below it.
    """

    key: str
    parent: str | None
    name: str
    n_invited: int | None = None
    is_part: bool = False


class Tree:
    """All units of one organisation, checked, in tree order (parents first, siblings as given).

    Raises
    ------
    ValueError
        When keys repeat, a parent is unknown, there is not exactly one root, units form a circle,
        or a head count is negative.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        given = tuple(units)
        by_key = _index_units(given)
        below = _gather_children(given, by_key)
        self._children = below
        self.units: tuple[Unit, ...] = _walk_from_root(given, below)
        self._position = {unit.key: position for position, unit in enumerate(self.units)}
        self._end, self._level = self._measure_subtrees()

    def _measure_subtrees(self) -> tuple[list[int], list[int]]:
        end = list(range(1, len(self.units) + 1))
        level = [0] * len(self.units)
        for position, unit in enumerate(self.units):
            if unit.parent is not None:
                level[position] = level[self._position[unit.parent]] + 1
        for position in range(len(self.units) - 1, 0, -1):
            above = self._position[self.units[position].parent or ""]
            end[above] = max(end[above], end[position])
        return end, level

    def __contains__(self, key: object) -> bool:
        return key in self._position

    def __iter__(self) -> Iterator[Unit]:
        return iter(self.units)

    def __len__(self) -> int:
        return len(self.units)

    def __getitem__(self, key: str) -> Unit:
        return self.units[self._position[key]]

    @property
    def root(self) -> Unit:
        """The whole organisation."""
        return self.units[0]

    def children(self, key: str) -> tuple[Unit, ...]:
        """Units directly below this one."""
        return tuple(self._children[key])

    def level(self, key: str) -> int:
        """Steps below the root; the root itself is 0."""
        return self._level[self._position[key]]

    def position(self, key: str) -> int:
        """Place in tree order, from 0."""
        return self._position[key]

    def subtree(self, key: str) -> tuple[Unit, ...]:
        """This unit and all units below it, in tree order."""
        position = self._position[key]
        return self.units[position : self._end[position]]

    def contains(self, around: str, key: str) -> bool:
        """Whether the second unit is the first one or lies below it."""
        start = self._position[around]
        return start <= self._position[key] < self._end[start]

    def is_leaf(self, key: str) -> bool:
        """Whether there are no units below this one."""
        return not self._children[key]


def _index_units(units: tuple[Unit, ...]) -> dict[str, Unit]:
    if not units:
        raise ValueError("The tree has no units; give at least the organisation itself.")
    by_key: dict[str, Unit] = {}
    for unit in units:
        if unit.key in by_key:
            raise ValueError(f"Unit {unit.key!r} occurs twice; every unit needs its own key.")
        if unit.n_invited is not None and unit.n_invited < 0:
            raise ValueError(f"Unit {unit.key!r} has {unit.n_invited} people; give 0 or more.")
        by_key[unit.key] = unit
    return by_key


def _gather_children(units: tuple[Unit, ...], by_key: dict[str, Unit]) -> dict[str, list[Unit]]:
    below: dict[str, list[Unit]] = {unit.key: [] for unit in units}
    for unit in units:
        if unit.parent is None:
            continue
        if unit.parent not in by_key:
            raise ValueError(f"Unit {unit.key!r} has an unknown parent {unit.parent!r}.")
        below[unit.parent].append(unit)
    return below


def _walk_from_root(units: tuple[Unit, ...], below: dict[str, list[Unit]]) -> tuple[Unit, ...]:
    roots = [unit for unit in units if unit.parent is None]
    if len(roots) != 1:
        found = ", ".join(repr(unit.key) for unit in roots[:5]) or "none"
        raise ValueError(f"A tree has exactly one unit without a parent; found {len(roots)}: {found}.")
    order: list[Unit] = []
    waiting = [roots[0]]
    while waiting:
        unit = waiting.pop()
        order.append(unit)
        waiting.extend(reversed(below[unit.key]))
    if len(order) < len(units):
        reached = {unit.key for unit in order}
        circle = next(unit.key for unit in units if unit.key not in reached)
        raise ValueError(f"Unit {circle!r} does not hang below the root: its parents form a circle.")
    return tuple(order)
