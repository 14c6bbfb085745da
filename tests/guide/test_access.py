"""Who reads the guide: members always, everybody when the owner says so, and nobody learns more by trying."""

import pytest
from django.test import Client

from speelveld.audit.models import Event
from speelveld.guide.operations import change_access
from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Role
from tests.factories import Cast, make_member
from tests.guide.conftest import PAGES, sign_in


def test_opening_and_closing_leave_an_audit_line_each_and_doing_it_twice_none(cast: Cast) -> None:
    olga = cast.actor("olga")
    for is_public in (True, True, False):
        change_access(organisation=cast.organisation, by=olga, is_public=is_public)
    lines = Event.objects.filter(verb__startswith="guide.").order_by("pk")
    assert [(line.verb, line.actor) for line in lines] == [
        ("guide.opened", "olga@linde.example"),
        ("guide.closed", "olga@linde.example"),
    ]
    cast.organisation.refresh_from_db()
    assert not cast.organisation.guide_is_public


@pytest.mark.parametrize("name", ["dirk", "anna", "bram", "wim", "petra", "sam"])
def test_only_the_owner_decides_who_reads(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        change_access(organisation=cast.organisation, by=cast.actor(name), is_public=True)
    cast.organisation.refresh_from_db()
    assert not cast.organisation.guide_is_public


@pytest.mark.parametrize("page", PAGES)
def test_members_read_every_page(cast: Cast, page: str) -> None:
    assert sign_in(cast.bram).get(f"/linde/guide/{page}").status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_carla_of_another_organisation_finds_nothing(cast: Cast, page: str) -> None:
    assert sign_in(cast.carla).get(f"/linde/guide/{page}").status_code == 404


def test_a_provider_does_not_come_in(cast: Cast) -> None:
    provider = make_member(cast.organisation, "Pien", Role.PROVIDER)
    assert sign_in(provider).get("/linde/guide/").status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_a_closed_guide_asks_a_stranger_to_sign_in(cast: Cast, page: str) -> None:
    response = Client().get(f"/guide/linde/{page}", follow=True)
    assert response.redirect_chain[-1][0].startswith("/account/sign-in/?next=/linde/guide/")


def test_a_stranger_cannot_tell_a_closed_guide_from_no_organisation(cast: Cast) -> None:
    closed, nowhere = Client().get("/guide/linde/"), Client().get("/guide/nergens/")
    assert (closed.status_code, closed["Location"]) == (302, "/linde/guide/")
    assert (nowhere.status_code, nowhere["Location"]) == (302, "/nergens/guide/")
    assert closed.content == nowhere.content
    assert Client().get("/nergens/guide/").status_code == Client().get("/linde/guide/").status_code == 302


@pytest.mark.parametrize("page", PAGES)
def test_an_open_guide_is_read_without_an_account(opened: Cast, page: str) -> None:
    response = Client().get(f"/guide/linde/{page}")
    assert response.status_code == 200
    text = response.content.decode()
    assert "sessionid" not in response.cookies
    assert "/linde/field/" not in text
    assert "guide/access" not in text


def test_links_of_the_open_guide_stay_behind_the_open_door(opened: Cast) -> None:
    text = Client().get("/guide/linde/modules/talk/").content.decode()
    assert 'href="/guide/linde/modules/adapt/"' in text
    assert 'href="/linde/guide/modules/' not in text


def test_who_is_signed_in_is_nobody_behind_the_open_door(opened: Cast) -> None:
    text = sign_in(opened.olga).get("/guide/linde/").content.decode()
    assert "/linde/guide/access/" not in text


def test_the_open_guide_of_one_organisation_opens_no_other(opened: Cast) -> None:
    assert Client().get("/guide/populier/").status_code == 302
    assert sign_in(opened.carla).get("/linde/guide/").status_code == 404


def test_the_owner_opens_and_closes_on_the_start_page(cast: Cast) -> None:
    client = sign_in(cast.olga)
    assert "Zet open voor iedereen met het adres" in client.get("/linde/guide/").content.decode()
    response = client.post("/linde/guide/access/", {"is_public": "yes"}, follow=True)
    assert "/guide/linde/" in response.content.decode()
    assert Client().get("/guide/linde/").status_code == 200
    client.post("/linde/guide/access/", {"is_public": "no"})
    assert Client().get("/guide/linde/").status_code == 302


def test_others_see_no_switch_and_a_post_of_theirs_changes_nothing(cast: Cast) -> None:
    client = sign_in(cast.anna)
    assert "access" not in client.get("/linde/guide/").content.decode()
    assert client.post("/linde/guide/access/", {"is_public": "yes"}).status_code == 403
    assert sign_in(cast.carla).post("/linde/guide/access/", {"is_public": "yes"}).status_code == 404
    cast.organisation.refresh_from_db()
    assert not cast.organisation.guide_is_public
