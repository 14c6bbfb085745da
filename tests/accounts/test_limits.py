"""Limits against guessing: on the mail link, on passwords and on codes; and no address of a computer kept."""

from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.cache import cache, caches
from django.core.management import call_command
from django.db import connection
from django.test import Client
from pytest_django import Settings

from speelveld.accounts.models import User
from tests.accounts.conftest import PASSWORD, ask_for_link, is_signed_in


@pytest.fixture
def cache_in_database(db: None, settings: Settings) -> Iterator[None]:
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache_of_this_test",
        }
    }
    call_command("createcachetable", verbosity=0)
    yield
    caches["default"].clear()


def list_cached_rows() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache_of_this_test")
        return list(cursor.fetchall())


def test_a_mailbox_is_not_flooded(client: Client, olga: User) -> None:
    assert all(ask_for_link(client) for _ in range(5))
    assert ask_for_link(client) == ""


def test_the_page_says_the_same_when_the_limit_is_reached(client: Client, olga: User) -> None:
    pages = [client.post("/account/sign-in/", {"email": olga.email}).content for _ in range(7)]
    assert len({page.decode().split("csrf")[0] for page in pages}) == 1
    assert len(mail.outbox) == 5


def test_the_limit_of_one_person_is_not_anothers(client: Client, olga: User) -> None:
    User.objects.create_user("dirk@linde.example", "Dirk")
    for _ in range(6):
        ask_for_link(client)
    assert ask_for_link(client, "dirk@linde.example")


def test_five_wrong_passwords_close_the_door_for_a_while(client: Client, olga: User) -> None:
    for _ in range(5):
        client.post("/account/login/", {"login": olga.email, "password": "wrong"})
    response = client.post("/account/login/", {"login": olga.email, "password": PASSWORD})
    assert "Te veel inlogpogingen" in response.content.decode()
    assert not is_signed_in(client)


def test_the_mail_link_still_works_for_who_was_locked_out(client: Client, olga: User) -> None:
    for _ in range(6):
        client.post("/account/login/", {"login": olga.email, "password": "wrong"})
    assert client.post(ask_for_link(client)).status_code == 302


def test_the_limits_hold_on_the_cache_in_the_database(
    client: Client, olga: User, cache_in_database: None
) -> None:
    assert all(ask_for_link(client) for _ in range(5))
    assert ask_for_link(client) == ""
    assert list_cached_rows()


def test_no_address_of_a_computer_or_person_is_kept(
    client: Client, olga: User, cache_in_database: None
) -> None:
    client.defaults["REMOTE_ADDR"] = "198.51.100.7"
    ask_for_link(client)
    client.post("/account/login/", {"login": olga.email, "password": "wrong"})
    kept = str(list_cached_rows())
    assert "198.51.100.7" not in kept
    assert "olga" not in kept


def test_the_cache_has_room_for_the_limits() -> None:
    """With Django's 300 places somebody could push the counts out by making others."""
    from speelveld.config import settings

    assert settings.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"] >= 10_000
    assert cache is not None
