"""Reads people, each with the unit where they work."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from speelveld.organisations.importing.cells import CellReader
from speelveld.organisations.importing.columns import PEOPLE
from speelveld.organisations.importing.findings import Finding
from speelveld.organisations.importing.tables import Row, Table
from speelveld.organisations.importing.traits import Traits, read_traits, report_unfit_traits
from speelveld.organisations.importing.units import UnitRow


@dataclass(frozen=True)
class PersonRow:
    """One person. What the file has no column for is None: then what is known stays."""

    number: str
    name: str
    unit: str
    email: str | None = None
    language: str | None = None
    joined_on: str | None = None  # ISO, "" for unknown
    traits: Traits | None = None


def read_people(
    table: Table, mapping: Mapping[str, int], place: Callable[[CellReader, Row], str]
) -> tuple[list[PersonRow], list[Finding]]:
    """Return every person in the order of the file, and what is wrong. `place` tells the unit of a row."""
    cells = CellReader(PEOPLE, table, mapping)
    people = [_read_person(cells, row, place(cells, row)) for row in cells]
    cells.report_doubles("number")
    cells.report_doubles("email")
    report_unfit_traits(cells)
    return people, cells.findings


def _read_person(cells: CellReader, row: Row, unit: str) -> PersonRow:
    return PersonRow(
        number=cells.read(row, "number", 60, needed=True),
        name=_read_name(cells, row),
        unit=unit,
        email=cells.read_mail(row),
        language=cells.read_language(row),
        joined_on=cells.read_date(row),
        traits=read_traits(cells, row),
    )


def _read_name(cells: CellReader, row: Row) -> str:
    given = cells.read(row, "name", 120, needed=True)
    name = " ".join(filter(None, (given, cells.get(row, "infix"), cells.get(row, "family"))))
    if len(given) <= 120 < len(name):
        cells.report(row, "family", "too_long", characters=120 - len(given))
    return name


def make_place_by_code(units: Mapping[str, UnitRow]) -> Callable[[CellReader, Row], str]:
    """Return how to find a unit by its code, or by a name that only one unit has; capitals do not count."""
    times = Counter(unit.name.casefold() for unit in units.values())
    by_text = {u.name.casefold(): key for key, u in units.items() if times[u.name.casefold()] == 1}
    by_text |= {key.casefold(): key for key in units}

    def place(cells: CellReader, row: Row) -> str:
        value = cells.read(row, "unit", 120, needed=True)
        found = value if value in units else by_text.get(value.casefold(), "")
        if value and not found:
            cells.report(row, "unit", "two_units" if times[value.casefold()] else "unknown_unit")
        return found

    return place
