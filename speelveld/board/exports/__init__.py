"""The plan of approach to take along, for directors and for who reviews the risk inventory: Word and Excel."""

from django.utils import translation

from speelveld.board.exports.reading import read_plan
from speelveld.board.exports.word.document import write_document
from speelveld.board.exports.workbook import write_workbook
from speelveld.organisations.models import Organisation

__all__ = ["make_plan_docx", "make_plan_xlsx"]


def make_plan_docx(organisation: Organisation, language: str) -> bytes:
    with translation.override(language):
        return write_document(read_plan(organisation))


def make_plan_xlsx(organisation: Organisation, language: str) -> bytes:
    with translation.override(language):
        return write_workbook(read_plan(organisation))
