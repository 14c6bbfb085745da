"""Reads XLSX: the first visible sheet with something on it, values only."""

import datetime
import io
import zipfile
from collections.abc import Iterator

import openpyxl

from speelveld.organisations.importing.findings import Unreadable

MAX_UNPACKED = 150 * 2**20


def is_workbook(content: bytes) -> bool:
    return content.startswith(b"PK\x03\x04")


def read_workbook(content: bytes, most_columns: int) -> Iterator[list[str]]:
    """Return the rows of a workbook. Raises Unreadable."""
    check_package(content)
    try:
        yield from _read_rows(content, most_columns)
    except Exception as error:  # the library raises whatever a damaged file makes it stumble on
        raise Unreadable("damaged_workbook") from error


def check_package(content: bytes) -> None:
    """Refuse what is no workbook, and what would fill the memory when unpacked."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except zipfile.BadZipFile:
        raise Unreadable("damaged_workbook") from None
    names = {part.filename for part in parts}
    if "mimetype" in names and "content.xml" in names:
        raise Unreadable("open_document")
    if "[Content_Types].xml" not in names:
        raise Unreadable("not_a_table")
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Unreadable("unpacks_too_big", megabytes=MAX_UNPACKED // 2**20)


def _read_rows(content: bytes, most_columns: int) -> Iterator[list[str]]:
    workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # some programs write a wrong size
        has_content = False
        for row in sheet.iter_rows(max_col=most_columns, values_only=True):
            has_content = has_content or any(value is not None for value in row)
            yield [_write_value(value) for value in row]
        if has_content:
            return


def _write_value(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
