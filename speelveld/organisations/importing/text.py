"""Reads CSV as people have it: any usual encoding and delimiter, quotes, Excel's own marks."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from speelveld.organisations.importing.findings import Unreadable

_DELIMITERS = ";,\t|"
_EXCEL_MARK = re.compile(r"sep=(.)\r?\n")
_NOT_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_text(content: bytes) -> Iterator[list[str]]:
    """Return the lines of a CSV file. Raises Unreadable."""
    if content.startswith(_OLD_EXCEL):
        raise Unreadable("old_excel")
    if content.startswith(_NOT_TEXT):
        raise Unreadable("not_a_table")
    text = _decode(content)
    if "\x00" in text:
        raise Unreadable("not_a_table")
    if text.lstrip().startswith("<"):
        raise Unreadable("web_page")
    if mark := _EXCEL_MARK.match(text):
        return _split(text[mark.end() :], mark[1])
    return _split(text, _guess_delimiter(text))


def _decode(content: bytes) -> str:
    for encoding in _list_encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("characters")


def _list_encodings(content: bytes) -> tuple[str, ...]:
    """Return what to try. Without a mark in front, UTF-16 shows by its many noughts in every other place."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    start = content[:2000]
    if start[1::2].count(0) > len(start) / 4:
        return ("utf-16-le",)
    if start[::2].count(0) > len(start) / 4:
        return ("utf-16-be",)
    return ("utf-8-sig", "cp1252")


def _guess_delimiter(text: str) -> str:
    """Return the sign that cuts the first rows into most columns."""

    def count_columns(delimiter: str) -> int:
        rows = csv.reader(io.StringIO(text[:20_000], newline=""), delimiter=delimiter)
        try:
            return max((len(row) for row in islice(rows, 5)), default=0)
        except csv.Error:
            return 0

    return max(_DELIMITERS, key=count_columns)


def _split(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    n_rows = 0
    try:
        for row in reader:
            n_rows += 1
            yield row
    except csv.Error:  # the one thing a lenient reader refuses: a cell without end
        raise Unreadable("huge_cell", row=n_rows + 1, characters=csv.field_size_limit()) from None
