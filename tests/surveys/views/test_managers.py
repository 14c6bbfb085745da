"""Letting managers answer apart on the page with the last look: what it costs and gives, before it is chosen."""

import re

import pytest
from django.test import Client

from speelveld.surveys import operations
from speelveld.surveys.models import Wave
from tests.factories import Cast
from tests.managing import appoint
from tests.surveys.conftest import TODAY

TITLE = "Leidinggevenden naast medewerkers"


@pytest.fixture
def olga(client: Client, cast: Cast) -> Client:
    client.force_login(cast.olga)
    return client


def read(client: Client, wave: Wave) -> str:
    html = client.get(f"/linde/surveys/{wave.pk}/check/").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def choose(client: Client, wave: Wave, apart: str) -> int:
    return client.post(f"/linde/surveys/{wave.pk}/managers/", {"apart": apart}).status_code


def test_the_page_tells_what_it_costs_and_gives_before_it_is_chosen(
    olga: Client, cast: Cast, draft: Wave
) -> None:
    appoint(cast)
    page = read(olga, draft)
    assert "Nu tellen de 12 leidinggevenden mee in hun eigen team." in page
    assert "80% 4 teams zien zichzelf 3 teams zien zichzelf, leidinggevenden niet te zien" in page


def test_it_is_kept_and_the_forecast_follows(olga: Client, cast: Cast, draft: Wave) -> None:
    appoint(cast)
    assert "bij 80% antwoord zien 4 teams" in read(olga, draft)
    assert choose(olga, draft, "yes") == 302
    page = read(olga, draft)
    assert "bij 80% antwoord zien 3 teams" in page
    assert "In deze meting antwoorden de 12 leidinggevenden apart." in page
    assert "Dit verwachten we voor jullie 6 teams" in page, "managers are no team"
    choose(olga, draft, "no")
    assert "Nu tellen de 12 leidinggevenden mee" in read(olga, draft)


def test_enough_managers_are_shown_at_a_usual_response(olga: Client, cast: Cast, draft: Wave) -> None:
    appoint(cast, {"beuk": 8, "eik": 4, "noord": 6, "zuid": 2})
    assert re.search(
        r"50% \d teams? \w+ zichzelf \d teams? \w+ zichzelf, leidinggevenden te zien", read(olga, draft)
    )


def test_with_too_few_it_says_how_many_it_takes(olga: Client, cast: Cast, draft: Wave) -> None:
    appoint(cast, {"beuk": 9})
    page = read(olga, draft)
    assert "Deze meting vraagt 9 leidinggevenden. Het kan vanaf 10" in page
    assert "Laat leidinggevenden apart antwoorden" not in page


def test_a_choice_that_no_longer_fits_can_be_taken_back(olga: Client, cast: Cast, draft: Wave) -> None:
    choose(olga, draft, "yes")
    page = read(olga, draft)
    assert "Je laat leidinggevenden apart antwoorden, maar het zijn er 0" in page
    assert "Tel leidinggevenden weer mee in hun team" in page


def test_without_managers_nothing_is_said(olga: Client, draft: Wave) -> None:
    assert TITLE not in read(olga, draft)


def test_after_the_start_there_is_no_such_choice(olga: Client, cast: Cast, draft: Wave) -> None:
    appoint(cast)
    operations.launch_wave(wave=draft, by=cast.actor("olga"), today=TODAY)
    assert choose(olga, draft, "yes") == 404


def test_who_only_looks_gets_no_button(client: Client, cast: Cast, draft: Wave) -> None:
    appoint(cast)
    client.force_login(cast.wim)
    page = read(client, draft)
    assert TITLE in page and "Laat leidinggevenden apart antwoorden" not in page


@pytest.mark.parametrize("apart", ["yes", "no"])
def test_who_answers_is_told(respondent: Client, cast: Cast, draft: Wave, apart: str) -> None:
    appoint(cast)
    operations.change_draft(wave=draft, by=cast.actor("olga"), managers_apart=apart == "yes")
    operations.launch_wave(wave=draft, by=cast.actor("olga"), today=TODAY)
    html = respondent.get(f"/q/{draft.public_id}/").content.decode()
    assert ("de groep van alle leidinggevenden" in html) is (apart == "yes")
