"""Passwords: beside the mail link, forgotten without a reset by mail."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from speelveld.accounts.models import User
from speelveld.accounts.operations import make_sign_in_link
from tests.accounts.conftest import PASSWORD, is_signed_in
from tests.factories import make_user

NEW = "een heel andere zin dan eerst"


def sign_in_by_password(client: Client, password: str = PASSWORD) -> bool:
    client.post("/account/login/", {"login": "olga@linde.example", "password": password})
    return is_signed_in(client)


def test_a_password_signs_in(client: Client, olga: User) -> None:
    assert sign_in_by_password(client)


@pytest.mark.parametrize("password", ["wrong", "", PASSWORD.upper()])
def test_a_wrong_password_does_not(client: Client, olga: User, password: str) -> None:
    assert not sign_in_by_password(client, password)


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client: Client, olga: User) -> None:
    answers = [
        client.post("/account/login/", {"login": email, "password": "wrong"}).content.decode()
        for email in ("olga@linde.example", "nobody@linde.example")
    ]
    sentence = "niet correct"
    assert all(sentence in answer for answer in answers)


def test_somebody_who_never_chose_one_cannot_sign_in_by_password(client: Client, db: None) -> None:
    make_user("olga@linde.example")
    assert not sign_in_by_password(client, "")
    assert not sign_in_by_password(client, "!")


def test_a_password_is_chosen_after_signing_in_by_mail(client: Client, db: None) -> None:
    user = make_user("olga@linde.example")
    client.post(make_sign_in_link(user))
    response = client.post("/account/password/set/", {"password1": NEW, "password2": NEW})
    assert response["Location"] == "/account/me/"
    assert sign_in_by_password(Client(), NEW)


@pytest.mark.parametrize("password", ["kort", "password1234", "olga@linde.example"])
def test_a_weak_password_is_refused(client: Client, db: None, password: str) -> None:
    user = make_user("olga@linde.example")
    client.force_login(user)
    client.post("/account/password/set/", {"password1": password, "password2": password})
    user.refresh_from_db()
    assert not user.has_usable_password()


def test_changing_a_password_asks_for_the_old_one(client: Client, olga: User) -> None:
    client.force_login(olga)
    new = {"password1": NEW, "password2": NEW}
    client.post("/account/password/change/", {"oldpassword": "wrong", **new})
    assert not sign_in_by_password(Client(), NEW)
    client.post("/account/password/change/", {"oldpassword": PASSWORD, **new})
    assert sign_in_by_password(Client(), NEW)
    assert is_signed_in(client)


def test_a_forgotten_password_is_dropped_after_signing_in_by_mail(client: Client, olga: User) -> None:
    client.post(make_sign_in_link(olga))
    response = client.post("/account/me/drop-password/")
    assert response["Location"] == "/account/password/set/"
    assert not sign_in_by_password(Client())
    assert client.get("/account/password/set/").status_code == 200
    client.post("/account/password/set/", {"password1": NEW, "password2": NEW})
    assert sign_in_by_password(Client(), NEW)


def test_an_open_session_alone_does_not_drop_a_password(client: Client, olga: User) -> None:
    client.force_login(olga)
    response = client.post("/account/me/drop-password/")
    assert "/account/reauthenticate/" in response["Location"]
    assert sign_in_by_password(Client())
    page = client.get(response["Location"])
    assert "Ben jij het?" in page.content.decode()


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password"])
def test_nobody_signs_up_or_changes_the_address_alone(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_a_form_that_was_open_too_long_gets_a_calm_page(db: None) -> None:
    response = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "a@b.nl", "password": "x"})
    assert response.status_code == 403
    assert "stond te lang open" in response.content.decode()


def test_confirming_who_one_is_without_a_way_to_do_so_is_denied_calmly(client: Client, db: None) -> None:
    client.force_login(make_user("olga@linde.example"))
    response = client.get("/account/reauthenticate/")
    assert response.status_code == 403
    assert "Hier mag je niet bij" in response.content.decode()
