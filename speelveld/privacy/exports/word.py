"""Writes an assessment as a Word document, in the look of the plan of approach."""

import io
from collections.abc import Sequence

import docx
from django.utils import translation
from django.utils.translation import gettext as _
from docx.document import Document

from speelveld.board.exports.word.document import REGIONS
from speelveld.board.exports.word.pages import WIDTH, set_properties, set_up_first_page
from speelveld.board.exports.word.styles import dress
from speelveld.board.exports.word.tables import Column, add_row, add_table, indent, shade
from speelveld.board.exports.word.texts import add_filled_in, add_paragraph
from speelveld.privacy.assessment import Assessment, Facts, Grid, Open, Part, Text
from speelveld.privacy.presenters.assessment import present_assessment
from speelveld.surveys.models import Wave

TO_FILL_IN = "FFF1C9"  # the ground of what the organisation has to write itself


def make_assessment_docx(wave: Wave, language: str) -> bytes:
    with translation.override(language):
        return _write(present_assessment(wave), language)


def _write(assessment: Assessment, language: str) -> bytes:
    document = docx.Document()
    dress(document, REGIONS[language])
    set_properties(document, assessment.title, assessment.organisation, assessment.made_on)
    set_up_first_page(document, f"{assessment.kicker} · {assessment.title}")
    add_paragraph(document, assessment.kicker, "Kicker")
    add_paragraph(document, assessment.title, "Title")
    add_paragraph(document, assessment.lead, "Lead")
    for number, part in enumerate(assessment.parts, start=1):
        _add_part(document, number, part)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_part(document: Document, number: int, part: Part) -> None:
    document.add_heading(f"{number}. {part.title}", 1)
    for block in part.blocks:
        match block:
            case Text(text):
                add_paragraph(document, text)
            case Facts(rows):
                for label, value in rows:
                    add_filled_in(document, label, value)
            case Open(question):
                _add_open(document, question)
            case Grid():
                _add_grid(document, block)


def _add_open(document: Document, question: str) -> None:
    """A field that only the organisation can fill in, with a ground of its own and room to write."""
    columns = [Column(_("In te vullen"), WIDTH)]
    table = add_table(document, columns, _("In te vullen"), question)
    (cell,) = add_row(table, columns, [question])
    add_paragraph(cell, "", "Table text")
    add_paragraph(cell, "", "Table text")
    for row in table.rows:
        shade(row.cells[0], TO_FILL_IN)
    add_paragraph(document, "", "Table text")


def _add_grid(document: Document, grid: Grid) -> None:
    columns = _make_columns(grid.heads, grid.widths)
    table = add_table(document, columns, grid.title, grid.about, has_row_heads=True)
    for row in grid.rows:
        for cell, text in zip(add_row(table, columns, row), row, strict=True):
            if text == grid.to_fill_in:
                shade(cell, TO_FILL_IN)
                indent(cell)
    add_paragraph(document, "", "Table text")


def _make_columns(heads: Sequence[str], widths: Sequence[float]) -> list[Column]:
    return [Column(head, WIDTH * width) for head, width in zip(heads, widths, strict=True)]
