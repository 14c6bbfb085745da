"""What goes with the measures: the seven conditions, what the team thought, and room to agree."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Cm

from speelveld.board.exports.plan import Entry, Place, Plan
from speelveld.board.exports.word.details import add_traces
from speelveld.board.exports.word.overview import NOTHING
from speelveld.board.exports.word.tables import Column, add_row, add_table, hold_together
from speelveld.board.exports.word.texts import add_filled_in, add_paragraph, add_part_heading
from speelveld.board.exports.writing import write

IN_TABLE = {"condition": 3.0, "judgement": 2.6, "next_step": 5.3, "owner": 3.4, "due_on": 2.3}


def add_conditions(document: Document, conditions: Sequence[Entry]) -> None:
    add_part_heading(document, _("De zeven voorwaarden"))
    add_paragraph(document, _("Ze gelden voor alle maatregelen. Ze bepalen of een plan in de praktijk lukt."))
    columns = [Column(conditions[0][name].label, width) for name, width in IN_TABLE.items()]
    about = _("Elke voorwaarde met hoe het staat, de volgende stap, wie die doet en wanneer.")
    table = add_table(document, columns, _("De zeven voorwaarden"), about, has_row_heads=True)
    for condition in conditions:
        shown = [write(condition[name], is_short=True) or NOTHING for name in IN_TABLE]
        cells = add_row(table, columns, shown)
        judged = [write(condition[name], is_short=True) for name in ("judged_by", "judged_on")]
        if any(judged):
            add_paragraph(cells[1], "\n".join(filter(None, judged)), "Table head")
    _add_explanations(document, conditions)


def _add_explanations(document: Document, conditions: Sequence[Entry]) -> None:
    explained = [condition for condition in conditions if not condition["explanation"].is_empty]
    if explained:
        document.add_heading(explained[0]["explanation"].label, 2)
    for condition in explained:
        add_filled_in(document, condition.title, write(condition["explanation"]))


def add_checks(document: Document, checks: Sequence[Entry]) -> None:
    """Add the points that somebody looked at, with what shows how they stand."""
    if not checks:
        return
    document.add_heading(_("Voorwaarden per punt"), 2)
    for entry in checks:
        add_filled_in(document, entry.title, write(entry["standing"]))
        names = ("owner", "due_on", "checked_by", "checked_on")
        if text := write(entry["evidence"]):
            add_paragraph(document, text)
        add_traces(document, [entry[name] for name in names])


def add_answers(document: Document, places: Sequence[Place]) -> None:
    document.add_heading(_("Waar we over nadachten"), 1)
    if not places:
        add_paragraph(document, _("Er is nog geen vraag beantwoord."))
    for place in places:
        document.add_heading(place.name, 2)
        for entry in place.answers:
            add_paragraph(document, entry.title, "Question")
            for text in write(entry["answer"]).split("\n\n"):
                add_paragraph(document, text)
            add_traces(document, [entry[name] for name in ("cycle", "written_by", "written_on")])


def add_lessons(document: Document, plan: Plan) -> None:
    """Add what closed cycles taught, and what became of each measure."""
    closed = [cycle for cycle in plan.cycles if not cycle["closed_on"].is_empty]
    if not closed and not plan.decisions:
        return
    document.add_heading(_("Wat we leerden"), 1)
    for cycle in closed:
        add_filled_in(document, cycle.title, write(cycle["lessons"]))
        add_traces(document, [cycle["closed_on"]])
    for decision in plan.decisions:
        add_filled_in(document, decision.title, write(decision["choice"]))
        if text := write(decision["note"]):
            add_paragraph(document, text)
        add_traces(document, [decision[name] for name in ("cycle", "decided_by", "decided_on")])


def add_signatures(document: Document) -> None:
    """Leave room for who decides, who consents and who reviews."""
    document.add_heading(_("Vaststellen en toetsen"), 1)
    columns = [
        Column(_("Rol"), 5.6),
        Column(_("Naam"), 4.6),
        Column(_("Datum"), 2.6),
        Column(_("Paraaf"), 3.8),
    ]
    about = _("Ruimte om in te vullen wie dit plan vaststelde, instemde en toetste.")
    table = add_table(document, columns, _("Vaststellen en toetsen"), about, has_row_heads=True)
    for role in (
        _("Directie: vastgesteld"),
        _("Ondernemingsraad: ingestemd"),
        _("Toetser van de RI&E: getoetst"),
    ):
        add_row(table, columns, [role, "", "", ""])
        row = table.rows[-1]
        row.height, row.height_rule = Cm(1.2), WD_ROW_HEIGHT_RULE.AT_LEAST
    hold_together(table)
