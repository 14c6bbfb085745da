"""The front door, the tree and the staff list."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from speelveld.organisations.models import Membership, Role
from tests.factories import Cast, make_user


def test_who_has_one_organisation_goes_straight_there(client: Client, cast: Cast) -> None:
    client.force_login(cast.anna)
    assert client.get("/")["Location"] == "/linde/"


def test_who_has_two_chooses(client: Client, cast: Cast) -> None:
    Membership.objects.create(user=cast.anna, organisation=cast.elsewhere, role=Role.EMPLOYEE)
    client.force_login(cast.anna)
    page = client.get("/").content.decode()
    assert 'href="/linde/"' in page and 'href="/populier/"' in page


def test_who_has_none_is_told_whom_to_ask(client: Client, db: None) -> None:
    client.force_login(make_user("nobody@linde.example"))
    page = client.get("/").content.decode()
    assert "Je hebt nog geen rol" in page
    assert 'href="/linde/"' not in page


def test_a_visitor_is_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/")["Location"].startswith("/account/sign-in/")


def test_the_tree_shows_names_and_head_counts(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    page = re.sub(r"<[^>]+>", "", client.get("/linde/organisation/units/").content.decode())
    assert "Woongroep Beukbeuk24 mensen" in page and "92 mensen" in page


def test_the_staff_list_is_paged_and_searched(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    first = client.get("/linde/organisation/people/")
    assert len(first.context["page"]) == 50
    second = client.get("/linde/organisation/people/?page=2")
    assert len(second.context["page"]) == 42
    found = client.get("/linde/organisation/people/?q=beuk-03")
    assert [person.number for person in found.context["page"]] == ["beuk-03"]
    assert client.get("/linde/organisation/people/?page=none&q=<script>").status_code == 200


def test_the_staff_list_of_a_unit_holds_its_people_only(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    page = client.get("/linde/organisation/people/?unit=keuken")
    assert {person.unit.key for person in page.context["page"]} == {"keuken"}
    assert client.get("/linde/organisation/people/?unit=bestaat-niet").status_code == 404


def test_the_pages_take_a_fixed_number_of_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(cast.olga)
    for path in ("units", "people"):
        with django_assert_max_num_queries(8):
            client.get(f"/linde/organisation/{path}/")


PATHS = ["units/", "people/", "import/", "members/"]
MAY = {
    "olga": {"units/", "people/", "import/", "members/"},
    "dirk": {"units/"},
    "wim": {"units/"},
    "petra": {"units/"},
    "sam": {"units/", "members/"},
    "anna": set(),
    "bram": set(),
}


@pytest.mark.parametrize("name", MAY)
@pytest.mark.parametrize("path", PATHS)
def test_every_page_with_every_role(client: Client, cast: Cast, name: str, path: str) -> None:
    client.force_login(getattr(cast, name))
    response = client.get(f"/linde/organisation/{path}")
    assert response.status_code == (200 if path in MAY[name] else 403)
    if response.status_code == 200:
        shown = {p for p in PATHS if f'href="/linde/organisation/{p}"' in response.content.decode()}
        assert shown == MAY[name]


@pytest.mark.parametrize("path", ["", *PATHS])
def test_somebody_of_another_organisation_finds_nothing(client: Client, cast: Cast, path: str) -> None:
    client.force_login(cast.carla)
    for slug in ("linde", "bestaat-niet"):
        assert client.get(f"/{slug}/organisation/{path}").status_code == 404
