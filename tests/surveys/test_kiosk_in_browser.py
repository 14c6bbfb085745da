"""A device that many people use, in a real Chromium: it keeps nothing, and forgets by itself."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from speelveld.surveys.models import Wave
from tests.factories import Cast, make_cast
from tests.journeys.browser import find_browser, launch_browser
from tests.surveys.browser import Respondent, count_stored, launch_today
from tests.surveys.conftest import list_codes

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SECOND = 1000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if find_browser() is None:
        pytest.skip("no Chromium on this machine; on Debian: apt install chromium")
    with launch_browser() as found:
        yield found


@pytest.fixture
def wave(transactional_db: None) -> Wave:
    cast: Cast = make_cast()
    return launch_today(cast)


@pytest.fixture
def visitor(browser: Browser, live_server: LiveServer, wave: Wave) -> Respondent:
    """Somebody who has typed a code at the kiosk."""
    found = Respondent(browser, live_server.url, size=(1024, 768))
    found.page.clock.install()
    type_code(found, wave, list_codes(wave)[0])
    return found


def type_code(visitor: Respondent, wave: Wave, code: str) -> None:
    if "/kiosk/" not in visitor.page.url:
        visitor.open(f"/q/{wave.public_id}/kiosk/")
    visitor.page.get_by_role("textbox", name="Je code").fill(code)


def wait_until_it_starts_again(visitor: Respondent, seconds: int) -> None:
    """It empties the screen at once, and then fetches the page anew: only that takes the mark off."""
    page = visitor.page
    page.evaluate("() => { document.documentElement.dataset.former = 'yes'; }")
    page.clock.run_for(seconds * SECOND)
    expect(page.locator("html[data-former]")).to_have_count(0)
    page.wait_for_load_state()


def expect_fresh_start(visitor: Respondent) -> None:
    expect(visitor.page.get_by_role("textbox", name="Je code")).to_have_value("")
    expect(visitor.page.get_by_role("heading", name="Hoe is je werk?")).to_be_visible()
    assert visitor.kept == {}


def test_left_alone_it_counts_down_and_forgets_what_was_typed(visitor: Respondent, wave: Wave) -> None:
    page = visitor.page
    visitor.press("Beginnen")
    visitor.answer_screen()
    assert visitor.kept == {}, "nothing on the device, not even a draft"
    page.clock.run_for(125 * SECOND)
    expect(page.locator("#kiosk")).to_contain_text("Zonder aanraking wist dit apparaat alles.")
    visitor.check_page("countdown")
    visitor.press("Ik ben er nog")
    expect(page.locator("#kiosk")).to_be_hidden()
    expect(page.locator("fieldset :checked"), "nothing was lost").to_have_count(6)
    wait_until_it_starts_again(visitor, 155)
    expect_fresh_start(visitor)
    type_code(visitor, wave, list_codes(wave)[1])
    visitor.press("Beginnen")
    expect(page.locator("fieldset :checked"), "the next one finds nothing").to_have_count(0)
    page.go_back()
    expect(page.locator("fieldset"), "and there is no way back").to_have_count(0)
    assert visitor.faults == []


def test_after_sending_it_is_ready_for_the_next_one(visitor: Respondent, wave: Wave) -> None:
    for code in list_codes(wave)[:2]:
        type_code(visitor, wave, code)
        visitor.answer_all()
        visitor.finish()
        visitor.page.clock.run_for(5 * SECOND)
        expect(visitor.page.locator("#kiosk")).to_be_visible()
        visitor.check_page("thanks")
        wait_until_it_starts_again(visitor, 65)
        expect_fresh_start(visitor)
        expect(visitor.page.locator("#reading li")).to_have_count(0)
    assert count_stored() == 2
    assert visitor.faults == []


def test_it_forgets_without_a_connection_too(visitor: Respondent) -> None:
    visitor.press("Beginnen")
    visitor.answer_screen()
    visitor.page.context.set_offline(True)
    visitor.page.clock.run_for(155 * SECOND)
    expect_fresh_start(visitor)
    expect(visitor.page.locator("fieldset :checked")).to_have_count(0)
