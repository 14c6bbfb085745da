"""A passkey made and used in a real Chromium, under the strict content-security policy."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, expect
from pytest_django.live_server_helper import LiveServer

from speelveld.accounts.models import User
from speelveld.accounts.operations import make_sign_in_link
from tests.journeys.browser import PHONE, Visitor, find_browser, launch_browser

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if find_browser() is None:
        pytest.skip("no Chromium on this machine; on Debian: apt install chromium")
    with launch_browser() as found:
        yield found


@pytest.fixture
def visitor(browser: Browser, live_server: LiveServer) -> Visitor:
    return Visitor(browser, live_server.url, size=PHONE)


def add_device(visitor: Visitor) -> CDPSession:
    """Give the browser a device with a fingerprint reader that always says yes."""
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def make_passkey(visitor: Visitor, user: User, *, alone: bool) -> None:
    page = visitor.open(make_sign_in_link(user))
    page.get_by_role("button", name="Log in").click()
    visitor.open("/account/2fa/webauthn/add/")
    visitor.check_page("make a passkey")
    if alone:
        page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Maak de passkey").click()
    page.wait_for_url("**/recovery-codes/")
    visitor.check_page("recovery codes")
    visitor.open("/account/me/")
    visitor.check_page("me")
    page.get_by_role("button", name="Log uit").click()


def test_a_passkey_alone_signs_in(visitor: Visitor) -> None:
    user = User.objects.create_user("olga@linde.example", "Olga")
    add_device(visitor)
    make_passkey(visitor, user, alone=True)
    page = visitor.open("/account/login/")
    visitor.check_page("sign in")
    page.get_by_role("button", name="Log in met een passkey").click()
    page.wait_for_url(f"{visitor.address}/")
    expect(visitor.open("/account/me/").get_by_text("olga@linde.example")).to_be_visible()
    assert visitor.faults == []


def test_a_passkey_is_the_step_after_the_mail_link(visitor: Visitor) -> None:
    user = User.objects.create_user("olga@linde.example", "Olga")
    add_device(visitor)
    make_passkey(visitor, user, alone=False)
    page = visitor.open(make_sign_in_link(user))
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/2fa/authenticate/")
    visitor.check_page("second step")
    page.get_by_role("button", name="Gebruik je passkey").click()
    page.wait_for_url(f"{visitor.address}/")
    assert visitor.faults == []


def test_a_device_that_refuses_is_told_on_the_page(visitor: Visitor) -> None:
    User.objects.create_user("olga@linde.example", "Olga")
    add_device(visitor)  # holds no passkey at all
    page = visitor.open("/account/login/")
    expect(page.get_by_text("De passkey lukte niet")).to_be_hidden()
    page.get_by_role("button", name="Log in met een passkey").click()
    page.get_by_text("De passkey lukte niet").wait_for()
    assert visitor.faults == []
