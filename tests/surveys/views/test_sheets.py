"""Sheets for the printer: one a person, shown once, with a code that a telephone can read."""

import re

import pytest
from django.test import Client

from speelveld.surveys import operations
from speelveld.surveys.models import Wave
from tests.factories import Cast
from tests.surveys.conftest import send


@pytest.fixture
def olga(client: Client, cast: Cast) -> Client:
    client.force_login(cast.olga)
    return client


def list_codes(html: str) -> list[str]:
    return re.findall(r'<p class="secret">([0-9A-Z-]{19})</p>', html)


def test_the_groups_are_listed_with_how_many_sheets_they_need(olga: Client, wave: Wave) -> None:
    html = olga.get(f"/linde/surveys/{wave.pk}/sheets/").content.decode()
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    assert "Woongroep Beuk 4 Maak" in text
    assert "Keuken en Nachtzorg 3 Maak" in text
    assert "Maak alle 17 brieven" in text


def test_a_group_is_printed_with_a_code_and_an_address_a_person(
    olga: Client, wave: Wave, respondent: Client
) -> None:
    group = wave.reporting_groups.get(key="beuk")
    response = olga.post(f"/linde/surveys/{wave.pk}/sheets/{group.pk}/")
    html = response.content.decode()
    codes = list_codes(html)
    assert len(codes) == html.count('<svg class="qr"') == html.count('class="a4"') == 4
    assert html.count(f'<p class="to">localhost:8000/q/{wave.public_id}</p>') == 4
    assert send(respondent, wave, codes[0]).status_code == 200
    assert response["Cache-Control"] == "no-store"


def test_all_groups_are_printed_at_once(olga: Client, wave: Wave, respondent: Client) -> None:
    html = olga.post(f"/linde/surveys/{wave.pk}/sheets/all/").content.decode()
    codes = list_codes(html)
    assert len(set(codes)) == 17
    assert html.count("De Linde · Keuken en Nachtzorg") == 3
    assert send(respondent, wave, codes[-1]).status_code == 200


def test_a_sheet_speaks_both_languages_whoever_prints_it(olga: Client, wave: Wave) -> None:
    for language in ("nl", "en"):
        olga.cookies["django_language"] = language
        html = olga.post(f"/linde/surveys/{wave.pk}/sheets/all/").content.decode()
        assert html.count("<h2>Hoe is je werk?</h2>") == html.count("<h2>How is your work?</h2>") == 17


def test_a_group_of_another_wave_is_not_found(olga: Client, cast: Cast, wave: Wave) -> None:
    from tests.surveys.conftest import TODAY, make_wave

    other = make_wave(cast, title="Andere")
    operations.launch_wave(wave=other, by=cast.actor("olga"), today=TODAY)
    group = other.reporting_groups.get(key="beuk")
    assert olga.post(f"/linde/surveys/{wave.pk}/sheets/{group.pk}/").status_code == 404


def test_after_closing_there_is_nothing_to_print(olga: Client, cast: Cast, wave: Wave) -> None:
    operations.close_wave(wave=wave, by=cast.actor("olga"))
    refused = olga.post(f"/linde/surveys/{wave.pk}/sheets/all/")
    assert refused.status_code == 409
    assert "tot de meting sluit" in refused.content.decode()


def test_who_has_mail_for_everybody_needs_no_sheets(olga: Client, cast: Cast) -> None:
    from tests.surveys.conftest import TODAY, make_wave

    for person in cast.organisation.people.filter(email=""):
        person.email = f"{person.number}@linde.example"
        person.save()
    wave = make_wave(cast)
    operations.launch_wave(wave=wave, by=cast.actor("olga"), today=TODAY)
    assert "Brieven zijn niet nodig" in olga.get(f"/linde/surveys/{wave.pk}/sheets/").content.decode()
    assert "/sheets/" not in olga.get(f"/linde/surveys/{wave.pk}/").content.decode()
