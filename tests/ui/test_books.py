"""Workbooks hold what people typed as text, however it begins and however long it is."""

import datetime
import io
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from speelveld.ui.books import CUT, MOST_IN_CELL, Book, fit_cell


def write_one(text: str) -> Any:
    book = Book(title="Titel", author="De Linde", made_on=datetime.date(2026, 3, 2))
    book.write_text(book.add_sheet("Blad", "Kop", "Feiten"), 4, 0, text)
    return openpyxl.load_workbook(io.BytesIO(book.close()))["Blad"].cell(5, 1)


@pytest.mark.parametrize(
    "text", ["=1+1", "+31 6", "-niet", "@SUM(A1)", "{=A1}", "http://x", "mailto:a@b.nl", "007"]
)
def test_text_stays_text_even_when_the_cell_is_edited(text: str) -> None:
    cell = write_one(text)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert cell.quotePrefix == (text[0] in "=+-@")


def test_text_that_just_fits_is_whole_and_one_sign_more_is_cut_with_a_mark() -> None:
    assert write_one("a" * MOST_IN_CELL).value == "a" * MOST_IN_CELL
    cut = write_one("a" * (MOST_IN_CELL + 1)).value
    assert len(cut) == MOST_IN_CELL
    assert cut.endswith(CUT)


@given(st.text(alphabet="aé€😀", max_size=60).map(lambda text: text * 900))
def test_no_text_is_longer_than_a_cell_or_cut_inside_a_sign(text: str) -> None:
    fitted = fit_cell(text)
    assert len(fitted.encode("utf-16-le")) <= 2 * MOST_IN_CELL
    assert text.startswith(fitted.removesuffix(CUT))
    assert fitted == text or fitted.endswith(CUT)


def test_a_sheet_prints_one_page_wide_on_lying_a4() -> None:
    book = Book(title="Titel", author="De Linde", made_on=datetime.date(2026, 3, 2))
    book.add_sheet("Blad", "Kop", "Feiten")
    read = openpyxl.load_workbook(io.BytesIO(book.close()))
    sheet = read["Blad"]
    page = sheet.page_setup
    assert (page.orientation, page.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (page.fitToWidth or 1, page.fitToHeight) == (1, 0)  # one is what Excel takes when it is left out
    assert (read.properties.title, read.properties.creator) == ("Titel", "De Linde")
