"""Puts the parts of the plan together into one Word document."""

import io

import docx
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from speelveld.board.exports.plan import Plan
from speelveld.board.exports.word.closing import (
    add_answers,
    add_checks,
    add_conditions,
    add_lessons,
    add_signatures,
)
from speelveld.board.exports.word.details import add_details
from speelveld.board.exports.word.front import add_front
from speelveld.board.exports.word.overview import add_overview
from speelveld.board.exports.word.pages import set_properties, set_up_first_page, start_page
from speelveld.board.exports.word.styles import dress

REGIONS = {"nl": "nl-NL", "en": "en-GB"}


def write_document(plan: Plan) -> bytes:
    """Return the plan as a Word document in the active language."""
    title = " · ".join((_("Plan van aanpak"), plan.organisation))
    document = docx.Document()
    dress(document, REGIONS[(get_language() or "nl")[:2]])
    set_properties(document, title, plan.organisation, plan.made_on)
    set_up_first_page(document, title)
    add_front(document, plan)
    start_page(document, title, is_lying=True)
    add_overview(document, plan)
    start_page(document, title)
    add_details(document, plan)
    start_page(document, title)
    add_conditions(document, plan.conditions)
    add_checks(document, plan.checks)
    add_answers(document, plan.places)
    add_lessons(document, plan)
    add_signatures(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
