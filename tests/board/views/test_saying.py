"""You said, we did: plain words for all staff, without an account only where the owner allows it."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from speelveld.board import operations
from tests.board.conftest import SignIn, make_measure
from tests.factories import Cast

OPEN = "/said/linde/"


def fill(cast: Cast) -> None:
    shared = {"organisation": cast.organisation, "by": cast.actor("olga")}
    problem = operations.add_problem(
        title="Roosters komen laat", description="Je weet het pas kort.", **shared
    )
    for key in ("beuk", "eik"):
        measure = make_measure(cast, title="Eerder bekend", unit=cast.units[key], problem=problem, state="busy",
                               cost=18000, owner="Anna")  # fmt: skip
    operations.add_remark(measure=measure, by=shared["by"], kind="evidence", text="Van 14 naar 9 wissels.")
    operations.add_remark(measure=measure, by=shared["by"], kind="comment", text="Onder ons gezegd.")
    make_measure(cast, title="Nog een idee", problem=problem)


def test_it_is_closed_until_the_owner_opens_it(cast: Cast, client: Client) -> None:
    fill(cast)
    assert client.get(OPEN).status_code == 404
    operations.change_settings(organisation=cast.organisation, by=cast.actor("olga"), is_public=True)
    page = client.get(OPEN).content.decode()
    for words in (
        "Roosters komen laat",
        "Je weet het pas kort.",
        "Eerder bekend",
        "Bezig",
        "Van 14 naar 9 wissels.",
    ):
        assert words in page
    assert page.count("Eerder bekend") == 1
    for words in ("18.000", "Anna", "Onder ons gezegd.", "Nog een idee", "Log in"):
        assert words not in page
    operations.change_settings(organisation=cast.organisation, by=cast.actor("olga"), is_public=False)
    assert client.get(OPEN).status_code == client.get("/said/no-such/").status_code == 404


def test_members_read_it_anyway_and_the_owner_sees_who_else_may(cast: Cast, sign_in: SignIn) -> None:
    fill(cast)
    assert "Van 14 naar 9 wissels." in sign_in(cast.bram).get("/linde/said/").content.decode()
    assert (
        "Alleen wie inlogt leest deze bladzijde." in sign_in(cast.olga).get("/linde/said/").content.decode()
    )


def test_an_empty_board_says_so(cast: Cast, sign_in: SignIn) -> None:
    assert "Hier is nog niets te lezen" in sign_in(cast.bram).get("/linde/said/").content.decode()


@pytest.mark.parametrize("title", ["Gesprek met Jan over het rooster", "Training van Bureau Jansen"])
def test_what_looks_like_a_name_is_kept_and_told(cast: Cast, sign_in: SignIn, title: str) -> None:
    client = sign_in(cast.olga)
    page = client.post("/linde/problems/new/", {"title": title}, follow=True).content.decode()
    assert "Is dit de naam van een collega" in page
    problem = cast.organisation.problems.get()
    make_measure(cast, title="Eerder bekend", problem=problem, state="busy")
    assert "Is dit de naam van een collega" in client.get("/linde/said/").content.decode()
    assert "Is dit de naam" not in sign_in(cast.bram).get("/linde/said/").content.decode()


def test_the_name_of_a_unit_is_no_name_of_a_colleague(cast: Cast, sign_in: SignIn) -> None:
    posted = {"title": "Werkdruk bij Woongroep Beuk"}
    page = sign_in(cast.olga).post("/linde/problems/new/", posted, follow=True).content.decode()
    assert "Werkdruk bij Woongroep Beuk" in page and "Is dit de naam" not in page


def test_a_colleague_by_full_name_is_refused(cast: Cast, sign_in: SignIn) -> None:
    person = cast.people[0]
    person.name = "Fatima van der Berg"
    person.save()
    client = sign_in(cast.olga)
    for field in ("title", "description"):
        text = {"title": "Druk"} | {field: "Fatima van der Berg heeft te veel werk"}
        assert set(client.post("/linde/problems/new/", text).context["form"].errors) == {field}
    assert not cast.organisation.problems.exists()
    with pytest.raises(ValidationError, match="collega"):
        make_measure(cast, title="Gesprek met Fatima van der Berg")
    make_measure(cast, title="Gesprek met Fatima Jansen")


def test_a_name_that_was_there_before_stops_no_other_change(cast: Cast) -> None:
    measure = make_measure(cast, title="Gesprek met Fatima van der Berg")
    cast.people[0].name = "Fatima van der Berg"
    cast.people[0].save()
    operations.change_measure(measure=measure, by=cast.actor("olga"), state="busy")
    assert measure.state == "busy"
