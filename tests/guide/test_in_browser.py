"""The guide in a real Chromium, on a phone: readable, reachable, and silent about what one keeps for oneself."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from pytest_django.live_server_helper import LiveServer

from speelveld.accounts.models import User
from speelveld.accounts.operations import make_sign_in_link
from speelveld.guide.operations import change_access
from tests.factories import Cast, make_cast
from tests.guide.conftest import PAGES
from tests.journeys.browser import DESKTOP, PHONE, Visitor, find_browser, launch_browser

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SECRET = "Zebravink-overdracht"


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
    page = visitor.open(make_sign_in_link(user))
    page.get_by_role("button", name="Log in").click()
    return visitor


class Listener:
    """Hears everything that leaves the browser: addresses, headers and bodies. `told` leaves out fixed files."""

    def __init__(self, page: Page) -> None:
        self.heard: list[str] = []
        page.context.on("request", self._hear)

    def _hear(self, request: Request) -> None:
        body = (request.post_data_buffer or b"").decode(errors="replace")
        self.heard.append(f"{request.method} {request.url} {request.headers} {body}")

    @property
    def told(self) -> list[str]:
        return [one for one in self.heard if "?" in one.split()[1] or "/static/" not in one.split()[1]]


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_every_page_is_accessible_and_fits(
    browser: Browser, live_server: LiveServer, cast: Cast, size: tuple[int, int]
) -> None:
    visitor = visit(browser, live_server, cast.olga, size)
    for address in PAGES:
        page = visitor.open(f"/linde/guide/{address}")
        expect(page.locator("h1")).to_have_count(1)
        visitor.check_page(address or "start")
    assert visitor.faults == []


def test_nothing_scrolls_sideways_on_the_smallest_phone(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    visitor = visit(browser, live_server, cast.anna, (320, 640))
    for address in PAGES:
        page = visitor.open(f"/linde/guide/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_from_a_question_to_the_section_without_an_account(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    change_access(organisation=cast.organisation, by=cast.actor("olga"), is_public=True)
    visitor = Visitor(browser, live_server.url, size=PHONE)
    page = visitor.open("/guide/linde/")
    page.get_by_label("Waar loop je tegenaan?").fill("poortwachtr")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name="Stappen bij kort verzuim").click()
    expect(page).to_have_url(f"{live_server.url}/guide/linde/modules/call-in-help/#short-absence")
    visitor.check_page("module")
    page.get_by_role("link", name="Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Weten wat iemand belangrijk vindt")
    assert visitor.faults == []


def test_no_request_carries_what_is_ticked_or_written(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    visitor = visit(browser, live_server, cast.anna)
    page = visitor.open("/linde/guide/signals/")
    listener = Listener(page)
    page.get_by_label("is moe of heeft weinig energie").check()
    expect(page.get_by_text("Eén signaal zegt nog weinig")).to_be_visible()
    page.get_by_label("lijkt bang of schrikt snel").check()
    expect(page.get_by_text("Je ziet meer dingen veranderen")).to_be_visible()
    assert listener.told == []
    page.get_by_role("link", name="Bereid een gesprek voor").click()
    note = page.get_by_label("Mijn voorbeelden uit het werk")
    note.fill(SECRET)
    note.press("Enter")
    page.get_by_label("Ik ken mijn valkuil.").check()
    page.reload()
    expect(note).to_have_value(f"{SECRET}\n")
    expect(page.get_by_label("Ik ken mijn valkuil.")).to_be_checked()
    page.get_by_role("link", name="Lees alles over dit gesprek").click()
    page.get_by_role("button", name="English").click()
    page.wait_for_load_state()
    assert len(listener.heard) > 3
    told = " ".join(listener.heard).lower()
    assert SECRET.lower() not in told
    assert not any(key in told for key in ("physical-1", "mental-7", "me-1", "ticked"))
    assert page.evaluate("document.cookie + JSON.stringify(localStorage)").count(SECRET) == 0
    assert visitor.faults == []


def test_wiping_leaves_nothing_and_a_new_window_starts_empty(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    visitor = visit(browser, live_server, cast.anna)
    page = visitor.open("/linde/guide/prepare/")
    page.get_by_label("Mijn eerste zin").fill(SECRET)
    other = page.context.new_page()
    other.goto("/linde/guide/prepare/")
    expect(other.get_by_label("Mijn eerste zin")).to_have_value("")
    page.get_by_role("button", name="Wis alles op dit toestel").click()
    expect(page.get_by_text("Gewist. Er staat niets meer.")).to_be_visible()
    expect(page.get_by_label("Mijn eerste zin")).to_have_value("")
    assert SECRET not in page.evaluate("JSON.stringify(sessionStorage)")
    page.reload()
    expect(page.get_by_label("Mijn eerste zin")).to_have_value("")
    assert visitor.faults == []


def test_the_self_check_leads_to_modules_and_sends_and_keeps_nothing(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    visitor = visit(browser, live_server, cast.anna)
    page = visitor.open("/linde/guide/self-check/")
    listener = Listener(page)
    groups = page.get_by_role("radiogroup")
    answers = ["Ja", "Ja", "Soms", "Nog niet", "Ja", "Ja", "Ja", "Ja"]
    for place, answer in enumerate(answers):
        expect(page.locator("#outcome")).to_be_hidden()
        groups.nth(place).get_by_label(answer, exact=True).check()
    links = page.locator("#reading a")
    expect(links).to_have_text(["Samen het werk aanpassen", "De medewerker aan het stuur"])
    visitor.check_page("answered")
    assert listener.told == []
    assert page.evaluate("JSON.stringify([sessionStorage, localStorage, location.search])") == '[{},{},""]'
    links.first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Samen het werk aanpassen")
    page.go_back()
    expect(page.locator("#selfcheck input:checked")).to_have_count(0)
    assert visitor.faults == []


def test_all_well_leads_on_too(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    page = visit(browser, live_server, cast.anna).open("/linde/guide/self-check/")
    for place in range(8):
        page.get_by_role("radiogroup").nth(place).get_by_label("Ja", exact=True).check()
    expect(page.get_by_role("link", name="Lees daarover")).to_be_visible()
    expect(page.locator("#reading a")).to_have_count(0)


def test_without_script_the_self_check_is_eight_links(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    change_access(organisation=cast.organisation, by=cast.actor("olga"), is_public=True)
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url, locale="nl-NL")
    page = context.new_page()
    page.goto("/guide/linde/self-check/")
    expect(page.locator("#selfcheck a:visible")).to_have_count(8)
    expect(page.locator("#selfcheck input:visible")).to_have_count(0)
    context.close()


def test_a_module_prints_without_menus(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    page = visit(browser, live_server, cast.anna, DESKTOP).open("/linde/guide/modules/talk/")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()
    expect(page.get_by_role("link", name="Volgende")).to_be_hidden()
    expect(page.get_by_role("heading", name="Checklist")).to_be_visible()
