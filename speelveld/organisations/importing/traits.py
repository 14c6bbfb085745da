"""Reads what a measurement may make groups with, beside the unit: a shift, an age band, a kind of contract."""

import re

from speelveld.organisations.importing.cells import CellReader
from speelveld.organisations.importing.columns import TRAITS
from speelveld.organisations.importing.tables import Row

MOST_VALUES = 12
_LONGEST = 40
_PRIVATE = re.compile(
    r"ziek|verzuim|diagnos|medis|gezond|zwanger|handicap|beperking|arbeidsong|wia|geloof|religi|afkomst|etni|herkomst"
    r"|nationali|huidskleur|vakbond|politie[kc]|seks|geaard|\bbsn\b|burgerservice|strafblad|salaris|schuld"
    r"|sick|health|disab|pregnan|faith|ethnic|race|union|sexual",
    re.IGNORECASE,
)

Traits = tuple[tuple[str, str], ...]  # name and value, such as ("Dienst", "nacht")


def read_traits(cells: CellReader, row: Row) -> Traits | None:
    """Return the traits of a row, None when no column was chosen for any."""
    chosen = [name for name in TRAITS if cells.has(name)]
    if not chosen:
        return None
    return tuple((_get_title(cells, name), cells.read(row, name, _LONGEST)) for name in chosen)


def report_unfit_traits(cells: CellReader) -> None:
    """Note columns that are private, chosen twice, or have so many values that each means one person."""
    seen: set[str] = set()
    for name in TRAITS:
        if not cells.has(name) or not cells.table.rows:
            continue
        title, first = _get_title(cells, name), cells.table.rows[0]
        n_values = len({cells.get(row, name) for row in cells} - {""})
        if _PRIVATE.search(title):
            cells.report(first, name, "private_trait")
        elif title in seen:
            cells.report(first, name, "same_trait")
        elif n_values > MOST_VALUES:
            cells.report(first, name, "too_many_values", values=n_values, most=MOST_VALUES)
        seen.add(title)


def _get_title(cells: CellReader, name: str) -> str:
    return cells.table.header[cells.mapping[name]][:_LONGEST]
