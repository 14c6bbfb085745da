"""Tables that a screen reader can follow: a marked head that repeats, columns of a set width, a description."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.table import Table, _Cell, _Row

from speelveld.board.exports.word.styles import TABLE
from speelveld.board.exports.word.texts import fill, set_style


@dataclass(frozen=True)
class Column:
    head: str
    width: float  # centimetres
    is_number: bool = False


def add_table(
    document: Document,
    columns: Sequence[Column],
    title: str,
    description: str,
    *,
    has_row_heads: bool = False,
) -> Table:
    """Add a table with its head. Title and description are its alternative text."""
    table: Table = document.add_table(rows=1, cols=len(columns), style=TABLE)
    table.autofit = False
    for column, made in zip(columns, table.columns, strict=True):
        made.width = Cm(column.width)
    _describe(table, title, description, has_row_heads)
    head = table.rows[0]
    for mark in ("w:cantSplit", "w:tblHeader"):
        _mark(head, mark)
    fill_row(head, columns, [column.head for column in columns], style="Table head")
    return table


def add_row(
    table: Table, columns: Sequence[Column], texts: Sequence[str], *, style: str = "Table text"
) -> list[_Cell]:
    """Add a row that stays on one page, and return its cells."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    _mark(row, "w:cantSplit")
    return fill_row(row, columns, texts, style=style)


def fill_row(row: _Row, columns: Sequence[Column], texts: Sequence[str], *, style: str) -> list[_Cell]:
    cells = list(row.cells)
    for cell, column, text in zip(cells, columns, texts, strict=True):
        cell.width = Cm(column.width)
        paragraph = cell.paragraphs[0]
        set_style(paragraph, style)
        if column.is_number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        fill(paragraph, text)
    return cells


def hold_together(table: Table) -> None:
    """Keep the table on one page with what follows. Said at each paragraph: not every program asks the style."""
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def shade(cell: _Cell, colour: str) -> None:
    """Give the cell a ground, with white between it and its neighbours."""
    white = 'w:val="single" w:sz="36" w:space="0" w:color="FFFFFF"'
    for xml in (
        f"<w:tcBorders {nsdecls('w')}><w:left {white}/><w:right {white}/></w:tcBorders>",
        f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>',
    ):
        cell._tc.get_or_add_tcPr().append(parse_xml(xml))
    indent(cell)


def indent(cell: _Cell) -> None:
    """Keep the text away from the sides of the cell."""
    margins = "".join(f'<w:{side} w:w="100" w:type="dxa"/>' for side in ("left", "right"))
    cell._tc.get_or_add_tcPr().append(parse_xml(f"<w:tcMar {nsdecls('w')}>{margins}</w:tcMar>"))


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _describe(table: Table, title: str, description: str, has_row_heads: bool) -> None:
    properties: Any = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    look.attrib.clear()
    first_column = "1" if has_row_heads else "0"
    marks = {"val": "06A0" if has_row_heads else "0620", "firstRow": "1", "firstColumn": first_column}
    for name, value in {**marks, "lastRow": "0", "lastColumn": "0", "noHBand": "1", "noVBand": "1"}.items():
        look.set(qn(f"w:{name}"), value)
    for tag, text in (("w:tblCaption", title), ("w:tblDescription", description)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), text)
        properties.append(element)
