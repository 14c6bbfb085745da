"""Turns a file of any common make into a header and rows of clean text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from speelveld.organisations.importing.findings import Unreadable
from speelveld.organisations.importing.text import read_text
from speelveld.organisations.importing.workbook import is_workbook, read_workbook

MAX_BYTES, MAX_ROWS, MAX_COLUMNS, MAX_CELL = 20 * 2**20, 100_000, 200, 500
_HELD_AS_TEXT = re.compile(r'="(.*)"')  # how some programs keep Excel from changing 0012 into 12


@dataclass(frozen=True)
class Row:
    number: int  # as Excel counts, the header included
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The header, and the rows with something in them; every row is as long as the header."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(content: bytes, *, most_rows: int = MAX_ROWS, only_the_start: bool = False) -> Table:
    """Read a file by what it is, not by what it is called. Raises Unreadable."""
    if len(content) > MAX_BYTES:
        raise Unreadable("too_big", megabytes=MAX_BYTES // 2**20)
    if not content.strip():
        raise Unreadable("empty")
    lines = read_workbook(content, MAX_COLUMNS) if is_workbook(content) else read_text(content)
    return _gather(lines, most_rows, only_the_start)


def _gather(lines: Iterable[list[str]], most_rows: int, only_the_start: bool) -> Table:
    filled = _list_filled_rows(lines)
    header = next((row for row in filled if sum(map(bool, row.cells)) > 1), None)
    if header is None:
        raise Unreadable("one_column")
    width = max(i for i, title in enumerate(header.cells) if title) + 1
    rows: list[Row] = []
    for row in filled:
        if len(rows) == most_rows:
            if only_the_start:
                break
            raise Unreadable("too_many_rows", rows=most_rows)
        rows.append(Row(row.number, (row.cells + ("",) * width)[:width]))
    if not rows:
        raise Unreadable("no_rows")
    return Table(_name_columns(header.cells[:width]), tuple(rows))


def _list_filled_rows(lines: Iterable[list[str]]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        cells = tuple(_clean(cell, number) for cell in line[:MAX_COLUMNS])
        if any(cells):
            yield Row(number, cells)


def _clean(cell: str, number: int) -> str:
    """Return the text on one line. A formula stays the text it is; nothing is ever worked out."""
    if len(cell) > MAX_CELL:
        raise Unreadable("huge_cell", row=number, characters=MAX_CELL)
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in cell).split())
    held = _HELD_AS_TEXT.fullmatch(plain)
    return held[1].strip() if held else plain


def _name_columns(titles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(title or f"({number})" for number, title in enumerate(titles, start=1))
