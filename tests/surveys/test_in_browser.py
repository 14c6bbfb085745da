"""Answering on a telephone in a real Chromium: by touch, by keyboard, in two languages, and when things go wrong."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route, expect
from pytest_django.live_server_helper import LiveServer

from speelveld.surveys import operations
from speelveld.surveys.models import Wave
from speelveld.surveys.operations.sheets import replace_sealed_codes
from tests.factories import Cast, make_cast
from tests.journeys.browser import Visitor, find_browser, launch_browser
from tests.surveys.browser import N_ITEMS, N_SCREENS, Respondent, count_stored, launch_today
from tests.surveys.conftest import list_codes

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if find_browser() is None:
        pytest.skip("no Chromium on this machine; on Debian: apt install chromium")
    with launch_browser() as found:
        yield found


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return make_cast()


@pytest.fixture
def wave(cast: Cast) -> Wave:
    return launch_today(cast)


@pytest.fixture
def codes(wave: Wave) -> list[str]:
    return list_codes(wave)


@pytest.fixture
def respondent(browser: Browser, live_server: LiveServer) -> Respondent:
    return Respondent(browser, live_server.url)


def test_from_the_link_to_the_thanks(respondent: Respondent, wave: Wave, codes: list[str]) -> None:
    page = respondent.arrive(wave, codes[0])
    respondent.check_page("start")
    assert respondent.n_requests <= 7, "about:blank, and six at most of ours"
    assert codes[0] not in page.url, "out of sight, and out of the history"
    respondent.press("Beginnen")
    for number in range(1, N_SCREENS + 1):
        expect(page.locator("#progress")).to_contain_text(f"Deel {number} van {N_SCREENS}")
        assert page.evaluate("document.activeElement.id") == "screen-title"
        if number == 1:  # by touch, as people do
            for group in page.locator("fieldset").all():
                group.locator("label").nth(3).click()
        respondent.answer_screen()
        respondent.check_page(f"screen {number}")
        respondent.press("Verder")
    expect(page.locator("#skipped")).to_have_text("Je hebt alle vragen beantwoord.")
    respondent.check_page("send")
    respondent.finish()
    respondent.check_page("thanks")
    expect(page.get_by_text("113 Zelfmoordpreventie")).to_be_visible()
    assert page.locator("#reading-mixed li").count() > 0
    assert (count_stored(), respondent.steps) == (1, ["key", "stamp", "answer"])
    assert respondent.kept == {}
    assert respondent.page.context.cookies() == []
    assert respondent.faults == []


def test_until_sending_answers_are_in_one_place_in_the_browser(
    respondent: Respondent, wave: Wave, codes: list[str]
) -> None:
    respondent.arrive(wave, codes[0])
    respondent.press("Beginnen")
    respondent.answer_screen(option=1)
    (name,) = respondent.kept
    assert name == f"speelveld {wave.public_id}"
    assert respondent.kept[name]["choices"] == [1] * 6 + [None] * (N_ITEMS - 6)
    assert set(respondent.kept[name]) == {"code", "version", "choices", "stamp"}, "no time, no order"
    assert (count_stored(), respondent.sent) == (0, [])


def test_by_keyboard_alone(respondent: Respondent, wave: Wave, codes: list[str]) -> None:
    page = respondent.arrive(wave, codes[0])
    keys = page.keyboard
    while page.evaluate("document.activeElement.textContent").strip() != "Beginnen":
        keys.press("Tab")
    keys.press("Enter")
    for screen in range(N_SCREENS):
        expect(page.locator("#progress")).to_contain_text(f"Deel {screen + 1} ")
        for _item in range(page.locator("fieldset").count()):
            keys.press("Tab")
            keys.press("Space")
            keys.press("ArrowRight")
            assert page.evaluate("document.activeElement.type") == "radio"
        assert page.locator("fieldset :checked").count() == page.locator("fieldset").count()
        keys.press("Enter")
    assert respondent.heading == "Klaar om te versturen"
    keys.press("Tab")
    keys.press("Enter")
    page.get_by_role("heading", name="Dank je wel").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "H1", "a screen reader goes on from here"
    assert count_stored() == 1
    assert respondent.faults == []


def test_going_back_and_coming_back_later_lose_nothing(
    respondent: Respondent, wave: Wave, codes: list[str]
) -> None:
    page = respondent.arrive(wave, codes[0])
    respondent.press("Beginnen")
    respondent.answer_screen(option=4)
    respondent.press("Verder")
    respondent.press("Terug")
    expect(page.locator("fieldset :checked")).to_have_count(6)
    page.go_back()
    page.go_forward()
    expect(page.locator("fieldset :checked"), "the buttons of the browser work too").to_have_count(6)
    page = respondent.arrive(wave)  # the next day, without the link
    expect(page.get_by_text("Je was al begonnen")).to_be_visible()
    respondent.press("Beginnen")
    expect(page.locator("#progress")).to_contain_text("Deel 2 ")
    assert respondent.faults == []


def test_skipping_is_allowed_and_told(respondent: Respondent, wave: Wave, codes: list[str]) -> None:
    respondent.arrive(wave, codes[0])
    respondent.press("Beginnen")
    respondent.answer_screen()
    for _screen in range(N_SCREENS):
        respondent.press("Verder")
    expect(respondent.page.locator("#skipped")).to_have_text("Je hebt 43 vragen overgeslagen. Dat mag.")
    respondent.finish()
    expect(respondent.page.locator("#reading li"), "two factors were answered").to_have_count(2)
    assert count_stored() == 1


def test_switching_language_halfway_keeps_the_answers(
    respondent: Respondent, wave: Wave, codes: list[str]
) -> None:
    page = respondent.arrive(wave, codes[0])
    respondent.press("Beginnen")
    respondent.answer_screen(option=2)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_text("You had already started")).to_be_visible()
    respondent.press("Start")
    expect(page.locator("#progress")).to_contain_text("Part 2 of 9")
    respondent.check_page("english")
    respondent.press("Back")
    expect(page.locator("fieldset :checked")).to_have_count(6)
    expect(page.get_by_text(wave.instrument["items"][0]["text"]["en"])).to_be_visible()
    assert respondent.faults == []


def test_a_code_from_paper_is_checked_before_the_first_question(
    respondent: Respondent, cast: Cast, wave: Wave
) -> None:
    group = wave.reporting_groups.get(key="beuk")
    code = replace_sealed_codes(wave=wave, group=group, by=cast.actor("olga"))[0]
    page = respondent.arrive(wave)
    field = page.get_by_role("textbox", name="Je code")
    field.fill(code.replace(code[0], "A" if code[0] != "A" else "B", 1))
    respondent.press("Beginnen")
    expect(page.locator("#code-error")).to_be_visible()
    assert field.get_attribute("aria-invalid") == "true"
    assert page.evaluate("document.activeElement.id") == "code"
    respondent.check_page("wrong code")
    field.fill(code.lower().replace("-", " "))
    respondent.answer_all()
    respondent.finish()
    assert count_stored() == 1
    assert respondent.faults == []


def test_a_connection_that_is_lost_costs_nothing(
    respondent: Respondent, wave: Wave, codes: list[str]
) -> None:
    page = respondent.arrive(wave, codes[0])
    respondent.answer_all()
    page.context.set_offline(True)
    respondent.press("Verstuur mijn antwoorden")
    assert respondent.refusal.startswith("Nog niet verstuurd. Je antwoorden staan hier nog.")
    respondent.check_page("offline")
    page.context.set_offline(False)
    respondent.finish()
    assert count_stored() == 1
    assert respondent.faults == []


def test_an_answer_that_arrived_before_the_line_broke_counts_once(
    respondent: Respondent, wave: Wave, codes: list[str]
) -> None:
    def arrive_and_break(route: Route) -> None:
        route.fetch()
        route.abort()

    page = respondent.arrive(wave, codes[0])
    respondent.answer_all()
    page.route("**/answer", arrive_and_break)
    respondent.press("Verstuur mijn antwoorden")
    assert respondent.refusal.startswith("Nog niet verstuurd.")
    assert count_stored() == 1
    page.unroute("**/answer")
    respondent.finish()
    assert count_stored() == 1
    assert respondent.kept == {}


@pytest.mark.parametrize(
    ("status", "body"), [(502, "<html>Bad gateway</html>"), (200, "<html>Log in to wifi</html>")]
)
def test_what_stands_in_between_is_not_taken_for_an_answer(
    respondent: Respondent, wave: Wave, codes: list[str], status: int, body: str
) -> None:
    page = respondent.arrive(wave, codes[0])
    respondent.answer_all()
    page.route("**/answer", lambda route: route.fulfill(status=status, body=body))
    respondent.press("Verstuur mijn antwoorden")
    assert respondent.refusal.startswith("Nog niet verstuurd.")
    page.unroute("**/answer")
    respondent.finish()
    assert count_stored() == 1


def test_two_tabs_send_one_answer(respondent: Respondent, wave: Wave, codes: list[str]) -> None:
    respondent.arrive(wave, codes[0])
    respondent.answer_all()
    other = respondent.page.context.new_page()
    other.goto(f"/q/{wave.public_id}/")
    other.get_by_role("button", name="Beginnen").click()
    for _screen in range(N_SCREENS):
        if other.locator("h1:visible").inner_text() != "Klaar om te versturen":
            other.get_by_role("button", name="Verder").click()
    respondent.finish()
    other.get_by_role("button", name="Verstuur mijn antwoorden").click()
    expect(other.locator("#refusal")).to_contain_text("Deze code is al gebruikt.")
    assert count_stored() == 1


def test_pressing_twice_sends_once(respondent: Respondent, wave: Wave, codes: list[str]) -> None:
    page = respondent.arrive(wave, codes[0])
    respondent.answer_all()
    page.get_by_role("button", name="Verstuur mijn antwoorden").dblclick()
    page.get_by_role("heading", name="Dank je wel").wait_for()
    assert (count_stored(), respondent.steps) == (1, ["key", "stamp", "answer"])


def test_a_code_of_another_wave_can_be_put_right_at_the_end(
    respondent: Respondent, cast: Cast, wave: Wave, codes: list[str]
) -> None:
    other = launch_today(cast, title="Andere")
    page = respondent.arrive(wave, list_codes(other)[0])
    respondent.answer_all()
    respondent.press("Verstuur mijn antwoorden")
    assert respondent.refusal == "Deze code klopt niet. Kijk of je de hele code hebt overgenomen."
    respondent.check_page("foreign code")
    page.get_by_role("textbox", name="Je code").fill(codes[0])
    respondent.finish()
    assert count_stored() == 1
    assert respondent.faults == []


def test_a_wave_that_closes_while_somebody_answers_says_so_and_helps_to_wipe(
    respondent: Respondent, cast: Cast, wave: Wave, codes: list[str]
) -> None:
    page = respondent.arrive(wave, codes[0])
    respondent.answer_all()
    operations.close_wave(wave=wave, by=cast.actor("olga"))
    respondent.press("Verstuur mijn antwoorden")
    assert respondent.refusal.startswith("Deze vragenlijst is gesloten.")
    assert respondent.kept[f"speelveld {wave.public_id}"]["choices"] == [3] * N_ITEMS, "still here"
    page.reload()
    respondent.check_page("closed")
    expect(page.get_by_text("Op dit apparaat staan nog antwoorden van jou")).to_be_visible()
    respondent.press("Wis mijn antwoorden")
    expect(page.locator("#wiped")).to_have_text("Je antwoorden zijn van dit apparaat gewist.")
    assert respondent.kept == {}
    assert respondent.faults == []


def test_wiping_leaves_nothing_on_a_shared_device(
    respondent: Respondent, wave: Wave, codes: list[str]
) -> None:
    page = respondent.arrive(wave, codes[0])
    respondent.press("Beginnen")
    respondent.answer_screen()
    respondent.press("Wis mijn antwoorden")
    expect(page.locator("#wiped")).to_have_text("Je antwoorden zijn van dit apparaat gewist.")
    assert respondent.kept == {}
    respondent.press("Beginnen")
    expect(page.locator("fieldset :checked"), "and one may start again").to_have_count(0)


def test_the_next_person_on_a_shared_device_starts_afresh(
    respondent: Respondent, wave: Wave, codes: list[str]
) -> None:
    respondent.arrive(wave, codes[0])
    respondent.press("Beginnen")
    respondent.answer_screen()
    page = respondent.arrive(wave, codes[1])
    expect(page.get_by_text("Je was al begonnen")).to_be_hidden()
    (draft,) = respondent.kept.values()
    assert set(draft["choices"]) == {None}
    assert draft["code"] == codes[1].replace("-", "")


def test_a_browser_that_keeps_nothing_can_still_answer(
    respondent: Respondent, wave: Wave, codes: list[str]
) -> None:
    respondent.page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    page = respondent.arrive(wave, codes[0])
    expect(page.get_by_text("Deze browser bewaart niets")).to_be_visible()
    respondent.answer_all()
    expect(page.get_by_role("link", name="English"), "the other page would know nothing").to_be_hidden()
    respondent.finish()
    assert count_stored() == 1
    assert respondent.faults == []


@pytest.mark.parametrize("mark", ["%", "%E0%A4%A", "<script>", "0000-0000-0000-0001", "a" * 5000])
def test_a_mangled_link_asks_for_the_code(respondent: Respondent, wave: Wave, mark: str) -> None:
    page = respondent.arrive(wave, mark)
    expect(page.get_by_role("textbox", name="Je code")).to_be_visible()
    assert respondent.faults == []


@pytest.mark.parametrize(
    "kept", ["{", "null", "7", '{"version": "speelveld-13 0.1", "choices": [1]}', '{"choices": 3}']
)
def test_rubbish_in_the_drawer_is_thrown_away(
    respondent: Respondent, wave: Wave, codes: list[str], kept: str
) -> None:
    page = respondent.arrive(wave)
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [f"speelveld {wave.public_id}", kept])
    respondent.arrive(wave, codes[0])
    respondent.press("Beginnen")
    respondent.answer_screen()
    (draft,) = respondent.kept.values()
    assert draft["choices"] == [3] * 6 + [None] * (N_ITEMS - 6)
    assert respondent.faults == []


def test_who_is_signed_in_sends_no_cookie_along(
    respondent: Respondent, cast: Cast, wave: Wave, codes: list[str]
) -> None:
    from speelveld.accounts.operations import make_sign_in_link

    respondent.open(make_sign_in_link(cast.olga))
    respondent.press("Log in")
    assert respondent.page.context.cookies()
    respondent.sent.clear()
    respondent.arrive(wave, codes[0])
    respondent.answer_all()
    respondent.finish()
    for request in respondent.sent:
        headers = request.all_headers()
        assert "cookie" not in headers and "referer" not in headers


def test_without_javascript_there_is_a_clear_message(
    browser: Browser, live_server: LiveServer, wave: Wave
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/q/{wave.public_id}/")
    expect(page.get_by_text("Deze vragenlijst heeft JavaScript nodig")).to_be_visible()
    assert page.get_by_role("button", name="Beginnen").count() == 0


def test_the_message_about_javascript_does_not_flash_by(
    respondent: Respondent, wave: Wave, codes: list[str]
) -> None:
    page = respondent.arrive(wave, codes[0])
    expect(page.locator("#needs-script")).to_be_hidden()
    animation = page.evaluate("getComputedStyle(document.querySelector('.needs-script')).animationName")
    assert animation == "wait"


def test_the_preview_walks_like_the_page_and_sends_and_keeps_nothing(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    from speelveld.accounts.operations import make_sign_in_link

    draft = operations.start_draft(organisation=cast.organisation, by=cast.actor("olga"))
    olga = Respondent(browser, live_server.url)
    olga.open(make_sign_in_link(cast.olga))
    olga.press("Log in")
    olga.sent.clear()
    page = olga.open(f"/linde/surveys/{draft.pk}/preview/nl/")
    olga.check_page("preview")
    olga.answer_all()
    olga.press("Verstuur mijn antwoorden")
    assert olga.refusal.startswith("Dit is een voorbeeld. Er is niets verstuurd.")
    assert (olga.sent, olga.kept, count_stored()) == ([], {}, 0)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="How is your work?")).to_be_visible()
    page.get_by_role("link", name="Back to").click()
    expect(page.get_by_role("heading", name="Klopt het?")).to_be_visible()
    assert olga.faults == []


@pytest.mark.parametrize("size", [(320, 640), (1440, 900)], ids=["small", "wide"])
def test_the_questions_fit_on_any_screen(
    browser: Browser, live_server: LiveServer, wave: Wave, codes: list[str], size: tuple[int, int]
) -> None:
    respondent = Respondent(browser, live_server.url, size=size)
    respondent.arrive(wave, codes[0])
    respondent.check_page("start")
    respondent.press("Beginnen")
    respondent.answer_screen()
    respondent.check_page("questions")
    assert respondent.faults == []


def test_pages_without_questions_read_well_on_a_phone(
    browser: Browser, live_server: LiveServer, cast: Cast, wave: Wave
) -> None:
    visitor = Visitor(browser, live_server.url, size=(390, 844))
    visitor.page.goto("/q/zzzzzzzz/")
    expect(visitor.page.get_by_role("heading", name="Deze vragenlijst kennen we niet")).to_be_visible()
    visitor.check_page("missing")
    operations.close_wave(wave=wave, by=cast.actor("olga"))
    visitor.open(f"/q/{wave.public_id}/")
    visitor.check_page("closed")
    expect(visitor.page.locator("#left"), "nothing was left on this device").to_be_hidden()
    assert visitor.faults == []
