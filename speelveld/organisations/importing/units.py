"""Reads the tree from a file with a code, a name and the code of the unit above."""

from collections.abc import Mapping
from dataclasses import dataclass

from speelveld.organisations.importing.cells import CellReader
from speelveld.organisations.importing.columns import UNITS
from speelveld.organisations.importing.findings import Finding
from speelveld.organisations.importing.tables import Row, Table


@dataclass(frozen=True)
class UnitRow:
    key: str
    name: str
    parent: str  # key of the unit above; "" at the top


def read_units(table: Table, mapping: Mapping[str, int]) -> tuple[list[UnitRow], list[Finding]]:
    """Return every unit in the order of the file, and what is wrong."""
    cells = CellReader(UNITS, table, mapping)
    rows = [_read_unit(cells, row) for row in cells]
    cells.report_doubles("key")
    spelled = {unit.key.casefold(): unit.key for unit in rows}
    units = [UnitRow(unit.key, unit.name, spelled.get(unit.parent.casefold(), unit.parent)) for unit in rows]
    _check_tree(cells, dict(zip(cells, units, strict=True)))
    return units, cells.findings


def _read_unit(cells: CellReader, row: Row) -> UnitRow:
    key = cells.read_key(row, "key", 60)
    return UnitRow(key, cells.read(row, "name", 120, needed=True), cells.get(row, "parent"))


def _check_tree(cells: CellReader, units: Mapping[Row, UnitRow]) -> None:
    keys = {unit.key for unit in units.values()}
    tops = [row for row, unit in units.items() if not unit.parent]
    in_circle = find_circles({unit.key: unit.parent for unit in units.values() if unit.key})
    for row, unit in units.items():
        if unit.parent and unit.parent not in keys:
            cells.report(row, "parent", "unknown_parent")
        elif unit.key in in_circle:
            cells.report(row, "parent", "circle")
    for row in tops[1:]:
        cells.report(row, "parent", "second_top", other_row=tops[0].number)
    if not tops:
        cells.report(next(iter(units)), "parent", "no_top")


def find_circles(parents: Mapping[str, str]) -> set[str]:
    """Return the keys from which one never comes out at the top."""
    is_circle: dict[str, bool] = {}
    for start in parents:
        path: dict[str, None] = {}
        key = start
        while key in parents and key not in is_circle and key not in path:
            path[key] = None
            key = parents[key]
        is_circle.update(dict.fromkeys(path, key in path or is_circle.get(key, False)))
    return {key for key, found in is_circle.items() if found}
