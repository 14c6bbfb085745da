"""The plan in Excel as somebody edits it: take it out, change cells by their head, put it back."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl

from speelveld.board.exports import make_plan_xlsx
from speelveld.organisations.models import Organisation

HEADS, FIRST = 4, 5  # rows as Excel counts


class PlanFile:
    """A plan in the making of somebody with a spreadsheet."""

    def __init__(
        self, organisation: Organisation, language: str = "nl", content: bytes | None = None
    ) -> None:
        self.book: Any = openpyxl.load_workbook(io.BytesIO(content or make_plan_xlsx(organisation, language)))
        self.sheet = self.book.worksheets[0]
        self.columns = {cell.value: cell.column for cell in self.sheet[HEADS]}

    def find(self, title: str) -> int:
        head = "Maatregel" if "Maatregel" in self.columns else "Measure"
        rows = range(FIRST, self.sheet.max_row + 1)
        return next(row for row in rows if self.get(row, head) == title)

    def get(self, row: int, head: str) -> Any:
        return self.sheet.cell(row, self.columns[head]).value

    def set(self, row: int, **cells: Any) -> "PlanFile":
        """Set cells by their heads; an underscore stands for a space."""
        for head, value in cells.items():
            self.sheet.cell(row, self.columns[head.replace("_", " ")]).value = value
        return self

    def add(self, **cells: Any) -> "PlanFile":
        return self.set(self.sheet.max_row + 1, **cells)

    def save(self) -> bytes:
        file = io.BytesIO()
        self.book.save(file)
        return file.getvalue()


Edit = Callable[[PlanFile], Any]
