"""The assessment holds the settings of today, and marks what only the organisation can fill in."""

import io
from typing import Any

import docx
import pytest
from django.test import Client

from speelveld.organisations.operations import change_term
from speelveld.privacy.assessment import Facts, Grid, Open, Text
from speelveld.privacy.exports import make_assessment_docx
from speelveld.privacy.exports.word import TO_FILL_IN
from speelveld.privacy.presenters.assessment import present_assessment
from speelveld.surveys import operations
from speelveld.surveys.consent import find_standing
from speelveld.surveys.models import Wave
from tests.factories import Cast
from tests.surveys.conftest import make_undecided


@pytest.fixture
def draft(cast: Cast) -> Wave:
    return make_undecided(cast)


def open_document(wave: Wave, language: str = "nl") -> Any:
    return docx.Document(io.BytesIO(make_assessment_docx(wave, language)))


def read(document: Any) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_settings_of_today_stand_in_it(cast: Cast, draft: Wave) -> None:
    change_term(organisation=cast.organisation, kind="answers", months=18, by=cast.actor("olga"))
    operations.change_draft(wave=draft, by=cast.actor("olga"), minimum_group=12)
    text = read(open_document(draft))
    for said in (
        "De Linde", "Voorjaar", "2 maart tot en met 20 maart 2026", "49 vragen, ongeveer 7 minuten", "92 mensen",
        "18 maanden na het sluiten van de meting", "Cijfers alleen vanaf 12 antwoorden, verdelingen vanaf 30",
        "localhost:8000", "nu staat er een adres zonder https ingesteld", "Olga, olga@linde.example",
        "Alleen de programma-eigenaar ziet haar (nu 1).", find_standing(draft).version[:12], "nog geen besluit",
    ):  # fmt: skip
        assert said in text, said


def test_the_decision_of_the_works_council_stands_in_it(cast: Cast, draft: Wave) -> None:
    version = find_standing(draft).version
    operations.decide_as_council(
        wave=draft, by=cast.actor("wim"), consents=True, version=version, remarks="Mooi."
    )
    text = read(open_document(draft))
    assert "De ondernemingsraad stemt in" in text and "Wim · Mooi." in text


def test_every_open_field_is_marked_and_has_room(draft: Wave) -> None:
    questions = [
        b.question for part in present_assessment(draft).parts for b in part.blocks if isinstance(b, Open)
    ]
    assert len(questions) == 10
    document = open_document(draft)
    fields = [table for table in document.tables if table.rows[0].cells[0].text == "In te vullen"]
    assert [table.rows[1].cells[0].paragraphs[0].text for table in fields] == questions
    assert all(f'w:fill="{TO_FILL_IN}"' in table._tbl.xml for table in fields)
    judgements = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert judgements.count("in te vullen") == 10 + 9, "one a risk, nine to sign"


@pytest.mark.parametrize(
    ("language", "word"), [("nl", "Risico’s en maatregelen"), ("en", "Risks and measures")]
)
def test_it_is_whole_in_both_languages(draft: Wave, language: str, word: str) -> None:
    document = open_document(draft, language)
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert len(heads) == 12 and any(word in head for head in heads)
    dutch = ("In te vullen", "Wat er gebeurt", "ondernemingsraad")
    assert any(said in read(document) for said in dutch) == (language == "nl")


def test_widths_fill_the_page_and_rows_fit_their_heads(draft: Wave) -> None:
    for part in present_assessment(draft).parts:
        for block in part.blocks:
            assert isinstance(block, Text | Facts | Open | Grid)
            if isinstance(block, Grid):
                assert sum(block.widths) == pytest.approx(1)
                assert {len(row) for row in block.rows} == {len(block.heads)} == {len(block.widths)}


def test_a_draft_without_questions_can_be_assessed_too(cast: Cast) -> None:
    assert "Er worden 0 vragen gesteld" in read(open_document(make_undecided(cast, instrument=None)))


@pytest.mark.parametrize("who", ["olga", "dirk", "wim", "petra"])
def test_it_comes_as_a_file(client: Client, cast: Cast, draft: Wave, who: str) -> None:
    client.force_login(getattr(cast, who))
    response = client.get(f"/linde/privacy/assessment/{draft.pk}/assessment.docx")
    assert response["Content-Disposition"] == 'attachment; filename="de-linde-dpia-voorjaar.docx"'
    assert response.content.startswith(b"PK")
