"""You said, we did: plain words for all staff, without an account only where the owner allows it."""

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
