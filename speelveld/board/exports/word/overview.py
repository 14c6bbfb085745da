"""All measures in one table, on lying pages: the plan as a reviewer of the risk inventory wants to see it."""

from django.utils.translation import gettext as _
from docx.document import Document

from speelveld.board.exports.plan import MeasureEntry, Plan
from speelveld.board.exports.word.tables import Column, add_row, add_table
from speelveld.board.exports.word.texts import add_link, add_paragraph, add_part_heading
from speelveld.board.exports.writing import write

NOTHING = "–"
SHOWN = ("unit", "owner", "starts_on", "ends_on", "state", "cost", "hours")
NUMBERS = ("cost", "hours")
WIDTHS = {
    "unit": 2.6, "owner": 3.2, "starts_on": 1.9, "ends_on": 1.9, "state": 1.5, "cost": 1.9, "hours": 1.1,
}  # fmt: skip


def add_overview(document: Document, plan: Plan) -> None:
    add_part_heading(document, _("Alle maatregelen in één overzicht"))
    if not plan.measures:
        add_paragraph(document, _("Er ligt nog geen maatregel op het speelveld."))
        return
    columns = _list_columns(plan.measures[0])
    about = _("Elke maatregel met het probleem, het vak, waar, wie, wanneer, kosten, uren en de stand.")
    table = add_table(document, columns, _("Overzicht van maatregelen"), about)
    for group in plan.groups:
        for measure in group.measures:
            problem = f"{group.number} {group.title}" if group.problem else NOTHING
            cell = f"{write(measure['stage'])} · {write(measure['level'])}"
            shown = [write(measure[name], is_short=True) or NOTHING for name in SHOWN]
            cells = add_row(table, columns, [measure.number, problem, "", cell, *shown])
            add_link(cells[2].paragraphs[0], measure.title, name_anchor(measure.number))


def name_anchor(number: str) -> str:
    return f"measure_{number.replace('.', '_')}"


def _list_columns(measure: MeasureEntry) -> list[Column]:
    return [
        Column(_("Nr."), 1.1),
        Column(_("Probleem"), 3.6),
        Column(measure["title"].label, 4.8),
        Column(_("Vak"), 2.4),
        *[Column(measure[name].label, WIDTHS[name], is_number=name in NUMBERS) for name in SHOWN],
    ]
