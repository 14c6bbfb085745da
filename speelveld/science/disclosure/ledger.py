"""What was ever published of a wave, and whether more can be added: nothing can be taken back (S4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from speelveld.science.disclosure.reach import Verdict, examine_each

Row = frozenset[str]  # the atoms that a figure is about


@dataclass(frozen=True, slots=True)
class Ledger:
    """Rows ever published, per wave; it only grows.

    Parameters
    ----------
    rows : per wave (None when there is only one) the sets of atoms that figures were published about.
    """

    rows: Mapping[str | None, frozenset[Row]] = field(default_factory=dict)

    def add(self, wave: str | None, rows: Iterable[Row]) -> Ledger:
        """A ledger with these rows as well."""
        return Ledger({**self.rows, wave: self.rows.get(wave, frozenset()) | frozenset(rows)})

    def add_listed(self, listed: Mapping[str, Any]) -> Ledger:
        """A ledger with everything that a list of cells shows, see `list_cells`."""
        ledger = self
        for cell in listed["cells"]:
            if cell["n"] is not None:
                ledger = ledger.add(cell["wave"], [frozenset(cell["members"])])
        return ledger


def check(
    ledger: Ledger, wave: str | None, rows: Iterable[Row], people: Mapping[str, Sequence[int]], k: int
) -> Verdict:
    """Whether rows may be published beside everything that was published of a wave before.

    Parameters
    ----------
    ledger : what was published.
    wave : the wave the rows are about.
    rows : the new rows.
    people : people behind each atom of the wave, per score; all of the same length.
    k : least number of people behind every statement.

    Returns
    -------
    Publish only what is `Verdict.SAFE`.
    """
    old = ledger.rows.get(wave, frozenset())
    known = set(_shorten(old))
    pieces = set(_shorten(old | frozenset(rows)))
    verdicts = {
        _examine(part, people, k) for part in _split(pieces) if not known.issuperset(part)
    }  # parts as they were have been found safe before
    return next((v for v in (Verdict.UNSAFE, Verdict.UNPROVED) if v in verdicts), Verdict.SAFE)


def _shorten(rows: frozenset[Row]) -> Iterator[Row]:
    """Each row without the largest published rows inside it; together they say the same."""
    ordered = sorted(rows, key=lambda row: (-len(row), sorted(row)))
    around: dict[str, list[int]] = {}
    for number, row in enumerate(ordered):
        for atom in row:
            around.setdefault(atom, []).append(number)
    left = [set(row) for row in ordered]
    for number, row in enumerate(ordered):
        for larger in around[next(iter(row))] if row else ():
            if larger < number and len(ordered[larger]) > len(row) and left[larger] >= row:
                left[larger] -= row
    return (frozenset(rest) for rest in left if rest)


def _split(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows that have people in common, directly or through others."""
    part_of: dict[str, int] = {}
    parts: dict[int, list[Row]] = {}
    for number, row in enumerate(sorted(rows, key=sorted)):
        touched = {part_of[atom] for atom in row if atom in part_of}
        parts[number] = [row, *(other for part in sorted(touched) for other in parts.pop(part))]
        part_of.update({atom: number for other in parts[number] for atom in other})
    return list(parts.values())


def _examine(rows: Sequence[Row], people: Mapping[str, Sequence[int]], k: int) -> Verdict:
    kinds: dict[tuple[bool, ...], np.ndarray[Any, np.dtype[np.int64]]] = {}
    for atom in sorted(frozenset().union(*rows)):
        kind = tuple(atom in row for row in rows)
        own = np.array(people[atom], dtype=np.int64)
        if own.any():
            kinds[kind] = kinds.get(kind, np.zeros_like(own)) + own
    if not kinds:
        return Verdict.SAFE
    matrix = np.array(list(kinds), dtype=np.float64).T
    return examine_each(matrix, np.array(list(kinds.values())), k)
