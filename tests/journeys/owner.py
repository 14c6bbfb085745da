"""What the programme owner does in her browser."""

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.browser import Visitor
from tests.journeys.staff import N_PEOPLE, TEAMS, write_people, write_units

KARIN, DIRK = "karin@esdoorn.example", "dirk@esdoorn.example"


def import_units_and_people(olga: Visitor, folder: Path) -> None:
    for kind, content in {"units": write_units(), "people": write_people()}.items():
        (folder / f"{kind}.csv").write_bytes(content)
    page = olga.open("/esdoorn/organisation/import/")
    olga.check_page("import")
    for kind in ("units", "people"):
        page.set_input_files(f"input[name={kind}]", folder / f"{kind}.csv")
    page.get_by_role("button", name="Lees in").click()
    olga.check_page("columns")
    page.get_by_role("button", name="Klopt").click()
    page.get_by_role("heading", name="Dit gaat er veranderen").wait_for()
    olga.check_page("preview")
    page.get_by_role("button", name="Verwerk deze lijst").click()
    page.get_by_role("heading", name="Klaar").wait_for()
    olga.check_page("imported")


def see_the_tree(olga: Visitor) -> None:
    page = olga.open("/esdoorn/organisation/units/")
    olga.check_page("units")
    text = page.locator("main").inner_text()
    assert f"{N_PEOPLE} mensen" in text
    assert all(name in page.content() for name, _parent, _count in TEAMS.values())


def give_roles(olga: Visitor) -> None:
    page = olga.open("/esdoorn/organisation/members/")
    for name, address, role, unit in (
        ("Karin", KARIN, "leidinggevende", "Keuken"),
        ("Dirk", DIRK, "directie", ""),
    ):
        page.get_by_label("Naam").fill(name)
        page.get_by_label("E-mailadres").fill(address)
        page.get_by_label("Rol").select_option(role)
        page.get_by_label("Onderdeel").select_option(unit)
        page.get_by_role("button", name="Geef deze rol").click()
        expect(page.get_by_role("status")).to_contain_text("Bewaard")
    olga.check_page("roles")


def launch_a_wave(olga: Visitor) -> str:
    """Walk through the steps, and return the address of the wave."""
    page = olga.open("/esdoorn/surveys/")
    olga.check_page("no waves yet")
    page.get_by_role("button", name="Nieuwe meting").click()
    page.get_by_role("radio").first.check()
    _go_on(olga, "what is asked")
    _go_on(olga, "who is asked")
    page.get_by_label("Begint op").fill(page.evaluate("new Date().toLocaleDateString('sv')"))
    _go_on(olga, "when")
    _go_on(olga, "reminders")
    _go_on(olga, "promise")
    olga.check_page("is it right?")
    _look_as_respondent(olga)
    _tell_that_there_is_no_council(olga)
    page.get_by_role("button", name="Start nu").click()
    expect(page.get_by_text(f"{N_PEOPLE} mensen gevraagd")).to_be_visible()
    olga.check_page("open wave")
    return page.url


def _go_on(olga: Visitor, step: str) -> None:
    olga.check_page(step)
    olga.page.get_by_role("button", name="Bewaar en ga verder").click()


def _tell_that_there_is_no_council(olga: Visitor) -> None:
    page = olga.page
    last_look = page.url
    expect(page.get_by_role("button", name="Start nu")).to_have_count(0)
    page.get_by_role("link", name="Naar de ondernemingsraad").click()
    page.get_by_text("Starten zonder besluit op deze pagina").click()
    page.get_by_role("radio", name="Er is geen ondernemingsraad").check()
    olga.check_page("for the works council")
    page.get_by_role("button", name="Leg deze reden vast").click()
    expect(page.get_by_role("status")).to_contain_text("Bewaard")
    olga.open(last_look)


def _look_as_respondent(olga: Visitor) -> None:
    olga.page.get_by_role("link", name="Bekijk als deelnemer").click()
    expect(olga.page.get_by_text("Er wordt niets verstuurd")).to_be_visible()
    olga.check_page("preview")
    olga.page.go_back()


def close_and_release(olga: Visitor, wave: str) -> None:
    page = olga.open(wave)
    page.get_by_role("link", name="Sluit deze meting eerder").click()
    olga.check_page("close?")
    page.get_by_role("button", name="Sluit de meting").click()
    olga.check_page("closed wave")
    page.get_by_role("link", name="Naar de resultaten").click()
    expect(page.get_by_text("binnen een uur")).to_be_visible()
    olga.check_page("no results yet")
    page.get_by_role("button", name="Maak de resultaten").click()
    page.get_by_role("heading", name="Per onderdeel").wait_for()
    olga.check_page("results")


MEASURE = {
    "Wat gaan jullie doen?": "Roosters twee weken eerder bekend",
    "Hoe pakken jullie het aan?": "Het roosterbureau plant vier weken vooruit. Ruilen mag: = SOM(1) blijft tekst.",
    "Wie trekt het?": "Roosterbureau",
    "Kosten in euro": "1.250,50",
    "Wat is het doel?": "Het cijfer voor werkdruk stijgt met 0,3.",
    "Hoe zien jullie of het werkt?": "Met de volgende meting.",
}


def put_a_measure_on_the_board(olga: Visitor) -> None:
    page = olga.open("/esdoorn/field/")
    olga.check_page("empty field")
    olga.open("/esdoorn/field/prevent/team/")
    olga.check_page("a cell")
    page.get_by_role("link", name="Schrijf een eigen maatregel").click()
    olga.check_page("empty measure")
    for label, text in MEASURE.items():
        page.get_by_label(label).fill(text)
    page.get_by_role("checkbox", name="Werkdruk").check()
    page.get_by_label("Waar?").select_option(label="– Woongroep Beuk")
    page.get_by_role("button", name="Leg op het speelveld").click()
    expect(page.get_by_role("status")).to_contain_text("ligt op het speelveld")
    olga.check_page("measure")
    olga.open("/esdoorn/field/")
    expect(page.get_by_role("link", name=MEASURE["Wat gaan jullie doen?"])).to_be_visible()
    olga.check_page("field with a measure")


def judge_a_condition(olga: Visitor) -> None:
    page = olga.open("/esdoorn/conditions/")
    olga.check_page("conditions")
    olga.open("/esdoorn/conditions/ownership/judge/")
    page.get_by_role("radio", name="Loopt").check()
    page.get_by_label("Volgende stap").fill("Elk kwartaal in het directieoverleg")
    page.get_by_role("button", name="Bewaar").click()
    olga.check_page("judged condition")
