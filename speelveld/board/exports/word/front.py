"""The first page: what the plan is about, what it takes, where we stand, and what still has to be agreed."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from docx.document import Document

from speelveld.board.exports.plan import MeasureEntry, Plan, list_amounts
from speelveld.board.exports.word.field import add_field
from speelveld.board.exports.word.pages import WIDTH
from speelveld.board.exports.word.tables import Column, add_row, add_table
from speelveld.board.exports.word.texts import add_filled_in, add_paragraph
from speelveld.board.exports.writing import write, write_amount, write_day, write_euro, write_numbers
from speelveld.board.models import Measure

S = Measure.State
TO_AGREE = ("owner", "starts_on", "ends_on", "goal", "judged_by")


def add_front(document: Document, plan: Plan) -> None:
    kicker = (_("Plan van aanpak"), plan.organisation, write_day(plan.made_on))
    add_paragraph(document, " · ".join(kicker), "Kicker")
    add_paragraph(document, _("Mentale gezondheid op het werk"), "Title")
    add_paragraph(document, _say_what(plan), "Lead")
    _add_figures(document, plan)
    document.add_heading(_("Waar staan we?"), 1)
    _add_cycles(document, plan)
    document.add_heading(_("Het speelveld"), 1)
    add_field(document, plan.measures)
    _add_open_ends(document, plan.measures)


def _say_what(plan: Plan) -> str:
    problems, measures = len(plan.problems), len(plan.measures)
    about = _("Dit plan gaat over %(problems)s en %(measures)s.") % {
        "problems": ngettext("%(n)s probleem", "%(n)s problemen", problems) % {"n": problems},
        "measures": ngettext("%(n)s maatregel", "%(n)s maatregelen", measures) % {"n": measures},
    }
    order = _("Per probleem lees je wat de oorzaak is, wat we doen, en hoe we zien of het werkt.")
    return f"{about} {order}"


def _add_figures(document: Document, plan: Plan) -> None:
    """What was stopped or put away asks no more money or time."""
    going = [measure for measure in plan.measures if measure.state not in (S.STOPPED, S.LATER)]
    costs, hours = list_amounts(going, "cost"), list_amounts(going, "hours")
    heads = (_("Problemen"), _("Maatregelen"), _("Kosten"), _("Uren"))
    columns = [Column(head, WIDTH / 4) for head in heads]
    about = _("Aantallen, kosten en uren van dit plan.")
    table = add_table(document, columns, _("Het plan in cijfers"), about)
    totals = (write_euro(sum(costs, Decimal())), write_amount(sum(hours, Decimal())))
    figures = (str(len(plan.problems)), str(len(plan.measures)), *totals)
    below = ("", _count_states(plan.measures), _tell_basis(costs, going), _tell_basis(hours, going))
    cells = add_row(table, columns, figures, style="Table figure")
    for cell, text in zip(cells, below, strict=True):
        if text:
            add_paragraph(cell, text, "Table head")


def _count_states(measures: Sequence[MeasureEntry]) -> str:
    counts = [(state.label, sum(one.state == state for one in measures)) for state in S]
    return ", ".join(f"{label} {n}" for label, n in counts if n)


def _tell_basis(amounts: Sequence[Decimal], going: Sequence[MeasureEntry]) -> str:
    if not going:
        return ""
    words = {"some": len(amounts), "all": len(going)}
    return _("opgeteld over %(some)s van de %(all)s maatregelen die niet gestopt zijn") % words


def _add_cycles(document: Document, plan: Plan) -> None:
    """The present cycle stands first."""
    if not plan.cycles:
        add_paragraph(document, _("Er is nog geen ronde begonnen."))
        return
    widths = (5.8, 3.4, 2.8, 4.6)
    fields = plan.cycles[0].fields
    columns = [Column(field.label, width) for field, width in zip(fields, widths, strict=False)]
    about = _("Elke ronde met de stap waarin die staat. De ronde van nu staat bovenaan.")
    table = add_table(document, columns, _("Rondes"), about)
    for cycle in plan.cycles:
        add_row(table, columns, [write(field) for field in cycle.fields[: len(widths)]])


def _add_open_ends(document: Document, measures: Sequence[MeasureEntry]) -> None:
    """Tell what was not filled in yet at measures that are planned or under way."""
    active = [measure for measure in measures if measure.state in (S.PLANNED, S.BUSY)]
    missing = [[one.number for one in active if one[name].is_empty] for name in TO_AGREE]
    if not any(missing):
        return
    document.add_heading(_("Nog af te spreken"), 1)
    add_paragraph(document, _("Dit is nog niet ingevuld bij maatregelen die gepland of bezig zijn."))
    for name, numbers in zip(TO_AGREE, missing, strict=True):
        if numbers:
            add_filled_in(document, active[0][name].label, write_numbers(numbers))
