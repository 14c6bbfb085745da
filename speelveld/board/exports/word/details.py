"""Problem by problem: what we see, what causes it, and every measure with all that was agreed about it."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from docx.document import Document

from speelveld.board.exports.plan import Field, Group, MeasureEntry, Plan
from speelveld.board.exports.word.overview import NOTHING, NUMBERS, name_anchor
from speelveld.board.exports.word.tables import Column, add_row, add_table, hold_together
from speelveld.board.exports.word.texts import add_filled_in, add_heading, add_paragraph, add_part_heading
from speelveld.board.exports.writing import write

FACTS = {"unit": 3.4, "owner": 3.4, "starts_on": 3.1, "ends_on": 3.1, "cost": 2.2, "hours": 1.4}
TRACES = ("noted_on", "added_by", "added_at", "changed_at")
SAID_ABOVE = ("title", "problem", "cause", "stage", "level", "state", *FACTS)


def add_details(document: Document, plan: Plan) -> None:
    add_part_heading(document, _("Problemen, oorzaken en maatregelen"))
    if not plan.groups:
        add_paragraph(document, _("Er staat nog geen probleem op het speelveld."))
    _add_texts(document, plan.scheme.fields)
    for group in plan.groups:
        _add_group(document, group)


def _add_group(document: Document, group: Group) -> None:
    document.add_heading(f"{group.number} {group.title}", 2)
    if group.problem:
        _add_texts(document, group.problem.fields[1:])
        for cause in group.problem.causes:
            label = f"{write(cause['level'])}, {write(cause['kind'])}"
            add_filled_in(document, label, write(cause["text"]))
    if not group.measures:
        add_paragraph(document, _("Bij dit probleem ligt nog geen maatregel."))
    for measure in group.measures:
        _add_measure(document, measure)


def _add_measure(document: Document, measure: MeasureEntry) -> None:
    add_heading(document, f"{measure.number} {measure.title}", 3, name_anchor(measure.number))
    place = [write(measure[name]) for name in ("stage", "level", "state")]
    add_paragraph(document, " · ".join(place), "Kicker")
    columns = [Column(measure[name].label, width, name in NUMBERS) for name, width in FACTS.items()]
    table = add_table(
        document, columns, measure.title, _("Waar, wie, wanneer, kosten en uren van deze maatregel.")
    )
    add_row(table, columns, [write(measure[name]) or NOTHING for name in FACTS], style="Table fact")
    hold_together(table)
    _add_texts(document, [field for field in measure.fields if field.name not in SAID_ABOVE])
    _add_remarks(document, measure)


def _add_remarks(document: Document, measure: MeasureEntry) -> None:
    """Add the logbook: each line with its kind, and in small type the day, the source and the writer."""
    for remark in measure.remarks:
        add_filled_in(document, write(remark["kind"]), write(remark["text"]))
        names = ("happened_on", "source", "written_by", "written_on")
        add_traces(document, [remark[name] for name in names])


def _add_texts(document: Document, fields: Sequence[Field]) -> None:
    """Add what was filled in, each with its label; last, in small type, who wrote it and when."""
    for field in fields:
        if field.name not in TRACES and not field.is_empty:
            add_filled_in(document, field.label, write(field))
    add_traces(document, [field for field in fields if field.name in TRACES])


def add_traces(document: Document, fields: Iterable[Field]) -> None:
    """Add in small type who wrote something, and when."""
    traces = [f"{field.label} {write(field)}" for field in fields if not field.is_empty]
    if traces:
        add_paragraph(document, " · ".join(traces), "Trace")
