"""The page of roles."""

from django.test import Client

from speelveld.organisations.models import Membership
from tests.factories import Cast

PAGE = "/linde/organisation/members/"


def test_the_owner_gives_and_takes_a_role(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    sent = {"name": "Nel", "email": "nel@linde.example", "role": "manager", "unit": cast.units["eik"].pk}
    shown = client.post(PAGE, sent, follow=True).content.decode()
    assert "nel@linde.example" in shown
    membership = Membership.objects.get(user__email="nel@linde.example")
    shown = client.post(f"{PAGE}{membership.pk}/remove/", follow=True).content.decode()
    assert "nel@linde.example" not in shown


def test_a_manager_without_a_unit_is_asked_for_one(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    response = client.post(PAGE, {"name": "Nel", "email": "nel@linde.example", "role": "manager"})
    assert response.context["form"].errors["unit"]


def test_a_unit_of_another_organisation_cannot_be_given(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    theirs = cast.elsewhere.units.get(key="eik").pk
    sent = {"name": "Nel", "email": "nel@linde.example", "role": "manager", "unit": theirs}
    assert client.post(PAGE, sent).context["form"].errors["unit"]


def test_the_last_owner_stays_on_the_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    response = client.post(f"{PAGE}{cast.olga.memberships.get().pk}/remove/")
    assert response.status_code == 409
    assert "laatste programma-eigenaar" in response.content.decode()


def test_a_role_elsewhere_cannot_be_taken_from_here(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    theirs = cast.carla.memberships.first()
    assert theirs is not None
    assert client.post(f"{PAGE}{theirs.pk}/remove/").status_code == 404
    assert Membership.objects.filter(pk=theirs.pk).exists()


def test_an_administrator_cannot_let_oneself_in(client: Client, cast: Cast) -> None:
    client.force_login(cast.sam)
    sent = {"name": "Sam", "email": "sam@linde.example", "role": "owner"}
    assert client.post(PAGE, sent).status_code == 403
    assert cast.sam.memberships.count() == 1


def test_the_page_names_members_of_this_organisation_only(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    page = client.get(PAGE).content.decode()
    assert "anna@linde.example" in page
    assert "carla@" not in page
