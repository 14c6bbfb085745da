"""How workbooks look: a title and facts above each table, heads that stay in sight, sheets ready to print.

What people typed stays text: it never becomes a formula or a link, not even when somebody edits the cell later.
"""

import datetime
import io
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

FIRST_ROW = 4  # of figures; title and facts stand above
SOFT = "#53575a"
MOST_IN_CELL = 32767  # characters as Excel counts them, in pairs of bytes
CUT = " […]"
A4 = 9


class Book:
    """One workbook in the making."""

    def __init__(self, *, title: str, author: str, made_on: datetime.date) -> None:
        self.file = io.BytesIO()
        self.book = Workbook(
            self.file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        created = datetime.datetime.combine(made_on, datetime.time())
        self.book.set_properties({"title": title, "author": author, "created": created})
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def close(self) -> bytes:
        self.book.close()
        return self.file.getvalue()

    def add_sheet(self, name: str, heading: str, about: str) -> Worksheet:
        """Add a sheet with title and facts, ready to print on lying A4, one page wide."""
        sheet = self.book.add_worksheet(name)
        self.write_text(sheet, 0, 0, heading, bold=True, font_size=14)
        self.write_text(sheet, 1, 0, about, font_color=SOFT)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(FIRST_ROW - 1)
        return sheet

    def format(self, **look: Any) -> Format:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({"valign": "vcenter", **look})
        return self._formats[key]

    def write_heads(self, sheet: Worksheet, heads: list[str], **look: Any) -> None:
        for column, head in enumerate(heads):
            self.write_head(sheet, column, head, **look)

    def write_head(self, sheet: Worksheet, column: int, head: str, **look: Any) -> None:
        self.write_text(sheet, FIRST_ROW - 1, column, head, bold=True, bottom=2, text_wrap=True, **look)

    def write_text(self, sheet: Worksheet, row: int, column: int, text: str, **look: Any) -> None:
        """Write text as text. A sign that would begin a formula gets Excel's own mark for text."""
        mark = {"quote_prefix": True} if text.startswith(("=", "+", "-", "@")) else {}
        sheet.write_string(row, column, fit_cell(text), self.format(**look, **mark))


def fit_cell(text: str) -> str:
    """Return the text, cut where Excel's cells end."""
    if len(text.encode("utf-16-le")) <= 2 * MOST_IN_CELL:
        return text
    kept = text.encode("utf-16-le")[: 2 * (MOST_IN_CELL - len(CUT))]
    return kept.decode("utf-16-le", errors="ignore") + CUT
