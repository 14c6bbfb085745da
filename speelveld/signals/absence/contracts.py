"""Reads who was in service when, for which part of the week, and in which unit."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from speelveld.organisations.importing.findings import Finding
from speelveld.organisations.importing.tables import Row, Table
from speelveld.science.absence import Contract
from speelveld.signals.absence.cells import EARLIEST, AbsenceReader
from speelveld.signals.absence.columns import CONTRACTS

Place = Callable[
    [str, str], str
]  # personnel number, what the file says of the unit -> key of the unit, or ""


@dataclass(frozen=True)
class Service:
    """The contracts of one person, in order, and the unit they are counted in."""

    unit: str
    contracts: tuple[Contract, ...]


@dataclass(frozen=True)
class _Line:
    row: Row
    unit: str
    contract: Contract


def read_contracts(
    table: Table, columns: Mapping[str, int], place: Place
) -> tuple[dict[str, Service], list[Finding]]:
    """Return the service of each person by number, and what is wrong."""
    cells = AbsenceReader(CONTRACTS, table, columns)
    lines: dict[str, list[_Line]] = defaultdict(list)
    for row in cells:
        if line := _read_line(cells, row, place):
            lines[cells.get(row, "number")].append(line)
    services = {number: _join(cells, found) for number, found in lines.items()}
    return services, cells.findings


def _read_line(cells: AbsenceReader, row: Row, place: Place) -> _Line | None:
    number = cells.read(row, "number", 60, needed=True)
    first = cells.read_day(row, "joined_on") or EARLIEST
    last, fte = cells.read_day(row, "left_on"), cells.read_factor(row)
    unit = place(number, cells.get(row, "unit"))
    if not unit:
        cells.report(row, "unit" if cells.has("unit") else "number", "no_place")
    if last is not None and last < first:
        cells.report(row, "left_on", "ends_early")
        return None
    return _Line(row, unit, Contract(first, last, fte)) if number else None


def _join(cells: AbsenceReader, lines: list[_Line]) -> Service:
    """Put the contracts of a person in order; the unit of the last one counts."""
    ordered = sorted(lines, key=lambda line: line.contract.first)
    for former, later in pairwise(ordered):
        if (former.contract.last or datetime.date.max) >= later.contract.first:
            cells.report(later.row, "number", "contracts_overlap", other_row=former.row.number)
    return Service(ordered[-1].unit, tuple(line.contract for line in ordered))
