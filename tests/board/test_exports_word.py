"""The plan in Word: headings one can walk through, marked tables, a language, pages that tell where you are."""

import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from speelveld.board import operations
from speelveld.board.models import Measure, Problem
from tests.board.conftest import TODAY, make_measure
from tests.board.plans import Board, list_paragraphs, open_document
from tests.factories import Cast


def list_headings(document: Any) -> list[tuple[int, str]]:
    return [
        (int(one.style.name[-1]), one.text)
        for one in document.paragraphs
        if one.style.name.startswith("Heading")
    ]


def read_row(table: Any, number: int) -> list[str]:
    return [cell.text for cell in table.rows[number].cells]


def find_table(document: Any, title: str) -> Any:
    titles = [table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for table in document.tables]
    return document.tables[titles.index(title)]


@pytest.fixture
def problem(cast: Cast) -> Problem:
    return operations.add_problem(
        organisation=cast.organisation,
        by=cast.actor("olga"),
        title="Te veel werk",
        cause="Roosters komen laat",
    )


def test_measures_stand_under_their_problem_row_by_row_of_the_board(cast: Cast, problem: Problem) -> None:
    for level, stage in (("individual", "prevent"), ("organisation", "support"), ("organisation", "prevent")):
        make_measure(cast, title=f"{level} {stage}", level=level, stage=stage, problem=problem)
    make_measure(cast, title="Los", level="team")
    headings = list_headings(open_document(cast.organisation))
    start = headings.index((1, "Problemen, oorzaken en maatregelen"))
    assert headings[start + 1 : start + 7] == [
        (2, "1 Te veel werk"),
        (3, "1.1 organisation prevent"),
        (3, "1.2 organisation support"),
        (3, "1.3 individual prevent"),
        (2, "2 Maatregelen zonder probleem"),
        (3, "2.1 Los"),
    ]


def test_a_problem_without_measures_says_so(cast: Cast, problem: Problem) -> None:
    assert "Bij dit probleem ligt nog geen maatregel." in list_paragraphs(open_document(cast.organisation))


