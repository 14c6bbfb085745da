"""Tables that a screen reader can follow: a marked head that repeats, columns of a set width, a description."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Cell, _Row

from speelveld.board.exports.word.styles import TABLE
from speelveld.board.exports.word.texts import fill


@dataclass(frozen=True)
class Column:
    head: str
    width: float  # centimetres
    is_number: bool = False


def add_table(document: Document, columns: Sequence[Column], title: str, description: str) -> Table:
    """Add a table with its head. Title and description are its alternative text."""
    table = document.add_table(rows=1, cols=len(columns), style=TABLE)
    table.autofit = False
    for column, made in zip(columns, table.columns, strict=True):
        made.width = Cm(column.width)
    _describe(table, title, description)
    head = table.rows[0]
    _mark(head, "w:tblHeader")
    fill_row(head, columns, [column.head for column in columns], style="Table head")
    return table


def add_row(
    table: Table, columns: Sequence[Column], texts: Sequence[str], *, style: str = "Table text"
) -> list[_Cell]:
    """Add a row that stays on one page, and return its cells."""
    row = table.add_row()
    _mark(row, "w:cantSplit")
    return fill_row(row, columns, texts, style=style)


def fill_row(row: _Row, columns: Sequence[Column], texts: Sequence[str], *, style: str) -> list[_Cell]:
    cells = list(row.cells)
    for cell, column, text in zip(cells, columns, texts, strict=True):
        cell.width = Cm(column.width)
        paragraph = cell.paragraphs[0]
        paragraph.style = style
        if column.is_number:
            paragraph.alignment = 2
        fill(paragraph, text)
    return cells


def shade(cell: _Cell, colour: str) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _describe(table: Table, title: str, description: str) -> None:
    properties: Any = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    look.attrib.clear()
    for name, value in (("firstRow", "1"), ("firstColumn", "0"), ("noHBand", "1"), ("noVBand", "1")):
        look.set(qn(f"w:{name}"), value)
    look.set(qn("w:val"), "0620")
    for tag, text in (("w:tblCaption", title), ("w:tblDescription", description)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), text)
        properties.append(element)
