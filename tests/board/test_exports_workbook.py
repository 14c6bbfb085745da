"""The plan in Excel: real days and numbers, filters, heads that stay, and text that stays text."""

import datetime
import html
import io
import re
import zipfile
from decimal import Decimal
from typing import Any

import pytest

from speelveld import catalogue
from speelveld.board import operations
from speelveld.board.exports import make_plan_xlsx
from speelveld.board.models import Measure
from tests.board.conftest import make_measure
from tests.board.plans import Board, list_rows, open_book
from tests.factories import Cast

SHEETS = [
    "Maatregelen",
    "Logboek",
    "Problemen",
    "Oorzaken",
    "Risicoklassen",
    "Voorwaarden",
    "Voorwaarden per punt",
    "Vragen en antwoorden",
    "Rondes",
    "Besluiten",
]


def test_each_kind_of_row_has_its_sheet_with_filter_head_and_print_set_up(cast: Cast) -> None:
    book = open_book(Board(cast.organisation).organisation)
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet.freeze_panes == (
            "C5" if sheet.title in ("Maatregelen", "Problemen", "Oorzaken") else "B5"
        )
        assert sheet.auto_filter.ref.startswith("A4:")
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.orientation == "landscape"
        assert all(cell.alignment.wrap_text and cell.alignment.vertical == "top" for cell in sheet[5])
        assert all(width.width > 5 for width in sheet.column_dimensions.values())
        assert "&P" in str(sheet.oddFooter.right.text)


def test_sheets_and_heads_are_in_english_for_who_reads_english(cast: Cast) -> None:
    book = open_book(Board(cast.organisation).organisation, "en")
    assert book.sheetnames == [
        "Measures",
        "Logbook",
        "Problems",
        "Causes",
        "Risk classes",
        "Conditions",
        "Conditions point by point",
        "Questions and answers",
        "Cycles",
        "Decisions",
    ]
    assert [cell.value for cell in book["Measures"][4]][:4] == ["No.", "Measure", "Problem", "Cause"]
    assert book.properties.title == "Action plan · De Linde"


def test_days_and_amounts_can_be_sorted_and_added_up(cast: Cast) -> None:
    make_measure(cast, starts_on=datetime.date(2026, 3, 2), cost=Decimal("1250.50"), hours=Decimal("12.5"))
    sheet = open_book(cast.organisation)["Maatregelen"]
    cells = dict(zip([one.value for one in sheet[4]], sheet[5], strict=True))
    assert cells["Begint"].value == datetime.datetime(2026, 3, 2)
    assert "mmm" in cells["Begint"].number_format
    assert (cells["Kosten in euro"].value, cells["Uren"].value) == (1250.5, 12.5)
    assert cells["Kosten in euro"].number_format.startswith('"€" #,##0.00')
    assert cells["Klaar"].value is None


def test_a_measure_stands_beside_its_problem_and_cause(cast: Cast) -> None:
    problem = operations.add_problem(
        organisation=cast.organisation, by=cast.actor("olga"), title="Te veel werk", cause="Laat rooster"
    )
    make_measure(cast, title="Zonder")
    make_measure(cast, title="Eerder bekend", problem=problem)
    rows = list_rows(open_book(cast.organisation)["Maatregelen"])
    told = [tuple(row[head] for head in ("Nr.", "Maatregel", "Probleem", "Oorzaak")) for row in rows]
    assert told == [("1.1", "Eerder bekend", "Te veel werk", "Laat rooster"), ("2.1", "Zonder", None, None)]


HOSTILE = [
    '=HYPERLINK("http://x")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "http://linde.example",
    "<b>&amp;</b>",
    "{=1}",
    "'=1",
]


def test_no_text_becomes_a_formula_or_a_link(cast: Cast) -> None:
    for text in HOSTILE:
        make_measure(cast, title=text, description=text, owner=text, goal=text)
    cast.organisation.name = "=1+1 & zonen"
    cells = [cell for sheet in open_book(cast.organisation) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    values = [cell.value for cell in cells]
    assert all(values.count(text) == 4 for text in HOSTILE)


def test_a_name_full_of_ampersands_stands_in_the_foot(cast: Cast, measure: Measure) -> None:
    cast.organisation.name = "Zorg & Welzijn & " * 7
    part = zipfile.ZipFile(io.BytesIO(make_plan_xlsx(cast.organisation, "nl"))).read(
        "xl/worksheets/sheet1.xml"
    )
    foot = html.unescape(re.search(r"<oddFooter>(.*)</oddFooter>", part.decode()).group(1))  # type: ignore[union-attr]
    assert "Zorg && Welzijn && Zorg" in foot
    assert re.findall("&.", foot.replace("&&", "")) == ["&L", "&C", "&R", "&P", "&N"]
    assert len(foot) <= 255


def test_a_day_that_excel_does_not_know_stands_as_text(cast: Cast, measure: Measure) -> None:
    Measure.objects.filter(pk=measure.pk).update(
        starts_on=datetime.date(1026, 3, 2), ends_on=datetime.date(1901, 1, 1)
    )
    row: dict[str, Any] = list_rows(open_book(cast.organisation)["Maatregelen"])[0]
    assert (row["Begint"], row["Klaar"]) == ("2 maart 1026", datetime.datetime(1901, 1, 1))


@pytest.mark.parametrize("length", [4000, 5000])
def test_a_long_text_is_whole_in_its_cell_and_its_row_is_tall(cast: Cast, length: int) -> None:
    make_measure(cast, description="Een lange zin. " * (length // 15))
    sheet = open_book(cast.organisation)["Maatregelen"]
    row = list_rows(sheet)[0]
    assert len(row["Aanpak"]) >= length - 16
    assert sheet.row_dimensions[5].height > 400


def test_an_answer_stands_with_its_question_and_where_that_belongs(cast: Cast) -> None:
    operations.keep_reflection(
        organisation=cast.organisation,
        by=cast.actor("olga"),
        question_key="ownership-example",
        answer="Ze komen",
    )
    for language, sheet, heads in (
        ("nl", "Vragen en antwoorden", ("Vraag", "Hoort bij", "Antwoord")),
        ("en", "Questions and answers", ("Question", "Belongs to", "Answer")),
    ):
        condition = catalogue.condition("ownership", language)
        (row,) = list_rows(open_book(cast.organisation, language)[sheet])
        question = next(one.text for one in condition.questions if one.key == "ownership-example")
        assert tuple(row[head] for head in heads) == (question, condition.name, "Ze komen")
