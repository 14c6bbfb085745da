"""Groups by a trait on the pages of a draft: offered when there is one, and told to everybody whom it concerns."""

import re

import pytest
from django.test import Client

from speelveld.surveys.models import Wave
from speelveld.surveys.page import render_preview
from tests.factories import Cast
from tests.surveys.traits import give_shifts


@pytest.fixture
def olga(client: Client, cast: Cast) -> Client:
    client.force_login(cast.olga)
    return client


def read(client: Client, wave: Wave, step: str) -> str:
    html = client.get(f"/linde/surveys/{wave.pk}/{step}/").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def choose(client: Client, wave: Wave, trait: str) -> None:
    response = client.post(f"/linde/surveys/{wave.pk}/audience/", {"everybody": "yes", "trait": trait})
    assert response.status_code == 302
    wave.refresh_from_db()


def test_without_traits_on_the_staff_list_nothing_is_offered(olga: Client, draft: Wave) -> None:
    assert "kenmerk" not in read(olga, draft, "audience")


def test_the_chosen_trait_is_kept_and_can_be_left_out_again(olga: Client, cast: Cast, draft: Wave) -> None:
    give_shifts(cast)
    assert "Ook groepen per kenmerk tonen?" in read(olga, draft, "audience")
    choose(olga, draft, "Dienst")
    assert draft.trait == "Dienst"
    choose(olga, draft, "")
    assert draft.trait == ""


def test_another_trait_than_those_on_the_list_is_refused(olga: Client, cast: Cast, draft: Wave) -> None:
    give_shifts(cast)
    response = olga.post(f"/linde/surveys/{draft.pk}/audience/", {"everybody": "yes", "trait": "Leeftijd"})
    assert response.status_code == 200
    draft.refresh_from_db()
    assert draft.trait == ""


def test_the_last_look_tells_what_it_brings(olga: Client, cast: Cast, draft: Wave) -> None:
    give_shifts(cast)
    choose(olga, draft, "Dienst")
    page = read(olga, draft, "check")
    assert "Per Dienst: 2 teams zijn groot genoeg om ook zo uit te splitsen." in page
    assert "Bij 50% antwoord staan er 0 groepen apart." in page
    assert "Woongroep Beuk: nacht (12 mensen): " in page
    assert "Dit verwachten we voor jullie 6 teams" in page


def test_works_council_and_respondent_read_it(olga: Client, cast: Cast, draft: Wave) -> None:
    give_shifts(cast)
    choose(olga, draft, "Dienst")
    assert "Ook per kenmerk Dienst" in read(olga, draft, "council")
    asked = re.sub(r"\s+", " ", render_preview(draft, "nl"))
    assert "één kenmerk op de personeelslijst: Dienst" in asked
    assert "one trait on the staff list: Dienst" in re.sub(r"\s+", " ", render_preview(draft, "en"))
