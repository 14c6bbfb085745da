"""Puts two files together to employees by unit, or tells what is wrong."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from speelveld.organisations.importing.findings import Finding, Unreadable
from speelveld.organisations.importing.tables import Table, read_table
from speelveld.science.absence import Employee
from speelveld.signals.absence.causes import Judge, find_cause_columns
from speelveld.signals.absence.columns import CONTRACTS, SPELLS, find_columns, list_missing
from speelveld.signals.absence.contracts import Place, read_contracts
from speelveld.signals.absence.spells import Absences, read_spells


class CauseFound(Exception):
    """A file holds columns that look like causes."""

    def __init__(self, kind: str, columns: list[str]) -> None:
        super().__init__(kind, columns)
        self.kind = kind
        self.columns = columns


@dataclass(frozen=True)
class Staff:
    """Employees by the key of their unit, how many rows there were, and columns that were not read."""

    by_unit: Mapping[str, tuple[Employee, ...]]
    n_rows: Mapping[str, int]
    left_out: tuple[str, ...]
    findings: tuple[Finding, ...]


def read_staff(contents: Mapping[str, bytes], place: Place, judge: Judge) -> Staff:
    """Read both files (kind -> bytes). Raises Unreadable with the kind in its details, or CauseFound."""
    tables = {kind: _read(kind, contents[kind], judge) for kind in (CONTRACTS, SPELLS)}
    columns = {kind: find_columns(kind, table.header) for kind, table in tables.items()}
    services, findings = read_contracts(tables[CONTRACTS], columns[CONTRACTS], place)
    absences, more = read_spells(tables[SPELLS], columns[SPELLS], services)
    left_out = tuple(
        title
        for kind, table in tables.items()
        for number, title in enumerate(table.header)
        if number not in columns[kind].values()
    )
    by_unit: dict[str, list[Employee]] = defaultdict(list)
    if not findings and not more:
        for key, service in services.items():
            absent = absences.get(key, Absences())
            by_unit[service.unit].append(
                Employee(key, service.contracts, tuple(absent.spells), tuple(absent.leaves))
            )
    return Staff(
        {unit: tuple(people) for unit, people in by_unit.items()},
        {kind: len(table.rows) for kind, table in tables.items()},
        left_out,
        (*findings, *more),
    )


def _read(kind: str, content: bytes, judge: Judge) -> Table:
    try:
        table = read_table(content)
    except Unreadable as error:
        raise Unreadable(error.problem, **error.details | {"kind": kind}) from error
    columns = find_columns(kind, table.header)
    if causes := find_cause_columns(table, columns.values(), judge):
        raise CauseFound(kind, causes)
    if missing := list_missing(kind, columns):
        raise Unreadable("no_column", kind=kind, column=missing[0])
    return table


def make_place(
    people: Mapping[str, str], units: Iterable[tuple[str, str]], active: Mapping[str, str]
) -> Place:
    """Return how to find somebody's unit: by the code or name in the file, else by the staff list.

    Parameters
    ----------
    people : unit key by personnel number.
    units : key and name of the units that results may be about.
    active : for every unit that ever was, the nearest one that still is.
    """
    listed = list(units)
    times = Counter(name.casefold() for _key, name in listed)
    by_text = {name.casefold(): key for key, name in listed if times[name.casefold()] == 1}
    by_text |= {key.casefold(): key for key, _name in listed}

    def place(number: str, said: str) -> str:
        if said:
            return by_text.get(said.casefold(), "")
        return active.get(people.get(number, ""), "")

    return place
