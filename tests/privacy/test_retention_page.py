"""The page shows per kind what there is, since when, the term, the last round and what went."""

import datetime
import re
from html import unescape

import pytest
from django.test import Client

from speelveld.organisations.models import Person
from speelveld.organisations.retention import get_months
from speelveld.privacy.operations import run_retention
from speelveld.privacy.presenters.retention import say_count
from speelveld.results.models import Release
from tests.factories import Cast
from tests.results.conftest import ENOUGH

PAGE = "/linde/privacy/retention/"


def read(client: Client) -> str:
    html = client.get(PAGE).content.decode()
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


def test_counts_oldest_and_terms_stand_on_the_page(client: Client, cast: Cast, released: Release) -> None:
    client.force_login(cast.wim)
    page = read(client)
    n_answers = 2 * sum(ENOUGH.values())
    assert re.search(
        rf"Antwoorden op vragen .*? ongeveer {n_answers // 10 * 10} 21 maart 2025 2 jaar na het sluiten", page
    ), page
    assert "Uitnodigingen en codes, gebruikt of niet" in page and "bij elk sluiten" in page
    assert "nog geen ronde geweest" in page and "Er is nog niets over zijn termijn geweest." in page


def test_no_exact_number_of_answers_is_told() -> None:
    said = {n: say_count("answers", n) for n in (0, 1, 9, 10, 158)}
    assert said == {0: "0", 1: "minder dan 10", 9: "minder dan 10", 10: "ongeveer 10", 158: "ongeveer 150"}
    assert say_count("people", 7) == "7"


def test_after_a_round_the_page_tells_what_went(client: Client, cast: Cast) -> None:
    Person.objects.filter(pk=cast.people[0].pk).update(left_on=datetime.date(2020, 1, 1))
    run_retention(today=datetime.date(2026, 11, 2))
    client.force_login(cast.petra)
    page = read(client)
    assert "laatste ronde op 2 november 2026" in page
    assert "2 november 2026 Medewerkers die uit dienst zijn" in page
    assert cast.people[0].name not in page


def test_who_may_choose_a_term_finds_the_forms(client: Client, cast: Cast) -> None:
    found = {}
    for who in ("olga", "dirk", "wim", "petra", "sam"):
        client.force_login(getattr(cast, who))
        found[who] = "Termijnen kiezen" in read(client)
    assert found == {"olga": True, "dirk": False, "wim": False, "petra": True, "sam": False}


def test_a_term_is_kept(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    response = client.post(f"{PAGE}answers/", {"answers-months": "12"}, follow=True)
    assert "houdt zich hieraan" in response.content.decode()
    assert get_months(cast.organisation)["answers"] == 12
    assert "1 jaar na het sluiten" in read(client)


@pytest.mark.parametrize(
    ("months", "reason"), [("0", "Kies van 1 tot en met 84"), ("x", "geheel getal"), ("", "verplicht")]
)
def test_what_cannot_be_is_told_beside_the_field(
    client: Client, cast: Cast, months: str, reason: str
) -> None:
    client.force_login(cast.olga)
    response = client.post(f"{PAGE}answers/", {"answers-months": months})
    assert response.status_code == 422
    assert reason in response.content.decode()
    assert get_months(cast.organisation)["answers"] == 24


def test_a_kind_without_a_term_of_choice_is_not_found(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    assert client.post(f"{PAGE}invitations/", {}).status_code == 404


def test_carla_sees_only_what_is_kept_in_her_organisation(
    client: Client, cast: Cast, released: Release
) -> None:
    client.force_login(cast.carla)
    assert client.get(PAGE).status_code == 404
    page = client.get("/populier/privacy/retention/").content.decode()
    assert str(2 * sum(ENOUGH.values())) not in page
