"""What was learned, and what is next."""

from django.utils.translation import gettext as _
from docx.document import Document as Word

from speelveld.board.exports.characters import clean
from speelveld.board.exports.word.overview import NOTHING
from speelveld.board.exports.word.tables import Column, add_row, add_table
from speelveld.board.exports.word.texts import add_filled_in, add_paragraph
from speelveld.board.exports.writing import write_day
from speelveld.board.exports.yearly.reading import Year


def add_lessons(document: Word, year: Year) -> None:
    document.add_heading(_("Wat we leerden"), 1)
    if not year.closed:
        add_paragraph(document, _("Dit jaar is geen ronde afgesloten."))
    for cycle in year.closed:
        add_filled_in(document, clean(cycle.title), clean(cycle.lessons) or NOTHING)
        assert cycle.closed_on
        add_paragraph(document, _("Afgesloten op %(day)s") % {"day": write_day(cycle.closed_on)}, "Trace")


def add_next(document: Word, year: Year) -> None:
    document.add_heading(_("Hoe het verdergaat"), 1)
    for problem in year.unresolved:
        add_filled_in(document, _("Nog niet opgelost"), clean(problem.title))
    _add_coming(document, year)
    _add_conditions(document, year)


def _add_coming(document: Word, year: Year) -> None:
    document.add_heading(_("Maatregelen die komen of doorgaan"), 2)
    first = {one.title: one for one in reversed(year.coming)}
    if not first:
        add_paragraph(document, _("Er is nog niets gepland."))
        return
    heads = (_("Maatregel"), _("Stand"), _("Begint"), _("Klaar"), _("Trekker"))
    columns = [Column(head, width) for head, width in zip(heads, (6.0, 1.9, 2.5, 2.5, 3.7), strict=True)]
    about = _("Wat gepland is en wat doorgaat, met begin, einde en wie het trekt.")
    table = add_table(document, columns, _("Maatregelen die komen of doorgaan"), about, has_row_heads=True)
    for measure in reversed(first.values()):
        days = [
            write_day(day, is_short=True) if day else NOTHING for day in (measure.starts_on, measure.ends_on)
        ]
        state, owner = str(measure.get_state_display()), clean(measure.owner) or NOTHING
        add_row(table, columns, [clean(measure.title), state, *days, owner])


def _add_conditions(document: Word, year: Year) -> None:
    document.add_heading(_("De zeven voorwaarden"), 2)
    heads = (_("Voorwaarde"), _("Hoe staat het?"), _("Volgende stap"), _("Wie"), _("Wanneer"))
    columns = [Column(head, width) for head, width in zip(heads, (3.2, 2.6, 5.2, 3.2, 2.4), strict=True)]
    about = _("Elke voorwaarde met hoe het staat, de volgende stap, wie die doet en wanneer.")
    table = add_table(document, columns, _("De zeven voorwaarden"), about, has_row_heads=True)
    for row in year.conditions:
        due = write_day(row.due_on, is_short=True) if row.due_on else NOTHING
        texts = [row.name, row.judgement, clean(row.next_step) or NOTHING, clean(row.owner) or NOTHING, due]
        add_row(table, columns, texts)
