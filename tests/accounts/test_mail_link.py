"""Signing in by mail: once, a quarter of an hour, by a press of a button, and silent about who is known."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.core.signing import Signer
from django.db import connection
from django.test import Client
from django.utils import timezone

from speelveld.accounts.errors import LinkUnusable
from speelveld.accounts.models import SignInLink, User
from speelveld.accounts.operations import check_link, make_sign_in_link, use_link
from tests.accounts.conftest import ask_for_link, is_signed_in


def read_token(path: str) -> str:
    return path.strip("/").split("/")[-1]


def test_a_link_signs_in_after_a_press(client: Client, olga: User) -> None:
    path = ask_for_link(client)
    page = client.get(path)
    assert "Welkom, Olga" in page.content.decode()
    assert not is_signed_in(client)
    response = client.post(path)
    assert response.status_code == 302
    assert response["Location"] == "/"
    assert is_signed_in(client)


def test_a_link_works_once(client: Client, olga: User) -> None:
    path = ask_for_link(client)
    client.post(path)
    stranger = Client()
    assert stranger.get(path).status_code == 410
    assert stranger.post(path).status_code == 410
    assert not is_signed_in(stranger)


def test_opening_a_link_does_not_use_it_up(client: Client, olga: User) -> None:
    path = ask_for_link(client)
    for _ in range(3):
        assert client.get(path).status_code == 200
    assert client.post(path).status_code == 302


def test_a_link_ends_after_a_quarter_of_an_hour(client: Client, olga: User) -> None:
    path = ask_for_link(client)
    link = SignInLink.objects.get()
    assert datetime.timedelta(minutes=14) < link.expires_at - timezone.now() <= datetime.timedelta(minutes=15)
    SignInLink.objects.update(expires_at=timezone.now())
    assert client.post(path).status_code == 410
    assert not is_signed_in(client)


def test_the_database_holds_no_usable_link(client: Client, olga: User) -> None:
    token = read_token(ask_for_link(client))
    link = SignInLink.objects.get()
    assert token.split(":")[0] not in str(vars(link))
    with pytest.raises(LinkUnusable):
        check_link(link.digest)


def test_writing_in_the_database_makes_no_link(olga: User) -> None:
    """Somebody who may write rows but does not know the secret key cannot sign a token."""
    token = read_token(make_sign_in_link(olga))
    secret, _signature = token.split(":")
    forged = Signer(key="another key", salt="sign-in link").sign(secret)
    for attempt in (secret, forged, f"{secret}:", f"{secret}:x", token[:-1], "x" * 5000):
        with pytest.raises(LinkUnusable):
            use_link(attempt)
    assert use_link(token) == olga


@pytest.mark.parametrize("token", ["x", "a:b", "%00", "..", "é"])
def test_a_forged_link_opens_a_calm_page(client: Client, db: None, token: str) -> None:
    response = client.get(f"/account/link/{token}/")
    assert response.status_code == 410
    assert "werkt niet meer" in response.content.decode()


def test_the_answer_is_the_same_for_an_unknown_address(client: Client, olga: User) -> None:
    known = client.post("/account/sign-in/", {"email": "olga@linde.example"})
    unknown = client.post("/account/sign-in/", {"email": "nobody@linde.example"})
    assert known.status_code == unknown.status_code == 200
    assert known.content.decode().split("csrf")[0] == unknown.content.decode().split("csrf")[0]
    assert [message.to for message in mail.outbox] == [["olga@linde.example"]]


def test_known_and_unknown_addresses_cost_the_request_the_same_work(
    client: Client, olga: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mail is the worker's job, so the time of the answer tells nothing either."""
    queued: list[int] = []
    monkeypatch.setattr(
        "speelveld.accounts.operations.mail_sign_in_link",
        type("Queue", (), {"enqueue": staticmethod(lambda user_id, next_path: queued.append(user_id))}),
    )
    for email in ("olga@linde.example", "nobody@linde.example"):
        client.post("/account/sign-in/", {"email": email})
    assert queued == [olga.pk, 0]
    assert mail.outbox == []


def test_an_address_may_be_typed_in_capitals(client: Client, olga: User) -> None:
    assert ask_for_link(client, "OLGA@Linde.example")


def test_somebody_whose_account_is_closed_gets_no_mail_and_no_entrance(client: Client, olga: User) -> None:
    path = ask_for_link(client)
    olga.is_active = False
    olga.save()
    assert client.post(path).status_code == 410
    assert ask_for_link(client) == ""


def test_the_mail_is_in_the_readers_language(client: Client, olga: User) -> None:
    olga.language = "en"
    olga.save()
    ask_for_link(client)
    assert "Sign in to Speelveld" in mail.outbox[0].subject
    assert "fifteen minutes" in mail.outbox[0].body


def test_a_link_brings_one_where_one_was_going(client: Client, olga: User) -> None:
    path = ask_for_link(client, next_path="/linde/board/")
    phone = Client()
    assert phone.post(path)["Location"] == "/linde/board/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_a_link_never_leads_to_another_site(client: Client, olga: User, elsewhere: str) -> None:
    path = ask_for_link(client)
    assert client.post(f"{path}?next={elsewhere}")["Location"] == "/"
    client.logout()
    assert "next=" not in ask_for_link(client, next_path=elsewhere)


def test_a_link_for_somebody_else_changes_who_is_signed_in(client: Client, olga: User) -> None:
    dirk = User.objects.create_user("dirk@linde.example", "Dirk")
    client.force_login(olga)
    client.post(make_sign_in_link(dirk))
    assert client.session["_auth_user_id"] == str(dirk.pk)


def test_a_reusable_link_goes_on_working_until_its_end(olga: User) -> None:
    path = make_sign_in_link(olga, valid_for_hours=24, is_reusable=True)
    for _ in range(3):
        visitor = Client()
        assert visitor.post(path).status_code == 302
        assert is_signed_in(visitor)
    SignInLink.objects.update(expires_at=timezone.now())
    assert Client().post(path).status_code == 410


def test_old_links_are_cleared_away(olga: User) -> None:
    make_sign_in_link(olga, valid_for_hours=-1)
    make_sign_in_link(olga)
    assert SignInLink.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_sign_in_one() -> None:
    user = User.objects.create_user("olga@linde.example", "Olga")
    token = read_token(make_sign_in_link(user))

    def press(_number: int) -> bool:
        try:
            return use_link(token) == user
        except LinkUnusable:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(press, range(2))) == [False, True]


def test_signing_in_sets_the_language_of_the_person(client: Client, olga: User) -> None:
    olga.language = "en"
    olga.save()
    client.post(make_sign_in_link(olga))
    assert client.cookies["django_language"].value == "en"


def test_who_is_signed_in_skips_the_door(client: Client, olga: User) -> None:
    client.force_login(olga)
    assert client.get("/account/sign-in/?next=/linde/")["Location"] == "/linde/"
