"""The board to take along: plan of approach, poster, two pages for directors, a report of the year."""

from django.utils import translation

from speelveld.board.exports.directors import write_directors
from speelveld.board.exports.poster import write_poster
from speelveld.board.exports.reading import read_plan
from speelveld.board.exports.word.document import write_document
from speelveld.board.exports.workbook import write_workbook
from speelveld.board.exports.yearly.document import write_year
from speelveld.board.exports.yearly.reading import read_year
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor

__all__ = ["make_directors_pdf", "make_plan_docx", "make_plan_xlsx", "make_poster_pdf", "make_year_docx"]


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


def make_year_docx(organisation: Organisation, language: str, actor: Actor, year: int) -> bytes:
    with translation.override(language):
        return write_year(read_year(organisation, actor, year))
