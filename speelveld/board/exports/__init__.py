"""The board to take along: the plan of approach in Word and Excel, the field on the wall, two pages for directors."""

from django.utils import translation

from speelveld.board.exports.directors import write_directors
from speelveld.board.exports.poster import write_poster
from speelveld.board.exports.reading import read_plan
from speelveld.board.exports.word.document import write_document
from speelveld.board.exports.workbook import write_workbook
from speelveld.organisations.models import Organisation

__all__ = ["make_directors_pdf", "make_plan_docx", "make_plan_xlsx", "make_poster_pdf"]


def make_plan_docx(organisation: Organisation, language: str) -> bytes:
    with translation.override(language):
        return write_document(read_plan(organisation))


def make_plan_xlsx(organisation: Organisation, language: str) -> bytes:
    with translation.override(language):
        return write_workbook(read_plan(organisation))


def make_poster_pdf(organisation: Organisation, language: str) -> bytes:
    with translation.override(language):
        return write_poster(organisation)


def make_directors_pdf(organisation: Organisation, language: str) -> bytes:
    with translation.override(language):
        return write_directors(organisation)
