"""One's own account."""

from django.test import Client

from tests.factories import Cast


def test_somebody_changes_name_and_language(client: Client, cast: Cast) -> None:
    client.force_login(cast.anna)
    response = client.post("/account/me/", {"name": "Anna B.", "language": "en"}, follow=True)
    cast.anna.refresh_from_db()
    assert (cast.anna.name, cast.anna.language) == ("Anna B.", "en")
    assert "Your account" in response.content.decode()


def test_the_address_cannot_be_changed(client: Client, cast: Cast) -> None:
    client.force_login(cast.anna)
    client.post(
        "/account/me/", {"name": "Anna", "language": "nl", "email": "olga@linde.example", "is_active": ""}
    )
    before = cast.anna.email
    cast.anna.refresh_from_db()
    assert cast.anna.email == before
    assert cast.anna.is_active


def test_the_page_names_ones_own_roles_only(client: Client, cast: Cast) -> None:
    client.force_login(cast.anna)
    page = client.get("/account/me/").content.decode()
    assert "De Linde" in page
    assert "leidinggevende, Woongroep Beuk" in page
    assert "De Populier" not in page


def test_a_stranger_is_sent_to_the_door(client: Client, db: None) -> None:
    assert client.get("/account/me/")["Location"] == "/account/sign-in/?next=/account/me/"
