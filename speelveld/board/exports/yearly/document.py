"""Puts the yearly report together as a Word document."""

import io

import docx
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from speelveld.board.exports.characters import clean
from speelveld.board.exports.word.document import REGIONS
from speelveld.board.exports.word.pages import set_properties, set_up_first_page, start_page
from speelveld.board.exports.word.styles import dress
from speelveld.board.exports.word.texts import add_paragraph
from speelveld.board.exports.writing import write_day
from speelveld.board.exports.yearly.closing import add_lessons, add_next
from speelveld.board.exports.yearly.done import add_done, add_effects
from speelveld.board.exports.yearly.found import add_found
from speelveld.board.exports.yearly.reading import Year


def write_year(year: Year) -> bytes:
    """Return the report as a Word document in the active language."""
    name = clean(year.organisation.name)
    title = " · ".join((_("Jaarverslag %(year)s") % {"year": year.number}, name))
    document = docx.Document()
    dress(document, REGIONS[(get_language() or "nl")[:2]])
    set_properties(document, title, name, year.today)
    set_up_first_page(document, title)
    add_paragraph(document, f"{title} · {write_day(year.today)}", "Kicker")
    add_paragraph(
        document, _("Mentale gezondheid op het werk: het jaar %(year)s") % {"year": year.number}, "Title"
    )
    add_paragraph(document, _sum_up(year), "Lead")
    add_found(document, year)
    start_page(document, title)
    add_done(document, year)
    add_effects(document, year)
    add_lessons(document, year)
    add_next(document, year)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _sum_up(year: Year) -> str:
    n = len(year.deeds)
    ran = ngettext("Dit jaar liep %(n)s maatregel.", "Dit jaar liepen %(n)s maatregelen.", n) % {"n": n}
    if year.is_over:
        return ran
    so_far = _("Het jaar is nog niet voorbij: dit is de stand van %(day)s.") % {"day": write_day(year.today)}
    return f"{ran} {so_far}"
