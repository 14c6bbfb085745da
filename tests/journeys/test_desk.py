"""The manager's desk on a phone: from something one notices to an agreement that is looked back on, and a pattern."""

import icalendar
import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from speelveld.accounts.models import User
from speelveld.accounts.operations import make_sign_in_link
from speelveld.agreements.models import Agreement
from speelveld.organisations.models import Role
from speelveld.signals.models import PatternTurn
from tests.agreements.conftest import add_bram, agree, propose
from tests.factories import Cast, make_cast, make_member
from tests.journeys.browser import PHONE, Visitor

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SECRET = "Zebravink-overdracht"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    made = make_cast()
    add_bram(made)
    return made


def visit(browser: Browser, server: LiveServer, user: User) -> Visitor:
    visitor = Visitor(browser, server.url, size=PHONE)
    visitor.open(make_sign_in_link(user)).get_by_role("button", name="Log in").click()
    return visitor


def follow(page: Page, *links: str) -> None:
    for link in links:
        page.get_by_role("link", name=link, exact=True).first.click()


def prepare(manager: Visitor) -> None:
    """By situation to the talk, and what one writes for oneself stays behind."""
    page = manager.open("/linde/guide/")
    expect(page.get_by_role("heading", name="Ik zie ander gedrag")).to_be_visible()
    follow(page, "Praten over wat het doet met het werk", "Bereid een gesprek voor")
    page.get_by_label("Mijn voorbeelden uit het werk").fill(SECRET)
    page.get_by_label("Ik ken mijn valkuil.").check()
    manager.check_page("preparation")
    follow(page, "Een gesprek in drie stappen")
    manager.check_page("talk")


def agree_on_an_idea(manager: Visitor) -> None:
    page = manager.page
    follow(page, "Ideeën voor een afspraak")
    page.get_by_role("link", name="Leg dit vast").first.click()
    expect(page.get_by_label("Wat spreken jullie af?")).to_have_value(
        "Begint tot een afgesproken datum om 10.00 uur."
    )
    page.get_by_label("Met wie?").select_option("Bram")
    page.get_by_label("begin- en eindtijden").check()
    page.get_by_role("button", name="Stel dit voor").click()
    expect(page.get_by_text("wacht op het ja van de ander").first).to_be_visible()
    manager.check_page("proposed")


def say_yes(employee: Visitor) -> None:
    page = employee.open("/linde/agreements/")
    follow(page, "Anna")
    page.get_by_role("button", name="Ja, dit spreken we af").click()
    expect(page.get_by_role("heading", name="Dit geldt nu")).to_be_visible()
    employee.check_page("agreed")


def take_the_calendar(page: Page) -> None:
    with page.expect_download() as download:
        follow(page, "Zet in je agenda")
    assert download.value.suggested_filename == "overleg.ics"
    events = icalendar.Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["Overleg"]


def look_back(manager: Visitor) -> None:
    page = manager.page
    follow(page, "We keken terug")
    page.get_by_label("het blijft zo").check()
    manager.check_page("review")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Bewaard. De volgende keer staat.")).to_be_visible()


def test_from_what_one_notices_to_looking_back(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    manager, sent = visit(browser, live_server, cast.anna), list[str]()
    manager.page.context.on("request", lambda one: sent.append(f"{one.url} {one.post_data or ''}"))
    prepare(manager)
    agree_on_an_idea(manager)
    employee = visit(browser, live_server, cast.bram)
    say_yes(employee)
    manager.page.reload()
    take_the_calendar(manager.page)
    look_back(manager)
    assert len(sent) > 10 and not any(SECRET in one for one in sent)
    assert manager.faults + employee.faults == []


def test_the_employee_reads_objects_takes_along_and_wipes(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    agree(cast, propose(cast, cast.organisation.people.get(number="bram")))
    employee = visit(browser, live_server, cast.bram)
    page = employee.open("/linde/agreements/")
    follow(page, "Anna", "Maak bezwaar")
    page.get_by_label("Wat moet er anders?").fill("Ik begin liever om negen uur.")
    employee.check_page("objection")
    page.get_by_role("button", name="Bewaar mijn bezwaar").click()
    expect(page.get_by_text("Ik begin liever om negen uur.")).to_be_visible()
    with page.expect_download() as download:
        follow(page, "Download als PDF")
    assert "10.00 uur" in PdfReader(download.value.path()).pages[0].extract_text()
    follow(page, "Stop of wis de afspraken")
    page.get_by_role("button", name="Wis alles").click()
    expect(page.get_by_text("Alles van deze afspraken is gewist.")).to_be_visible()
    assert not Agreement.objects.exists()
    assert employee.faults == []


def test_a_manager_reports_a_pattern_and_no_person(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    for n in range(9):
        make_member(cast.organisation, f"M{n}", Role.MANAGER, cast.units["eik"])
    manager = visit(browser, live_server, cast.anna)
    page = manager.open("/linde/guide/")
    follow(page, "Gezond werk en de wet", "Meld een patroon, zonder iemand te noemen")
    expect(page.locator("main textarea, main input[type=text]")).to_have_count(0)
    page.get_by_label("Werkdruk").check()
    manager.check_page("pattern")
    page.get_by_role("button", name="Meld dit").click()
    expect(page.get_by_text("Je melding is geteld en hangt niet meer aan jou.")).to_be_visible()
    assert PatternTurn.objects.count() == 1
    assert manager.faults == []
