"""The board in a real Chromium: from a problem to a measure on the field, on a phone, a laptop and paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from speelveld import catalogue
from speelveld.accounts.models import User
from speelveld.accounts.operations import make_sign_in_link
from speelveld.board import operations
from speelveld.board.models import Measure
from tests.board.conftest import TODAY, make_measure
from tests.board.importing.books import PlanFile
from tests.factories import Cast, make_cast
from tests.journeys.browser import DESKTOP, PHONE, Visitor, find_browser, launch_browser

BEAMER = (1920, 1080)
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


def visit(browser: Browser, server: LiveServer, user: User, size: tuple[int, int] = PHONE) -> Visitor:
    visitor = Visitor(browser, server.url, size=size)
    page = visitor.open(make_sign_in_link(user))
    page.get_by_role("button", name="Log in").click()
    return visitor


def fill_board(cast: Cast) -> list[str]:
    """Put something everywhere, and return the address of every page."""
    olga, organisation = cast.actor("olga"), cast.organisation
    problem = operations.add_problem(
        organisation=organisation, by=olga, title="Het werk past niet in de tijd", factor="workload",
        cause="Roosters komen laat.", unit=cast.units["wijk"],
    )  # fmt: skip
    measures = [
        make_measure(cast, title=f"Maatregel {state}", state=state, problem=problem, owner="Roosterbureau")
        for state in Measure.State.values
    ]
    individual = [make_measure(cast, title=f"Cursus {n}", level="individual") for n in range(7)]
    cycle = operations.start_cycle(organisation=organisation, by=olga, title="Ronde 1", started_on=TODAY)
    operations.judge_condition(organisation=organisation, by=olga, condition="rights", judgement="busy")
    operations.keep_reflection(
        organisation=organisation, by=olga, question_key="find-out-size", answer="Vooral in de wijk."
    )
    operations.add_remark(measure=measures[2], by=olga, kind="evidence", text="Van 14 naar 9 wissels.")
    votes = {measures[0].pk: (5, 4), measures[1].pk: (3, 2)}
    operations.cast_votes(organisation=organisation, by=olga, votes=votes)
    operations.give_views(organisation=organisation, by=olga, side="owner", views={"rights": "busy"})
    return [
        "work/", "work/?of=all", f"measures/{measures[0].pk}/copy/", "conditions/seen/",
        "conditions/checks/rights-1/", f"cycle/{cycle.pk}/close/", "priorities/", "priorities/first-days/",
        "priorities/settings/", "said/", "", "field/", "field/prevent/organisation/", "field/support/team/",
        f"measures/{measures[2].pk}/", f"measures/{individual[0].pk}/change/",
        "measures/new/?source=energy-talk", "problems/", f"problems/{problem.pk}/",
        f"problems/{problem.pk}/change/", "problems/new/", "conditions/", "conditions/rights/",
        "conditions/rights/judge/", "cycle/", "cycle/new/", f"cycle/{cycle.pk}/move/",
        "questions/find-out-size/", "knowledge/figures/", "knowledge/figures/?theme=cost", "knowledge/approach/",
        "documents/", "documents/read-back/",
    ]  # fmt: skip


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_every_page_is_accessible_and_fits(
    browser: Browser, live_server: LiveServer, cast: Cast, size: tuple[int, int]
) -> None:
    addresses = fill_board(cast)
    visitor = visit(browser, live_server, cast.olga, size)
    for address in addresses:
        page = visitor.open(f"/linde/{address}")
        expect(page.locator("h1")).to_have_count(1)
        visitor.check_page(address or "start")
    assert visitor.faults == []


def test_nothing_scrolls_sideways_on_the_smallest_phone(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    addresses = fill_board(cast)
    visitor = visit(browser, live_server, cast.olga, (320, 640))
    for address in addresses:
        page = visitor.open(f"/linde/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_a_refused_form_is_accessible(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    visitor = visit(browser, live_server, cast.olga)
    page = visitor.open("/linde/measures/new/")
    page.get_by_label("Kosten in euro").fill("veel")
    page.get_by_label("Hoe pakken jullie het aan?").fill("Dit blijft staan.")
    page.get_by_role("button", name="Leg op het speelveld").click()
    expect(page.get_by_role("alert")).to_contain_text("Nog niet bewaard")
    expect(page.get_by_label("Kosten in euro")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Hoe pakken jullie het aan?")).to_have_value("Dit blijft staan.")
    visitor.check_page("refused")
    assert visitor.faults == []


def test_from_a_problem_to_a_measure_on_the_field(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    visitor = visit(browser, live_server, cast.olga)
    page = visitor.open("/linde/problems/new/?factor=workload&unit=wijk")
    page.get_by_label("Waar komt het door?").fill("Diensten wisselen op het laatste moment.")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Werkdruk bij Wijkverpleging")
    text = catalogue.measure(catalogue.factor("workload", "nl").measures[0], "nl")
    page.get_by_role("link", name=re.compile(f"Kies deze.*{text.title}")).click()
    expect(page.get_by_label("Wat gaan jullie doen?")).to_have_value(text.title)
    page.get_by_label("Wie trekt het?").fill("Roosterbureau")
    page.get_by_label("Gepland").check()
    page.get_by_role("button", name="Leg op het speelveld").click()
    expect(page.get_by_text("Hoe weten jullie straks of het werkt?")).to_be_visible()
    page.get_by_role("link", name="Spreek het af").click()
    page.get_by_label("Wat is het doel?").fill("Het cijfer voor werkdruk stijgt.")
    page.get_by_label("Wanneer kijken jullie dat na?").fill("2027-03-01")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("Hoe weten jullie straks of het werkt?")).to_have_count(0)
    page.get_by_label("Bezig").check()
    page.get_by_role("button", name="Zet de stand").click()
    visitor.open("/linde/field/")
    cell = page.get_by_role("region", name=re.compile("Voorkomen|Optimaliseren|Ondersteunen")).filter(
        has_text=text.title
    )
    expect(cell).to_contain_text("Bezig")
    expect(cell).to_contain_text("Roosterbureau")
    assert visitor.faults == []


def test_two_people_change_the_same_measure_and_nothing_is_lost(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    measure = make_measure(cast, unit=cast.units["beuk"], level="team", goal="Rust")
    address = f"/linde/measures/{measure.pk}/change/"
    olga, anna = (
        visit(browser, live_server, cast.olga, DESKTOP),
        visit(browser, live_server, cast.anna, PHONE),
    )
    for visitor in (olga, anna):
        visitor.open(address)
    olga.page.get_by_label("Wat is het doel?").fill("Minder wissels, zegt Olga.")
    olga.page.get_by_label("Wie trekt het?").fill("Roosterbureau")
    olga.page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(olga.page.get_by_role("status")).to_contain_text("Bewaard")
    anna.page.get_by_label("Wat is het doel?").fill("Op tijd naar huis, zegt Anna.")
    anna.page.get_by_label("Hoe pakken jullie het aan?").fill("Samen met het team.")
    anna.page.get_by_role("button", name="Bewaar", exact=True).click()
    sides = anna.page.get_by_role("region", name="Twee teksten naast elkaar")
    expect(sides).to_contain_text("Minder wissels, zegt Olga.")
    expect(sides).to_contain_text("Op tijd naar huis, zegt Anna.")
    anna.check_page("two texts side by side")
    sides.get_by_role("radio", name=re.compile("Olga")).check()
    anna.page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(anna.page.get_by_role("status")).to_contain_text("Bewaard")
    kept = Measure.objects.get()
    assert (kept.goal, kept.owner) == ("Minder wissels, zegt Olga.", "Roosterbureau")
    assert kept.description == "Samen met het team."
    anna.page.get_by_text("Wie veranderde wat?").click()
    expect(anna.page.get_by_role("cell", name="Minder wissels, zegt Olga.")).to_be_visible()
    anna.check_page("history")
    assert olga.faults == anna.faults == []


def test_the_field_works_with_the_keyboard(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    fill_board(cast)
    visitor = visit(browser, live_server, cast.olga, DESKTOP)
    page = visitor.open("/linde/field/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Maatregel stopped")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESKTOP, BEAMER], ids=["phone", "laptop", "beamer"])
def test_the_field_is_a_grid_to_who_cannot_see_it(
    browser: Browser, live_server: LiveServer, cast: Cast, size: tuple[int, int]
) -> None:
    fill_board(cast)
    visitor = visit(browser, live_server, cast.olga, size)
    page = visitor.open("/linde/field/")
    grid = page.get_by_role("table", name="Het veld: drie fasen naast drie niveaus")
    expect(grid.get_by_role("rowheader")).to_have_text(["Organisatie", "Team", "Individu"])
    expect(grid.get_by_role("cell")).to_have_count(9)
    stages = ["Niveau", "Voorkomen", "Optimaliseren", "Ondersteunen"]
    expect(grid.get_by_role("columnheader")).to_have_text([] if size == PHONE else stages)
    for level in ("organisatie", "team", "individu"):
        for stage in stages[1:]:
            named = re.compile(f"^{stage} ?, {level}$")
            cell = grid.get_by_role("cell").get_by_role("region", name=named)
            expect(cell.get_by_role("heading", level=3)).to_have_count(1)
    visitor.check_page(f"field at {size[0]}")
    assert visitor.faults == []


@pytest.mark.parametrize("is_full", [False, True])
def test_the_field_prints_on_one_landscape_page(
    browser: Browser, live_server: LiveServer, cast: Cast, tmp_path: Path, is_full: bool
) -> None:
    if is_full:
        for cell in catalogue.cells("nl"):
            for number in range(12):
                make_measure(
                    cast, title=f"Een maatregel met een lange naam, nummer {number}", owner="Personeel en organisatie",
                    stage=cell.stage, level=cell.level, state="busy", factors=["workload"],
                )  # fmt: skip
    page: Page = visit(browser, live_server, cast.olga, DESKTOP).open("/linde/field/")
    path = tmp_path / "field.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    pages = PdfReader(path).pages
    assert len(pages) == 1
    assert pages[0].mediabox.width > pages[0].mediabox.height
    text = pages[0].extract_text()
    assert "De Linde" in text and "Naleving" in text


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_a_plan_comes_back_after_a_look_at_what_changes(
    browser: Browser, live_server: LiveServer, cast: Cast, size: tuple[int, int]
) -> None:
    measure = make_measure(cast)
    file = PlanFile(cast.organisation)
    file.set(file.find(measure.title), Stand="Bijna", Klaar="1-10-2026")
    visitor = visit(browser, live_server, cast.olga, size)
    page = visitor.open("/linde/documents/")
    page.get_by_role("link", name="Lees een bijgewerkt plan in").click()
    _hand_in(page, file.save())
    expect(page.get_by_role("heading", level=1)).to_have_text("Er klopt nog iets niet")
    expect(page.get_by_role("button", name="Bewaar dit alles")).to_have_count(0)
    visitor.check_page("a plan that is refused")
    page.get_by_role("link", name="Kies een bestand").click()
    _hand_in(page, file.set(file.find(measure.title), Stand="Gepland").save())
    expect(page.get_by_role("row", name=re.compile("Stand.*Idee.*Gepland", re.S))).to_be_visible()
    visitor.check_page("a plan that comes back")
    page.get_by_role("button", name="Bewaar dit alles").click()
    expect(page.get_by_text("Bewaard. Veranderd: 1. Nieuw: 0.")).to_be_visible()


def _hand_in(page: Page, content: bytes) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.get_by_label("Het plan van aanpak in Excel").set_input_files(
        {"name": "plan.xlsx", "mimeType": kind, "buffer": content}
    )
    page.get_by_role("button", name="Laat zien wat er verandert").click()
