"""The nine cells with what lies in them, as a table: levels down, stages across."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from docx.document import Document
from docx.table import _Cell

from speelveld.board.exports.plan import MeasureEntry
from speelveld.board.exports.word.pages import WIDTH
from speelveld.board.exports.word.tables import Column, add_row, add_table, indent, shade
from speelveld.board.exports.word.texts import add_paragraph, fill, fill_softly
from speelveld.board.models import Measure
from speelveld.board.texts import get_level_names, get_stage_names

WASHES = {"prevent": "FAF0D6", "optimise": "E0EEE8", "support": "EEE4EF"}
MOST_LINES = 4  # in one cell; all measures stand in the table after it
LEVELS_WIDTH = 2.5


def add_field(document: Document, measures: Sequence[MeasureEntry]) -> None:
    """What was stopped or put away lies on the field no more."""
    stages = get_stage_names()
    columns = [Column(_("Niveau"), LEVELS_WIDTH)]
    columns += [Column(name, (WIDTH - LEVELS_WIDTH) / len(stages)) for name in stages.values()]
    about = _("De maatregelen per niveau (rijen) en fase (kolommen), zonder wat gestopt is.")
    table = add_table(document, columns, _("Het speelveld"), about, has_row_heads=True)
    for head in table.rows[0].cells[1:]:
        indent(head)
    going = [
        measure for measure in measures if measure.state not in (Measure.State.STOPPED, Measure.State.LATER)
    ]
    for level, name in get_level_names().items():
        _level, *cells = add_row(table, columns, [name, *[""] * len(stages)])
        for stage, cell in zip(stages, cells, strict=True):
            found = [one for one in going if (one.stage, one.level) == (stage, level)]
            _fill_cell(cell, found, WASHES[stage])


def _fill_cell(cell: _Cell, measures: Sequence[MeasureEntry], wash: str) -> None:
    first, others = measures[:MOST_LINES], len(measures) - MOST_LINES
    lines = [(f"{one.number} {one.title}", one["state"].value) for one in first]
    paragraphs = [cell.paragraphs[0], *[add_paragraph(cell, "", "Table text") for _line in lines[1:]]]
    for paragraph, (title, state) in zip(paragraphs, lines, strict=False):
        fill(paragraph, f"{title} ")
        fill_softly(paragraph, f"·\u00a0{state}")
    if others > 0:
        add_paragraph(cell, _("en nog %(n)s") % {"n": others}, "Table head")
    if measures:
        shade(cell, wash)
    else:
        fill_softly(cell.paragraphs[0], _("nog leeg"))
