"""The second factor: asked after every first one, kept enciphered, with recovery codes for a lost phone."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from pytest_django import Settings

from speelveld.accounts.models import User
from speelveld.accounts.operations import make_sign_in_link
from tests.accounts.conftest import PASSWORD, is_signed_in

SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def guarded(olga: User) -> User:
    TOTP.activate(olga, SECRET)
    return olga


def compute_code(secret: str = SECRET) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_the_mail_link_is_followed_by_the_second_factor(client: Client, guarded: User) -> None:
    response = client.post(make_sign_in_link(guarded))
    assert response["Location"] == "/account/2fa/authenticate/"
    assert not is_signed_in(client)
    assert client.get("/account/2fa/authenticate/").status_code == 200
    client.post("/account/2fa/authenticate/", {"code": compute_code()})
    assert is_signed_in(client)


def test_a_password_is_followed_by_the_second_factor(client: Client, guarded: User) -> None:
    client.post("/account/login/", {"login": guarded.email, "password": PASSWORD})
    assert not is_signed_in(client)
    client.post("/account/2fa/authenticate/", {"code": compute_code()})
    assert is_signed_in(client)


def test_where_one_was_going_survives_the_second_factor(client: Client, guarded: User) -> None:
    client.post(f"{make_sign_in_link(guarded)}?next=/linde/board/")
    response = client.post("/account/2fa/authenticate/", {"code": compute_code()})
    assert response["Location"] == "/linde/board/"


@pytest.mark.parametrize("code", ["", "000000", "wrong", "1" * 500])
def test_a_wrong_code_does_not_sign_in(client: Client, guarded: User, code: str) -> None:
    client.post(make_sign_in_link(guarded))
    client.post("/account/2fa/authenticate/", {"code": code})
    assert not is_signed_in(client)


def test_codes_cannot_be_guessed_at_length(client: Client, guarded: User) -> None:
    client.post(make_sign_in_link(guarded))
    for _ in range(10):
        client.post("/account/2fa/authenticate/", {"code": "000000"})
    client.post("/account/2fa/authenticate/", {"code": compute_code()})
    assert not is_signed_in(client)


def test_a_code_works_once(guarded: User) -> None:
    code = compute_code()
    first, second = Client(), Client()
    for client in (first, second):
        client.post(make_sign_in_link(guarded))
        client.post("/account/2fa/authenticate/", {"code": code})
    assert is_signed_in(first)
    assert not is_signed_in(second)


def test_a_recovery_code_signs_in_once(guarded: User) -> None:
    code = RecoveryCodes.activate(guarded).get_unused_codes()[0]
    first, second = Client(), Client()
    for client in (first, second):
        client.post(make_sign_in_link(guarded))
        client.post("/account/2fa/authenticate/", {"code": code})
    assert is_signed_in(first)
    assert not is_signed_in(second)


def test_an_app_is_coupled_by_its_first_code(client: Client, olga: User) -> None:
    client.post(make_sign_in_link(olga))
    page = client.get("/account/2fa/totp/activate/")
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    client.post("/account/2fa/totp/activate/", {"code": "000000"})
    assert not Authenticator.objects.exists()
    secret = client.session["mfa.totp.secret"]
    response = client.post("/account/2fa/totp/activate/", {"code": compute_code(secret)})
    assert response["Location"] == "/account/2fa/recovery-codes/"
    codes = client.get(response["Location"]).content.decode()
    assert RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()[0] in codes


def test_the_secret_of_the_app_is_enciphered(guarded: User) -> None:
    RecoveryCodes.activate(guarded)
    kept = str([authenticator.data for authenticator in Authenticator.objects.all()])
    assert SECRET not in kept
    seed = RecoveryCodes(Authenticator.objects.get(type="recovery_codes"))
    assert seed.get_unused_codes()[0] not in kept


def test_under_another_secret_key_no_code_fits(client: Client, guarded: User, settings: Settings) -> None:
    RecoveryCodes.activate(guarded)
    link = make_sign_in_link(guarded)
    recovery = RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()[0]
    client.post(link)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]  # so that the session goes on
    settings.SECRET_KEY = "another key"
    for code in (compute_code(), recovery):
        answer = client.post("/account/2fa/authenticate/", {"code": code})
        assert answer.context["form"].errors["code"]
    assert not is_signed_in(client)


def test_an_open_session_alone_does_not_switch_it_off(client: Client, guarded: User) -> None:
    client.force_login(guarded)
    response = client.post("/account/2fa/totp/deactivate/")
    assert "reauthenticate" in response["Location"]
    assert Authenticator.objects.filter(type="totp").exists()


def test_who_just_came_in_switches_it_off(client: Client, guarded: User) -> None:
    client.post(make_sign_in_link(guarded))
    client.post("/account/2fa/authenticate/", {"code": compute_code()})
    client.post("/account/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(type="totp").exists()


@pytest.mark.parametrize(
    "path",
    ["me/", "logout/", "password/change/", "2fa/", "2fa/totp/activate/", "2fa/webauthn/", "2fa/webauthn/add/",
     "2fa/recovery-codes/generate/"],
)  # fmt: skip
def test_every_page_of_the_library_is_in_our_house(client: Client, olga: User, path: str) -> None:
    client.post(make_sign_in_link(olga))
    TOTP.activate(olga, SECRET)
    page = client.get(f"/account/{path}", follow=True)
    assert page.status_code == 200
    assert 'class="masthead"' in page.content.decode()
    assert Client().get(f"/account/{path}").status_code == 302
