"""The page with instruments: what there is, and handing one in."""

from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from speelveld.catalogue.instruments import parse_text
from speelveld.exchange import WRITTEN, Form, read_instrument, write_instrument
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
        (b"\xff\xd8\xff\xe0", LICENCE, "geen tekst in UTF-8"),
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


def hand_in_as(client: Client, name: str, content: bytes) -> tuple[int, str]:
    response = client.post(
        PATH, {"file": SimpleUploadedFile(name, content), "licence_statement": LICENCE}, follow=True
    )
    return response.status_code, response.content.decode()


@pytest.mark.parametrize("form", [form for form in WRITTEN if form is not Form.YAML])
def test_a_file_of_another_tool_is_looked_over_first(olga: Client, cast: Cast, form: Form) -> None:
    content = write_instrument(parse_text(write().decode()), form).content
    status, html = hand_in_as(olga, f"lijst{form.suffix}", content)
    assert status == 200
    assert f"bestand van {form}" in html and "2 vragen" in html
    assert not cast.organisation.instruments.exists(), "nothing was added yet"
    sent = {"source": read_source(html), "licence_statement": LICENCE}
    assert "Koffie op het werk is toegevoegd." in olga.post(f"{PATH}add/", sent, follow=True).content.decode()
    added = parse_text(cast.organisation.instruments.get().source)
    assert [item.text["nl"] for item in added.items] == ["De koffie is warm.", "De koffie is op."]


def read_source(html: str) -> str:
    start = html.index(">", html.index('<textarea name="source"')) + 1
    return unescape(html[start : html.index("</textarea>", start)]).strip()


def test_what_does_not_come_along_is_told_before_it_is_added(olga: Client) -> None:
    content = write_instrument(parse_text(write().decode()), Form.LIMESURVEY).content
    _status, html = hand_in_as(olga, "lijst.lss", content)
    assert "Wat ontbreekt of niet meekomt" in html
    assert "Het bestand zegt niet hoe er geteld wordt" in html
    assert "Zoek uit of je de teksten mag gebruiken" in html


def test_what_was_spoilt_while_looking_over_is_told(olga: Client, cast: Cast) -> None:
    sent = {"source": "key: [", "licence_statement": LICENCE}
    response = olga.post(f"{PATH}add/", sent)
    assert response.status_code == 422
    assert "klopt de opmaak (YAML) niet" in response.content.decode()
    assert "key: [" in response.content.decode(), "what was typed still stands"
    assert not cast.organisation.instruments.exists()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("lijst.lss", b"<document>", "Dit is geen XML"),
        ("lijst.xlsx", b"PK\x03\x04", "beschadigd of niet volledig"),
        ("lijst.json", b'{"resourceType": "Patient"}', "Geef een Questionnaire"),
    ],
)
def test_a_broken_file_of_another_tool_is_refused(
    olga: Client, name: str, content: bytes, reason: str
) -> None:
    status, html = hand_in_as(olga, name, content)
    assert status == 422 and reason in html


def test_a_list_can_be_taken_along_in_every_form(olga: Client) -> None:
    hand_in(olga, write())
    for reference, n_items in (("koffie-2 2.0", 2), ("speelveld-13 1.0.0-beta.2", 49)):
        page = olga.get(f"{PATH}forms/{quote(reference)}/")
        assert "Wat er niet meekomt" in page.content.decode()
        for form in WRITTEN:
            path = f"{PATH}file/{form.suffix[1:]}/{quote(reference)}/"
            assert path in page.content.decode()
            file = olga.get(path)
            assert file["Content-Disposition"].endswith(f'{form.suffix}"')
            assert len(read_instrument(f"x{form.suffix}", file.content).instrument.items) == n_items


def test_what_is_not_there_cannot_be_taken_along(olga: Client) -> None:
    assert olga.get(f"{PATH}forms/weg%201/").status_code == 404
    assert olga.get(f"{PATH}file/json/weg%201/").status_code == 404
    assert olga.get(f"{PATH}file/docx/speelveld-13%201.0.0-beta.2/").status_code == 404


def test_carla_takes_along_nothing_of_another_organisation(client: Client, cast: Cast, olga: Client) -> None:
    hand_in(olga, write())
    carla = Client()
    carla.force_login(cast.carla)
    assert carla.get(f"{PATH}forms/koffie-2%202.0/").status_code == 404
    assert carla.get("/populier/surveys/instruments/file/yaml/koffie-2%202.0/").status_code == 404
