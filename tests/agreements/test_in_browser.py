"""From a talk to an agreement that both said yes to, on a phone, in a real Chromium."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from speelveld.accounts.models import User
from speelveld.accounts.operations import make_sign_in_link
from speelveld.agreements.models import Agreement
from tests.agreements.conftest import add_bram, agree, propose
from tests.factories import Cast, make_cast
from tests.journeys.browser import DESKTOP, PHONE, Visitor, find_browser, launch_browser

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PAGES = (
    "", "new/", "{own}/", "{own}/change/", "talk/", "ideas/", "worksheet/", "absence/", "{own}/object/",
    "{own}/review/", "{own}/stop/",
)  # fmt: skip


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


def write_agreement(page: Page, what: str) -> None:
    page.get_by_label("Met wie?").select_option("Bram")
    page.get_by_label("begin- en eindtijden").check()
    page.get_by_label("Wat spreken jullie af?").fill(what)


def test_marked_while_typing_refused_mended_agreed_and_changed(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    add_bram(cast)
    anna = visit(browser, live_server, cast.anna)
    page = anna.open("/linde/agreements/")
    page.get_by_role("link", name="Leg een afspraak vast").click()
    write_agreement(page, "Slaapt slecht en begint daarom om 10.00 uur.")
    mark = page.locator(".guard mark")
    expect(mark).to_have_text(re.compile("Slaapt slecht"))  # before anything was sent to be saved
    page.get_by_role("button", name="Stel dit voor").click()
    expect(page.get_by_role("alert")).to_contain_text("Nog niet bewaard")
    expect(mark).to_have_text(re.compile("Slaapt slecht"))
    anna.check_page("refused")
    what = page.get_by_label("Wat spreken jullie af?")
    expect(what).to_have_value("Slaapt slecht en begint daarom om 10.00 uur.")
    what.fill("Begint om 10.00 uur.")
    expect(mark).to_have_count(0)
    page.get_by_role("button", name="Stel dit voor").click()
    expect(page.get_by_text("wacht op het ja van de ander").first).to_be_visible()
    bram = visit(browser, live_server, cast.bram)
    page = bram.open("/linde/agreements/")
    expect(page.get_by_text("Een voorstel wacht op jouw ja.")).to_be_visible()
    page.get_by_role("link", name="Anna").click()
    page.get_by_role("button", name="Ja, dit spreken we af").click()
    expect(page.get_by_role("heading", name="Dit geldt nu")).to_be_visible()
    bram.check_page("agreed")
    assert anna.faults + bram.faults == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP, (320, 640)])
def test_every_page_is_accessible_and_fits(
    browser: Browser, live_server: LiveServer, cast: Cast, size: tuple[int, int]
) -> None:
    own = agree(cast, propose(cast, add_bram(cast))).public_id
    for user, addresses in ((cast.anna, PAGES[:8]), (cast.bram, PAGES[8:])):
        visitor = visit(browser, live_server, user, size)
        for address in addresses:
            page = visitor.open(f"/linde/agreements/{address.format(own=own)}")
            expect(page.locator("h1")).to_have_count(1)
            visitor.check_page(address)
        assert visitor.faults == []


def test_the_worksheet_stays_on_the_device(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    visitor = visit(browser, live_server, cast.bram)
    page = visitor.open("/linde/agreements/worksheet/")
    sent: list[str] = []
    page.context.on("request", lambda one: sent.append(f"{one.method} {one.url} {one.post_data or ''}"))
    page.locator("#tasks-costs").fill("Zebravink")
    page.reload()
    expect(page.locator("#tasks-costs")).to_have_value("Zebravink")
    page.get_by_role("button", name="Wis wat ik schreef").click()
    expect(page.get_by_text("Gewist.")).to_be_visible()
    expect(page.locator("#tasks-costs")).to_have_value("")
    assert len(sent) > 1
    assert "Zebravink" not in " ".join(sent)
    assert visitor.faults == []


def test_dates_on_a_phone(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    visitor = visit(browser, live_server, cast.anna)
    page = visitor.open("/linde/agreements/absence/")
    page.get_by_label("Eerste ziektedag").fill("2025-03-03")
    page.get_by_role("button", name="Reken de data uit").click()
    expect(page.get_by_role("row", name="Plan van aanpak")).to_contain_text("27 april 2025")
    visitor.check_page("dates")
    assert visitor.faults == []


def test_the_employee_takes_everything_back(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    own = agree(cast, propose(cast, add_bram(cast))).public_id
    visitor = visit(browser, live_server, cast.bram)
    page = visitor.open(f"/linde/agreements/{own}/")
    page.get_by_role("link", name="Stop of wis de afspraken").click()
    page.get_by_role("button", name="Wis alles").click()
    expect(page.get_by_text("Alles van deze afspraken is gewist.")).to_be_visible()
    assert not Agreement.objects.exists()
    assert visitor.faults == []
