"""Reads spells and maternity leaves: a row for each, or a row for each change of the percentage."""

import datetime
from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from speelveld.organisations.importing.findings import Finding
from speelveld.organisations.importing.tables import Row, Table
from speelveld.science.absence import Leave, Segment, Spell
from speelveld.signals.absence.cells import AbsenceReader
from speelveld.signals.absence.columns import SPELLS


@dataclass
class Absences:
    """Spells and leaves of one person, in order."""

    spells: list[Spell] = field(default_factory=list)
    leaves: list[Leave] = field(default_factory=list)


@dataclass(frozen=True)
class _Line:
    row: Row
    first: datetime.date
    since: datetime.date
    share: float
    recovered: datetime.date | None
    is_leave: bool
    is_vangnet: bool


def read_spells(
    table: Table, columns: Mapping[str, int], known: Container[str]
) -> tuple[dict[str, Absences], list[Finding]]:
    """Return spells and leaves by personnel number, and what is wrong. `known`: who has a contract."""
    cells = AbsenceReader(SPELLS, table, columns)
    lines: dict[str, list[_Line]] = defaultdict(list)
    for row in cells:
        line = _read_line(cells, row)
        number = cells.get(row, "number")
        if number and number not in known:
            cells.report(row, "number", "no_contract")
        elif line and number:
            lines[number].append(line)
    absences = {number: _join(cells, found) for number, found in lines.items()}
    return absences, cells.findings


def _read_line(cells: AbsenceReader, row: Row) -> _Line | None:
    cells.read(row, "number", 60, needed=True)
    first, recovered = cells.read_day(row, "first_on", needed=True), cells.read_day(row, "recovered_on")
    since, share = cells.read_day(row, "since_on"), cells.read_share(row)
    is_leave, is_vangnet = cells.read_is_leave(row), cells.read_is_vangnet(row)
    if first is None:
        return None
    if recovered is not None and recovered <= first:
        cells.report(row, "recovered_on", "recovered_early")
        return None
    if is_leave and recovered is None:
        cells.report(row, "recovered_on", "leave_without_end")
        return None
    return _Line(row, first, since or first, share, recovered, is_leave, is_vangnet)


def _join(cells: AbsenceReader, lines: list[_Line]) -> Absences:
    by_case: dict[tuple[datetime.date, bool], list[_Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: (line.first, line.since)):
        by_case[line.first, line.is_leave].append(line)
    absences = Absences()
    ends: dict[bool, list[tuple[_Line, datetime.date]]] = {True: [], False: []}
    for (first, is_leave), rows in by_case.items():
        end = _find_end(rows)
        ends[is_leave].append((rows[0], end or datetime.date.max))
        if is_leave and end is not None:
            absences.leaves.append(Leave(first, end - datetime.timedelta(days=1)))
        elif spell := _make_spell(cells, rows, end):
            absences.spells.append(spell)
    for rows_with_ends in ends.values():
        _report_overlap(cells, rows_with_ends)
    return absences


def _find_end(rows: list[_Line]) -> datetime.date | None:
    """Return the first day of full work: told as such, or as nought per cent from a day on."""
    told = [row.recovered for row in rows if row.recovered] + [row.since for row in rows if not row.share]
    return max(told, default=None)


def _make_spell(cells: AbsenceReader, rows: list[_Line], end: datetime.date | None) -> Spell | None:
    shares = [row for row in rows if row.share]
    days = [row.since for row in shares]
    bad = next((row for row in shares[1:] if end is not None and row.since >= end), None)
    if bad or len(set(days)) < len(days) or not days or days[0] != rows[0].first:
        cells.report((bad or rows[-1]).row, "since_on" if cells.has("since_on") else "first_on", "no_order")
        return None
    segments = tuple(Segment(row.since, row.share) for row in shares)
    return Spell(rows[0].first, end, segments, any(row.is_vangnet for row in rows))


def _report_overlap(cells: AbsenceReader, cases: list[tuple[_Line, datetime.date]]) -> None:
    for (former, end), (later, _end) in pairwise(cases):
        if later.first < end:
            cells.report(later.row, "first_on", "spells_overlap", other_row=former.row.number)