def test_headings_never_skip_a_level(cast: Cast) -> None:
    levels = [level for level, _text in list_headings(open_document(Board(cast.organisation).organisation))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_head_that_repeats_and_a_description(cast: Cast) -> None:
    document = open_document(Board(cast.organisation).organisation)
    assert len(document.tables) == 7
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(text for text in read_row(table, 0))
        properties = table._tbl.tblPr
        assert properties.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
        for name in ("w:tblCaption", "w:tblDescription"):
            assert properties.find(qn(name)).get(qn("w:val"))


@pytest.mark.parametrize(
    ("language", "region", "title", "page"),
    [
        ("nl", "nl-NL", "Plan van aanpak · De Linde", "Bladzijde"),
        ("en", "en-GB", "Action plan · De Linde", "Page"),
    ],
)
def test_the_document_says_what_it_is_and_in_which_language(
    cast: Cast, measure: Measure, language: str, region: str, title: str, page: str
) -> None:
    document = open_document(cast.organisation, language)
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == (title, "De Linde", region)
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {region}
    for section in document.sections:
        foot = section.footer.paragraphs[0]
        assert foot.text.startswith(f"{title}\t{page} ")
        fields = [one.get(qn("w:instr")) for one in foot._p.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_only_the_wide_table_lies_on_its_side(cast: Cast, measure: Measure) -> None:
    sections = open_document(cast.organisation).sections
    assert [one.orientation for one in sections] == [
        WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT, WD_ORIENT.PORTRAIT,
    ]  # fmt: skip
    assert all(
        (one.page_width > one.page_height) == (one.orientation == WD_ORIENT.LANDSCAPE) for one in sections
    )


def test_no_table_is_wider_than_its_page(cast: Cast) -> None:
    document = open_document(Board(cast.organisation).organisation)
    upright, lying = document.sections[0], document.sections[1]
    for table in document.tables:
        section = lying if len(table.columns) > 8 else upright
        room = section.page_width - section.left_margin - section.right_margin
        assert sum(column.width for column in table.columns) <= room + 10000  # a hair: widths are rounded


def test_every_link_leads_to_the_heading_of_its_measure(cast: Cast, problem: Problem) -> None:
    make_measure(cast, title="Eerste", problem=problem)
    make_measure(cast, title="Tweede")
    body = open_document(cast.organisation).element.body
    targets = {
        one.get(qn("w:name")): "".join(text.text for text in one.getparent().iter(qn("w:t")))
        for one in body.iter(qn("w:bookmarkStart"))
    }
    numbers = [one.get(qn("w:id")) for one in body.iter(qn("w:bookmarkStart"))]
    links = {
        one.get(qn("w:anchor")): "".join(text.text for text in one.iter(qn("w:t")))
        for one in body.iter(qn("w:hyperlink"))
    }
    assert links == {"measure_1_1": "Eerste", "measure_2_1": "Tweede"}
    assert targets == {"measure_1_1": "1.1 Eerste", "measure_2_1": "2.1 Tweede"}
    assert len(set(numbers)) == len(numbers)


def test_totals_leave_out_what_was_stopped_and_tell_their_basis(cast: Cast) -> None:
    make_measure(cast, title="Een", cost=Decimal("1250.50"), hours=Decimal(12))
    make_measure(cast, title="Twee", cost=Decimal(18000), state="busy")
    make_measure(cast, title="Drie", cost=Decimal(99999), hours=Decimal(99), state="stopped")
    table = find_table(open_document(cast.organisation), "Het plan in cijfers")
    assert read_row(table, 1) == [
        "0",
        "3\nIdee 1, Bezig 1, Gestopt 1",
        "€ 19.250,50\nopgeteld over 2 van de 2 maatregelen die niet gestopt zijn",
        "12\nopgeteld over 1 van de 2 maatregelen die niet gestopt zijn",
    ]


def test_the_field_shows_what_lies_in_each_cell_and_what_is_empty(cast: Cast) -> None:
    for number in range(6):
        make_measure(cast, title=f"Maatregel {number}", level="team", stage="optimise")
    make_measure(cast, title="Over", level="team", stage="support", state="stopped")
    table = find_table(open_document(cast.organisation), "Het speelveld")
    assert read_row(table, 0) == ["Niveau", "Voorkomen", "Optimaliseren", "Ondersteunen"]
    _name, prevent, optimise, support = read_row(table, 2)
    assert (prevent, support) == ("nog leeg", "nog leeg")
    lines = optimise.split("\n")
    assert lines[0] == "1.1 Maatregel 0 ·\u00a0Idee"
    assert lines[-1] == "en nog 2"
    assert len(lines) == 5


def test_what_is_still_open_is_told_for_what_is_planned_or_under_way(cast: Cast) -> None:
    agreed = {"owner": "Ida", "starts_on": TODAY, "ends_on": TODAY, "goal": "Rust", "judged_by": "Navraag"}
    make_measure(cast, title="Af", state="busy", **agreed)
    make_measure(cast, title="Zonder trekker", state="planned", **agreed | {"owner": ""})
    make_measure(cast, title="Pas een idee", state="idea")
    paragraphs = list_paragraphs(open_document(cast.organisation))
    start = paragraphs.index("Nog af te spreken")
    assert paragraphs[start + 2] == "Trekker\t1.2"
    assert "Klaar\t1.2" not in paragraphs


def test_long_texts_stay_whole_and_keep_their_paragraphs(cast: Cast) -> None:
    long = " ".join(f"zin{number}" for number in range(600))
    make_measure(cast, description=f"{long}\n\nTweede alinea\nmet een regel", goal="g" * 4000)
    paragraphs = list_paragraphs(open_document(cast.organisation))
    assert len(long) > 4000
    assert f"Aanpak\t{long}" in paragraphs
    assert "Tweede alinea\nmet een regel" in paragraphs
    assert f"Doel\t{'g' * 4000}" in paragraphs


def test_days_and_conditions_read_as_people_write_them(cast: Cast) -> None:
    operations.judge_condition(
        organisation=cast.organisation, by=cast.actor("olga"), condition="ownership", judgement="busy",
        explanation="Het bestuur doet mee", due_on=datetime.date(2026, 5, 1),
    )  # fmt: skip
    document = open_document(cast.organisation)
    table = find_table(document, "De zeven voorwaarden")
    assert len(table.rows) == 8
    first = read_row(table, 1)
    assert first[0] == "Eigenaarschap"
    assert first[1].startswith("Loopt\nOlga\n")
    assert first[4] == "1 mei 2026"
    assert read_row(table, 2)[1] == "nog niet bekeken"
    assert "Eigenaarschap\tHet bestuur doet mee" in list_paragraphs(document)


def test_a_short_measure_is_not_torn_apart_and_a_long_text_may_be(cast: Cast) -> None:
    make_measure(cast, description="Kort.", goal="l" * 2000, judged_by="Navraag")
    document = open_document(cast.organisation)
    held = {one.text.split("\t")[0]: one.paragraph_format.keep_with_next for one in document.paragraphs}
    assert [held[label] for label in ("Aanpak", "Doel", "Zo gaan we het na", "Soort")] == [
        True,
        None,
        True,
        True,
    ]
    table = find_table(document, "Roosters eerder bekend")
    assert all(
        one.paragraph_format.keep_with_next
        for row in table.rows
        for cell in row.cells
        for one in cell.paragraphs
    )
