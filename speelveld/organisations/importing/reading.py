"""Turns a CSV or XLSX file of any common make into rows of text, or says why that cannot be done."""

import csv
import datetime
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException

from speelveld.organisations.errors import ImportRefused

MAX_BYTES, MAX_UNPACKED, MAX_ROWS, MAX_COLUMNS, MAX_CELL = 20 * 2**20, 300 * 2**20, 100_000, 60, 500


@dataclass(frozen=True)
class Sheet:
    """The header and the rows with something in them, each with its number in the file."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_sheet(content: bytes) -> Sheet:
    """Read a file by what it is, not by what it is called. Raises ImportRefused."""
    if len(content) > MAX_BYTES:
        raise ImportRefused(_("Dit bestand is groter dan 20 MB. Haal kolommen weg die niet nodig zijn."))
    if not content.strip():
        raise ImportRefused(_("Dit bestand is leeg. Kies een bestand met een kopregel en minstens één rij."))
    is_workbook = content[:4] == b"PK\x03\x04"
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise ImportRefused(_("Dit is een oud Excel-bestand (.xls). Bewaar het in Excel als .xlsx of als CSV."))
    lines = _read_workbook(content) if is_workbook else _read_text(content)
    return _gather(lines)


def _read_workbook(content: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > MAX_UNPACKED:
                raise ImportRefused(_("Dit werkboek is uitgepakt te groot. Bewaar alleen het blad met medewerkers."))
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = workbook.worksheets[0]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError):
        raise ImportRefused(_("Dit werkboek is niet te openen. Bewaar het opnieuw als .xlsx of als CSV.")) from None
    for row in sheet.iter_rows(values_only=True):
        yield [_write_cell(value) for value in row]


def _write_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _decode(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ImportRefused(_("De tekens in dit bestand zijn niet te lezen. Bewaar het als CSV UTF-8."))


def _read_text(content: bytes) -> Iterator[list[str]]:
    text = _decode(content)
    if "\x00" in text:
        raise ImportRefused(_("Dit is geen CSV- of XLSX-bestand. Bewaar je lijst in een van die twee vormen."))
    first = text.lstrip().splitlines()[0]
    delimiter = max(";,\t|", key=first.count)
    csv.field_size_limit(2**20)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        raise ImportRefused(_("Een cel in dit bestand is niet te lezen, of veel te lang. Bewaar het opnieuw als CSV UTF-8.")) from None


def _gather(lines: Iterable[list[str]]) -> Sheet:
    header: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    for number, line in enumerate(lines, start=1):
        cells = tuple(cell.strip().replace("\x00", "") for cell in line)
        if not any(cells):
            continue
        if not header:
            header = cells[:MAX_COLUMNS]
            continue
        _refuse_excess(number, cells, len(rows))
        rows.append((number, cells[: len(header)] + ("",) * (len(header) - len(cells))))
    if not rows:
        raise ImportRefused(_("Er staan geen rijen onder de kopregel. Kijk of je het goede blad hebt bewaard."))
    return Sheet(header, tuple(rows))


def _refuse_excess(number: int, cells: tuple[str, ...], n_rows: int) -> None:
    if n_rows >= MAX_ROWS:
        raise ImportRefused(_("Dit bestand heeft meer dan %(n)s rijen. Splits het.") % {"n": MAX_ROWS})
    if any(len(cell) > MAX_CELL for cell in cells):
        raise ImportRefused(
            _("In rij %(row)s staat een cel met meer dan %(n)s tekens. Kort die in.") % {"row": number, "n": MAX_CELL}
        )
