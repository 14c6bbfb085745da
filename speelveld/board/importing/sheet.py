"""Reads the sheet of measures out of a workbook: cells as plain text, by the name of their field."""

import datetime
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import openpyxl
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speelveld.board.exports.characters import clean
from speelveld.board.exports.entries import read_fields
from speelveld.board.exports.returning import name_marks
from speelveld.board.exports.workbook import name_column
from speelveld.board.models import Level, Measure, Stage
from speelveld.organisations.importing.findings import Unreadable
from speelveld.organisations.importing.workbook import check_package, is_workbook
from speelveld.organisations.texts import describe_file_problem
from speelveld.ui.errors import Refused

MAX_BYTES, LAST_ROW, MOST_COLUMNS, MOST_ABOVE = 10 * 2**20, 10_000, 100, 20
PLACES = 6  # decimals of a number; spreadsheets compute with more than anybody typed
NEEDED = ("title", "code", "version")
FORMULA, MISTAKE = "formula", "mistake"
NO_XLSX = gettext_lazy(
    "Dit is geen XLSX. Bewaar het plan in je rekenprogramma als .xlsx en kies het opnieuw."
)


@dataclass(frozen=True)
class Row:
    """One row with something in it; `broken` holds the cells that say nothing by themselves, with why."""

    number: int  # as the spreadsheet counts
    cells: dict[str, str]
    broken: dict[str, str]


@dataclass(frozen=True)
class Sheet:
    language: str
    rows: tuple[Row, ...]


def read_sheet(content: bytes) -> Sheet:
    """Return the rows of the sheet of measures, whatever its name and the order of its columns. Raises Refused."""
    if len(content) > MAX_BYTES:
        raise Refused(_("Dit bestand is groter dan %(most)s MB.") % {"most": MAX_BYTES // 2**20})
    if not is_workbook(content):
        raise Refused(str(NO_XLSX))
    try:
        check_package(content)
    except Unreadable as error:
        text = (
            str(NO_XLSX)
            if error.problem == "not_a_table"
            else describe_file_problem(error.problem, error.details)
        )
        raise Refused(text) from error
    try:
        return _find_sheet(openpyxl.load_workbook(io.BytesIO(content), read_only=True))
    except Refused:
        raise
    except Exception as error:  # the library raises whatever a damaged file makes it stumble on
        raise Refused(describe_file_problem("damaged_workbook", {})) from error


def list_heads(language: str) -> dict[str, str]:
    """Return the heads of the sheet in this language, each with the name of its field."""
    with translation.override(language):
        blank = Measure(stage=Stage.PREVENT, level=Level.TEAM)
        return {name_column(field).casefold(): field.name for field in read_fields(blank, None)} | {
            head.casefold(): name for name, head in name_marks().items()
        }


def _find_sheet(book: Any) -> Sheet:
    heads = {language: list_heads(language) for language, _name in settings.LANGUAGES}
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # some programs write a wrong size
        lines = enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1)
        for number, line in lines:
            if number > MOST_ABOVE:
                break
            texts = [str(cell.value or "").strip().casefold() for cell in line]
            for language, names in heads.items():
                columns = {names[text]: place for place, text in enumerate(texts) if text in names}
                if all(name in columns for name in NEEDED):
                    return Sheet(language, tuple(_read_rows(lines, columns)))
    raise Refused(
        _(
            "We vinden geen blad met maatregelen. Haal het plan op als Excel, "
            "en laat de rij met kopjes en de kolommen Code en Versie staan."
        )
    )


def _read_rows(lines: Iterator[tuple[int, Sequence[Any]]], columns: dict[str, int]) -> Iterator[Row]:
    for number, line in lines:
        if number > LAST_ROW:
            raise Refused(
                _("Dit blad heeft meer dan %(most)s rijen. Haal lege rijen weg.") % {"most": LAST_ROW}
            )
        row = _read_row(number, line, columns)
        if any(row.cells.values()) or row.broken:
            yield row


def _read_row(number: int, line: Sequence[Any], columns: dict[str, int]) -> Row:
    cells, broken = {}, {}
    for name, place in columns.items():
        cell = line[place] if place < len(line) else None
        cells[name] = write_cell(cell.value) if cell is not None else ""
        if cell is not None and cell.data_type == "f":
            broken[name] = FORMULA
        elif cell is not None and cell.data_type == "e":
            broken[name] = MISTAKE
    return Row(number, cells, broken)


def write_cell(value: Any) -> str:
    """Return what a cell says as plain text: days as 2026-03-01, numbers with a point."""
    match value:
        case None:
            return ""
        case bool():
            return str(value)
        case datetime.datetime():
            return value.date().isoformat()
        case datetime.date():
            return value.isoformat()
        case int() | float() | Decimal():
            return _write_number(Decimal(str(value)))
    return clean(str(value))


def _write_number(number: Decimal) -> str:
    """Return a number that cannot be taken for thousands: exactly three decimals get a nought behind them."""
    bare = f"{round(number, PLACES).normalize():f}"
    return f"{bare}0" if len(bare.partition(".")[2]) == 3 else bare
