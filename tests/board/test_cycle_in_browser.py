"""A whole cycle in a real Chromium: from a first signal to lessons, and on to the next cycle."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from speelveld.accounts.models import User
from speelveld.accounts.operations import make_sign_in_link
from tests.factories import Cast, make_cast
from tests.journeys.browser import DESKTOP, PHONE, Visitor, find_browser, launch_browser

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PROBLEM = "Diensten wisselen op het laatste moment"
ROOT = "De jaarplanning komt te laat."
DECISIONS = {
    "Roosters zes weken vooruit": "Uitbreiden",
    "Overdracht zonder haast": "Houden zoals het is",
    "Vaste vrije dag": "Aanpassen",
    "Cursus plannen": "Stoppen",
}
FIRST = next(iter(DECISIONS))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if find_browser() is None:
        pytest.skip("no Chromium on this machine; on Debian: apt install chromium")
    with launch_browser() as found:
        yield found


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return make_cast()


class Owner:
    """Olga, who finds her way by what the pages offer."""

    def __init__(self, browser: Browser, server: LiveServer, user: User, size: tuple[int, int]) -> None:
        self.visitor = Visitor(browser, server.url, size=size)
        self.page: Page = self.visitor.open(make_sign_in_link(user))
        self.press("Log in")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()

    def go(self, path: str, title: str) -> None:
        self.visitor.open(f"/linde/{path}")
        self.expect_title(title)

    def expect_title(self, title: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)
        self.visitor.check_page(title)

    def expect_kept(self) -> None:
        expect(self.page.get_by_role("status").first).to_contain_text("Bewaard")

    def fill(self, **texts: str) -> None:
        for name, text in texts.items():
            self.page.locator(f"[name={name}]").fill(text)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "laptop"])
def test_a_whole_cycle(browser: Browser, live_server: LiveServer, cast: Cast, size: tuple[int, int]) -> None:
    olga = Owner(browser, live_server, cast.olga, size)
    begin(olga, "Ronde voorjaar")
    investigate(olga)
    plan(olga)
    choose_together(olga)
    start_against_advice(olga)
    follow_up(olga)
    close(olga)
    begin_again(olga)
    assert olga.visitor.faults == []


def begin(olga: Owner, title: str) -> None:
    olga.go("cycle/", "De ronde")
    olga.follow("Begin een ronde")
    olga.fill(title=title)
    olga.press("Begin deze ronde")
    olga.expect_title(title)


def investigate(olga: Owner) -> None:
    """Note a signal, write the problem it tells of, and ask on until the root cause."""
    page = olga.page
    olga.go("signals/", "Wat horen we over het werk?")
    olga.follow("Schrijf een signaal op")
    page.get_by_label("Over welke factor gaat het?").select_option(label="Werkdruk")
    page.get_by_label("Waar komt het vandaan?").select_option(label="Gesprekken")
    olga.fill(text="In vier teams staat het rooster pas een week vooruit vast.")
    olga.press("Bewaar")
    olga.expect_title("Wat horen we over het werk?")
    olga.go("problems/", "Wat speelt er?")
    olga.follow("Schrijf een probleem op")
    olga.fill(title=PROBLEM, description="Mensen zeggen afspraken thuis af.")
    page.get_by_label("Bij welke factor hoort het?").select_option(label="Werkdruk")
    olga.press("Bewaar")
    olga.expect_title(PROBLEM)
    olga.follow("Kies signalen")
    page.get_by_label(re.compile("rooster pas een week")).check()
    olga.press("Bewaar")
    olga.follow("Schrijf oorzaken op")
    olga.fill(organisation_0=ROOT, team_0="Ruilen gaat buiten het rooster om.")
    page.get_by_label("Wat is de grondoorzaak?").select_option(label="Organisatie 1")
    olga.press("Bewaar")
    chain = page.get_by_role("table", name="Van signaal naar maatregel, per niveau")
    expect(chain).to_contain_text("rooster pas een week vooruit")
    expect(chain.get_by_role("row").filter(has_text=ROOT)).to_contain_text("grondoorzaak")
    olga.visitor.check_page("chain")


def plan(olga: Owner) -> None:
    """Write measures for the problem, each with its goal; the first one needs a condition."""
    page = olga.page
    for number, title in enumerate(DECISIONS):
        olga.go("problems/", "Wat speelt er?")
        olga.follow(PROBLEM)
        olga.follow("Schrijf een maatregel")
        expect(page.get_by_label("Welke oorzaak maken jullie kleiner?")).to_have_value(ROOT)
        olga.fill(
            title=title, goal="Minder wissels.", judged_by="We tellen de wissels.", judged_on="2027-03-01"
        )
        page.get_by_label("Niveau").select_option(label="Organisatie" if number < 2 else "Individu")
        page.get_by_label("Fase").select_option(label="Voorkomen")
        if number == 0:
            page.get_by_label("Eigenaarschap").check()
        olga.press("Leg op het speelveld")
        olga.expect_title(title)


def choose_together(olga: Owner) -> None:
    page = olga.page
    olga.go("priorities/", "Samen kiezen")
    for title, importance in zip(DECISIONS, "5432", strict=True):
        page.get_by_label(f"Belangrijk: {title}").select_option(importance)
        page.get_by_label(f"Haalbaar: {title}").select_option("4")
    olga.press("Bewaar mijn cijfers")
    expect(page.get_by_role("img", name=re.compile(FIRST))).to_be_visible()
    expect(
        page.get_by_role("complementary", name="Begin klein").get_by_role("link", name=FIRST)
    ).to_be_visible()
    olga.visitor.check_page("chosen")


def start_against_advice(olga: Owner) -> None:
    """Begin them all; the first asks why, for a condition that it needs is not in order."""
    page = olga.page
    for title in DECISIONS:
        open_measure(olga, title)
        page.get_by_label("Bezig").check()
        olga.press("Zet de stand")
        if title == FIRST:
            olga.expect_title("Eerst even dit")
            expect(page.get_by_role("main")).to_contain_text("Eigenaarschap")
            olga.fill(reason="De directie tekent volgende week.")
            olga.press("Begin toch")
        olga.expect_kept()


def follow_up(olga: Owner) -> None:
    """Write in the logbook, put a condition in order, and go to the step in which one checks."""
    page = olga.page
    open_measure(olga, FIRST)
    page.get_by_label("Bewijs").check()
    olga.fill(text="Van 14 naar 9 wissels per week.", source="telling van het roosterbureau")
    olga.press("Zet in het logboek")
    expect(page.get_by_role("region", name="Logboek")).to_contain_text("Van 14 naar 9")
    olga.go("said/", "Jullie zeiden, wij deden")
    expect(page.get_by_role("region", name=PROBLEM)).to_contain_text("Van 14 naar 9")
    olga.go("cycle/", "Ronde voorjaar")
    olga.follow("Naar een andere stap")
    page.get_by_label("Nagaan").check()
    olga.press("Bewaar")
    expect(page.get_by_role("listitem").filter(has_text="Nagaan").first).to_have_attribute(
        "aria-current", "step"
    )


def close(olga: Owner) -> None:
    """Decide about each measure; without lessons the page asks for them and keeps what was chosen."""
    page = olga.page
    olga.follow("Sluit deze ronde af")
    olga.expect_title("Sluit deze ronde af")
    for title, choice in DECISIONS.items():
        part = page.get_by_role("region", name=title)
        expect(part).to_contain_text("Van 14 naar 9" if title == FIRST else "nog geen bewijs")
        part.get_by_label(choice).check()
        part.get_by_label("Waarom?").fill(f"Bleek in gesprekken: {choice.lower()}.")
    olga.press("Sluit af")
    expect(page.get_by_role("alert")).to_contain_text("Nog niet bewaard")
    olga.fill(lessons="Eerder tellen. Eerst de planning, dan de cursus.")
    olga.press("Sluit af")
    expect(page.get_by_role("region", name="Wat jullie leerden")).to_contain_text("Eerst de planning")
    for title, choice in DECISIONS.items():
        expect(page.get_by_role("row").filter(has_text=title)).to_contain_text(choice)
    olga.expect_title("Ronde voorjaar")


def begin_again(olga: Owner) -> None:
    """The next cycle starts from what is not solved, and stands beside the former one."""
    page = olga.page
    olga.follow("Begin een ronde")
    expect(page.get_by_label(PROBLEM)).to_be_checked()
    olga.fill(title="Ronde najaar")
    olga.press("Begin deze ronde")
    olga.expect_title("Ronde najaar")
    expect(page.get_by_role("region", name="Waar deze ronde over gaat")).to_contain_text(PROBLEM)
    beside = page.get_by_role("table", name=re.compile("Maatregelen die liepen"))
    expect(beside.get_by_role("row", name="Organisatie 2 2")).to_be_visible()
    expect(beside.get_by_role("row", name="Individu 2 1")).to_be_visible()
    former = page.get_by_role("region", name="Eerdere rondes")
    expect(former).to_contain_text("1 gehouden")
    former.get_by_text("Alles over deze ronde").click()
    expect(former.get_by_role("listitem").filter(has_text=FIRST).last).to_contain_text("uitbreiden")
    olga.visitor.check_page("former cycle")
    olga.follow("Begin een nieuwe ronde")
    expect(page.get_by_role("main")).to_contain_text("‘Ronde najaar’ loopt nog")


def open_measure(olga: Owner, title: str) -> None:
    olga.go("problems/", "Wat speelt er?")
    olga.follow(PROBLEM)
    olga.follow(title)
    olga.expect_title(title)
