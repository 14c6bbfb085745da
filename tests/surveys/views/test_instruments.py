"""The page with instruments: what there is, and handing one in."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from speelveld.surveys.instruments import MOST_BYTES, read_own
from tests.factories import Cast
from tests.surveys.own_instrument import LICENCE, write

PATH = "/linde/surveys/instruments/"


@pytest.fixture
def olga(client: Client, cast: Cast) -> Client:
    client.force_login(cast.olga)
    return client


def hand_in(client: Client, content: bytes, licence: str = LICENCE) -> tuple[int, str]:
    file = SimpleUploadedFile("lijst.yaml", content)
    response = client.post(PATH, {"file": file, "licence_statement": licence}, follow=True)
    return response.status_code, response.content.decode()


def test_ours_stands_there_with_its_licence_and_its_limits(olga: Client) -> None:
    html = olga.get(PATH).content.decode()
    assert "49 vragen, ongeveer 7 minuten" in html
    assert "CC BY 4.0" in html
    assert "nog niet onderzocht" in html


def test_a_file_that_is_right_is_added(olga: Client, cast: Cast) -> None:
    _status, html = hand_in(olga, write())
    assert "Koffie op het werk is toegevoegd." in html
    assert LICENCE in html
    assert cast.organisation.instruments.count() == 1


def test_everything_that_is_wrong_stands_on_the_page_at_once(olga: Client, cast: Cast) -> None:
    items = [{"key": "k1", "scale": "weg"}, {"key": "k1", "text": {"nl": "x"}, "scale": "vaak"}]
    status, html = hand_in(olga, write(items=items))
    assert status == 422
    assert html.count("<li>") >= 3 and "Verbeter dit in het bestand" in html
    assert LICENCE in html, "what was typed still stands"
    assert not cast.organisation.instruments.exists()


def test_code_in_a_file_stays_text(olga: Client) -> None:
    _status, wrong = hand_in(olga, write(items=[{"key": "<script>", "scale": "<b>"}]))
    _status, right = hand_in(olga, write(title={"nl": "<script>alert(1)</script>"}))
    assert "<script>alert" not in wrong + right and "<b>" not in wrong
    assert "&lt;script&gt;" in right


@pytest.mark.parametrize(
    ("content", "licence", "reason"),
    [
        (b"", LICENCE, "leeg"),
        (b"x" * (MOST_BYTES + 1), LICENCE, "te groot"),
        (write(), "mag wel", "ten minste 20"),
        (b"\xd0\xcf\x11\xe0", LICENCE, "geen tekst in UTF-8"),
    ],
)
def test_what_is_no_file_or_has_no_licence_is_told(
    olga: Client, cast: Cast, content: bytes, licence: str, reason: str
) -> None:
    _status, html = hand_in(olga, content, licence)
    assert reason in html
    assert not cast.organisation.instruments.exists()


def test_the_example_to_start_from_is_right_itself(olga: Client) -> None:
    assert "surveys/example.yaml" in olga.get(PATH).content.decode()
    source = Path(str(finders.find("surveys/example.yaml"))).read_bytes()
    instrument = read_own(source, LICENCE)
    assert instrument.languages == ("nl", "en")
    _status, html = hand_in(olga, source)
    assert "is toegevoegd" in html


def test_the_works_council_reads_and_adds_nothing(client: Client, cast: Cast) -> None:
    client.force_login(cast.wim)
    assert "Een eigen vragenlijst toevoegen" not in client.get(PATH).content.decode()
    status, _html = hand_in(client, write())
    assert status == 403
