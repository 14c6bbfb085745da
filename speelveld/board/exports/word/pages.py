"""Sheets of paper: A4 upright or lying, with a footer that says what this is and where you are."""

import datetime

from django.utils.translation import gettext as _
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.section import Section
from docx.shared import Cm

from speelveld.board.exports.word.texts import add_computed, fill, set_style

SHORT, LONG = Cm(21), Cm(29.7)
MARGIN = Cm(2.2)
MARGIN_LYING = Cm(1.8)
WIDTH = 16.6  # centimetres between the margins of an upright page


def set_up_first_page(document: Document, footer: str) -> None:
    _turn(document.sections[0], is_lying=False)
    _fill_footer(document.sections[0], footer)


def start_page(document: Document, footer: str, *, is_lying: bool = False) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    set_style(document.paragraphs[-1], "Page end")
    _turn(section, is_lying=is_lying)
    section.footer.is_linked_to_previous = False
    _fill_footer(section, footer)


def set_properties(document: Document, title: str, author: str, made_on: datetime.date) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.comments, properties.revision = "", 1
    properties.created = properties.modified = datetime.datetime.combine(made_on, datetime.time(12))


def _turn(section: Section, *, is_lying: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if is_lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG, SHORT) if is_lying else (SHORT, LONG)
    section.left_margin = section.right_margin = MARGIN_LYING if is_lying else MARGIN
    section.top_margin = section.bottom_margin = MARGIN_LYING if is_lying else MARGIN
    section.footer_distance = Cm(1.1)


def _fill_footer(section: Section, text: str) -> None:
    paragraph = section.footer.paragraphs[0]
    set_style(paragraph, "Footer")
    assert section.page_width and section.left_margin and section.right_margin
    width = section.page_width - section.left_margin - section.right_margin
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    page = _("Bladzijde")
    fill(paragraph, f"{text}\t{page} ")
    add_computed(paragraph, "PAGE")
    fill(paragraph, " / ")
    add_computed(paragraph, "NUMPAGES")
