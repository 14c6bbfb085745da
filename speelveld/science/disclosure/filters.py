"""Filters: what people can be told apart by besides their unit, declared before a wave opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from speelveld.science.disclosure.arrays import Counts
from speelveld.science.disclosure.grouping import ReportingGroup

UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A property people are told apart by.

    Parameters
    ----------
    key : what it is called in tables.
    values : all values it can have, in the order in which they are shown.
    """

    key: str
    values: tuple[str, ...]

    def __post_init__(self) -> None:
        if UNKNOWN in self.values:
            raise ValueError(f"Filter {self.key!r} has an empty value; leave it out: empty is unknown.")
        if len(set(self.values)) < len(self.values):
            raise ValueError(f"Filter {self.key!r} has the same value twice.")


class Atom(NamedTuple):
    """People of one stored group with the same value on every filter; the finest that is kept of anyone.

    Parameters
    ----------
    group : key of the stored group.
    values : one per declared filter, in that order; empty when unknown.
    """

    group: str
    values: tuple[str, ...]

    @property
    def key(self) -> str:
        """Name in lists of cells: `T12|f|night`."""
        return "|".join((self.group, *self.values))


def gather_atoms(groups: Sequence[str], *columns: Sequence[str]) -> tuple[tuple[Atom, ...], Counts]:
    """The atoms that occur among answers, and the place of each answer in them.

    Parameters
    ----------
    groups : stored group of each of n answers.
    columns : per filter the value of each answer, empty when unknown.
    """
    marks = [Atom(group, tuple(values)) for group, *values in zip(groups, *columns, strict=True)]
    atoms = tuple(sorted(set(marks)))
    places = {atom: place for place, atom in enumerate(atoms)}
    return atoms, np.array([places[mark] for mark in marks], dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What atoms carry, by position.

    Parameters
    ----------
    group : (a,) stored group.
    values : (a, f) value on every filter, -1 when unknown.
    n_values : how many values each filter has.
    """

    group: Counts
    values: Counts
    n_values: tuple[int, ...]


def place_atoms(atoms: Sequence[Atom], groups: Sequence[ReportingGroup], filters: Sequence[Filter]) -> Marks:
    """Where each atom belongs.

    Raises
    ------
    ValueError
        When an atom occurs twice or names a group, or a value, that was not declared.
    """
    place_of = {group.key: place for place, group in enumerate(groups)}
    value_of = [{value: number for number, value in enumerate(one.values)} for one in filters]
    seen: set[Atom] = set()
    for atom in atoms:
        if atom in seen:
            raise ValueError(f"Atom {atom.key!r} occurs twice.")
        seen.add(atom)
        _check_atom(atom, place_of, filters)
    values = [
        [numbers.get(value, -1) for numbers, value in zip(value_of, atom.values, strict=True)]
        for atom in atoms
    ]
    return Marks(
        group=np.array([place_of[atom.group] for atom in atoms], dtype=np.int64),
        values=np.array(values, dtype=np.int64).reshape(len(atoms), len(filters)),
        n_values=tuple(len(one.values) for one in filters),
    )


def _check_atom(atom: Atom, place_of: dict[str, int], filters: Sequence[Filter]) -> None:
    if atom.group not in place_of:
        raise ValueError(f"Atom {atom.key!r} names group {atom.group!r}, which is not stored.")
    if len(atom.values) != len(filters):
        raise ValueError(f"Atom {atom.key!r} has {len(atom.values)} values for {len(filters)} filters.")
    for one, value in zip(filters, atom.values, strict=True):
        if value != UNKNOWN and value not in one.values:
            known = ", ".join(one.values)
            raise ValueError(f"Filter {one.key!r} has no value {value!r}; it can be {known} or empty.")
