"""The first page: what the plan is about, what it takes, where we stand, and what still has to be agreed."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from docx.document import Document

from speelveld.board.exports.plan import MeasureEntry, Plan, list_amounts
from speelveld.board.exports.word.field import add_field
from speelveld.board.exports.word.pages import WIDTH
from speelveld.board.exports.word.tables import Column, add_row, add_table
from speelveld.board.exports.word.texts import add_heading, fill
from speelveld.board.exports.writing import write, write_amount, write_day, write_euro, write_numbers
from speelveld.board.models import Measure

TO_AGREE = ("owner", "starts_on", "ends_on", "goal", "judged_by")


def add_front(document: Document, plan: Plan) -> None:
    kicker = f"{plan.organisation} · {write_day(plan.made_on)}"
    fill(document.add_paragraph(style="Kicker"), kicker)
    document.add_paragraph(_("Plan van aanpak: mentale gezondheid op het werk"), style="Title")
    fill(document.add_paragraph(style="Lead"), _say_what(plan))
    _add_figures(document, plan)
    add_heading(document, _("Waar staan we?"), 1)
    _add_cycles(document, plan)
    add_heading(document, _("Het speelveld"), 1)
    add_field(document, plan)
    _add_open_ends(document, plan)


def _say_what(plan: Plan) -> str:
    problems, measures = len(plan.problems), len(plan.measures)
    return _(
        "Dit plan gaat over %(problems)s en %(measures)s. Elke maatregel staat bij het probleem waarvoor die is."
    ) % {
        "problems": ngettext("%(n)s probleem", "%(n)s problemen", problems) % {"n": problems},
        "measures": ngettext("%(n)s maatregel", "%(n)s maatregelen", measures) % {"n": measures},
    }


def _add_figures(document: Document, plan: Plan) -> None:
    """What was stopped asks no more money or time."""
    going = [measure for measure in plan.measures if measure.state != Measure.State.STOPPED]
    costs, hours = list_amounts(going, "cost"), list_amounts(going, "hours")
    heads = (_("Problemen"), _("Maatregelen"), _("Kosten"), _("Uren"))
    columns = [Column(head, WIDTH / 4) for head in heads]
    table = add_table(
        document, columns, _("Het plan in cijfers"), _("Aantallen, kosten en uren van dit plan.")
    )
    figures = (
        str(len(plan.problems)),
        str(len(plan.measures)),
        write_euro(sum(costs)),
        write_amount(sum(hours)),
    )
    below = ("", _count_states(plan.measures), _tell_filled(costs, going), _tell_filled(hours, going))
    cells = add_row(table, columns, figures, style="Table figure")
    for cell, text in zip(cells, below, strict=True):
        fill(cell.add_paragraph(style="Table head"), text)


def _count_states(measures: Sequence[MeasureEntry]) -> str:
    counts = [(state.label, sum(one.state == state for one in measures)) for state in Measure.State]
    return " · ".join(f"{label} {n}" for label, n in counts if n)


def _tell_filled(amounts: Sequence[object], measures: Sequence[object]) -> str:
    return _("ingevuld bij %(some)s van %(all)s") % {"some": len(amounts), "all": len(measures)}
