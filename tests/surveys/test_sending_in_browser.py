"""Sending in a real Chromium: what leaves the browser, what it does not trust, and connections lost at every step."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Route, expect
from pytest_django.live_server_helper import LiveServer

from speelveld.science.credentials import make_signing_key
from speelveld.surveys.models import Wave
from tests.factories import Cast, make_cast
from tests.journeys.browser import find_browser, launch_browser
from tests.surveys.browser import Respondent, count_stored, launch_today
from tests.surveys.conftest import list_codes
from tests.surveys.stamping import to_text

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SEND = "Verstuur mijn antwoorden"
REQUESTS = ("static/surveys/credential*.js*", "q/*/keys", "q/*/key", "q/*/stamp", "q/*/answer")


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
def respondent(browser: Browser, live_server: LiveServer, wave: Wave) -> Respondent:
    """Somebody who is ready to send."""
    found = Respondent(browser, live_server.url)
    found.arrive(wave, list_codes(wave)[0])
    found.answer_all()
    return found


def break_before(route: Route) -> None:
    route.abort()


def break_after(route: Route) -> None:
    """The server did its work, and its answer got lost."""
    route.fetch()
    route.abort()


def test_the_answer_holds_nothing_that_was_sent_or_received_before(
    respondent: Respondent, wave: Wave
) -> None:
    respondent.finish()
    key, stamp, answer = (request.post_data_json for request in respondent.sent)
    assert (set(key), set(stamp)) == ({"code"}, {"code", "blinded"})
    assert set(answer) == {"group", "prefix", "signature", "version", "choices"}
    before = json.dumps([key, stamp, *(request.response().json() for request in respondent.sent[:2])])
    assert not any(answer[name] in before for name in ("prefix", "signature"))
    assert not any(part in json.dumps(answer) for part in (key["code"], stamp["blinded"]))
    assert wave.invitations.filter(is_used=True).count() == count_stored() == 1


@pytest.mark.parametrize("break_line", [break_before, break_after])
def test_a_connection_lost_at_any_step_costs_nothing_and_sends_once(
    respondent: Respondent, wave: Wave, break_line: Callable[[Route], None]
) -> None:
    for place in REQUESTS:
        respondent.page.route(f"**/{place}", break_line)
        respondent.press(SEND)
        assert respondent.refusal.startswith("Nog niet verstuurd.")
        respondent.page.unroute(f"**/{place}")
    respondent.finish()
    assert wave.invitations.filter(is_used=True).count() == count_stored() == 1
    assert respondent.kept == {}
    assert respondent.faults == []


@pytest.mark.parametrize("place", ["stamp", "answer"])
def test_after_a_lost_connection_somebody_may_close_the_page_and_send_later(
    respondent: Respondent, wave: Wave, place: str
) -> None:
    respondent.page.route(f"**/q/*/{place}", break_after)
    respondent.press(SEND)
    assert respondent.refusal.startswith("Nog niet verstuurd.")
    respondent.page.unroute(f"**/q/*/{place}")
    respondent.arrive(wave, list_codes(wave)[0])  # by the link in the mail, the next day
    expect(respondent.page.get_by_text("Je was al begonnen")).to_be_visible()
    respondent.answer_all(option=0)
    respondent.finish()
    assert wave.invitations.filter(is_used=True).count() == count_stored() == 1
    assert respondent.kept == {}


def change_list(route: Route) -> None:
    listed = route.fetch().json()
    listed[0]["key"] = "0" * 64
    route.fulfill(body=json.dumps(listed, separators=(",", ":")), content_type="application/json")


def hand_out_a_key_of_ones_own(route: Route) -> None:
    told = route.fetch().json() | {"modulus": to_text(make_signing_key(2048).public.to_bytes())}
    route.fulfill(body=json.dumps(told), content_type="application/json")


def sign_something_else(route: Route) -> None:
    told = route.fetch().json()
    route.fulfill(body=json.dumps({"signature": told["signature"][::-1]}), content_type="application/json")


@pytest.mark.parametrize(
    ("place", "cheat", "last"),
    [
        ("keys", change_list, []),
        ("key", hand_out_a_key_of_ones_own, ["key"]),
        ("stamp", sign_something_else, ["key", "stamp"]),
    ],
)
def test_a_server_that_cheats_with_keys_gets_no_answer(
    respondent: Respondent, place: str, cheat: Callable[[Route], None], last: list[str]
) -> None:
    respondent.page.route(f"**/q/*/{place}", cheat)
    respondent.press(SEND)
    assert respondent.refusal.startswith("De sleutel van deze vragenlijst klopt niet.")
    assert (respondent.steps, count_stored()) == (last, 0)
    respondent.page.unroute(f"**/q/*/{place}")
    respondent.finish()
    assert count_stored() == 1


def test_an_empty_questionnaire_uses_up_no_code(
    browser: Browser, live_server: LiveServer, wave: Wave
) -> None:
    respondent = Respondent(browser, live_server.url)
    respondent.arrive(wave, list_codes(wave)[0])
    respondent.press("Beginnen")
    while respondent.heading != "Klaar om te versturen":
        respondent.press("Verder")
    respondent.press(SEND)
    assert respondent.refusal.startswith("Je hebt nog geen vraag beantwoord.")
    assert respondent.sent == []
