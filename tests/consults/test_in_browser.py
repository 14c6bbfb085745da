"""Asking for a consult on a phone, and reading it, in a real Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from speelveld.accounts.models import User
from speelveld.accounts.operations import make_sign_in_link
from speelveld.organisations.models import Role
from tests.factories import Cast, make_cast, make_member
from tests.journeys.browser import PHONE, Visitor, find_browser, launch_browser

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SENTENCE = "de boom staat in de tuin"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if find_browser() is None:
        pytest.skip("no Chromium on this machine; on Debian: apt install chromium")
    with launch_browser() as found:
        yield found


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return make_cast()


def visit(browser: Browser, server: LiveServer, user: User, size: tuple[int, int] = PHONE) -> Visitor:
    visitor = Visitor(browser, server.url, size=size)
    visitor.open(make_sign_in_link(user)).get_by_role("button", name="Log in").click()
    return visitor


def test_a_letter_box_a_request_and_its_reader(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    doctor = visit(browser, live_server, make_member(cast.organisation, "Ruth", Role.PROFESSIONAL))
    page = doctor.open("/linde/consults/box/")
    page.get_by_label("bedrijfsarts").check()
    page.get_by_label("Je eigen zin").fill(SENTENCE)
    doctor.check_page("new box")
    page.get_by_role("button", name="Open de brievenbus").click()
    expect(page.get_by_text("Ruth, bedrijfsarts")).to_be_visible()
    employee = visit(browser, live_server, cast.bram, (320, 640))
    asking = employee.open("/linde/consults/")
    employee.check_page("whom to ask")
    asking.get_by_role("link", name="Voor mezelf").click()
    asking.get_by_label("Waar wil je over praten?").fill("Ik slaap slecht.")
    asking.get_by_label("Hoe ben je te bereiken?").fill("Bram")
    employee.check_page("ask")
    asking.get_by_role("button", name="Verstuur").click()
    expect(asking.get_by_text("Alleen deze persoon kan het lezen.")).to_be_visible()
    page = doctor.open("/linde/consults/box/")
    page.get_by_label("Je eigen zin").fill(SENTENCE)
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_text("Ik slaap slecht.")).to_be_visible()
    doctor.check_page("opened box")
    page.get_by_role("button", name="Afgehandeld, wis dit").click()
    expect(page.get_by_text("Er liggen 0 berichten.")).to_be_visible()
    assert doctor.faults + employee.faults == []
