"""Preparing and following a measurement in a real Chromium, on a telephone and on a desk."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from speelveld.accounts.operations import make_sign_in_link
from speelveld.catalogue.instruments import parse_text
from speelveld.exchange import Form, write_instrument
from speelveld.surveys import operations
from speelveld.surveys.consent import find_standing
from speelveld.surveys.models import Wave
from tests.factories import Cast, make_cast
from tests.journeys.browser import DESKTOP, PHONE, Visitor, find_browser, launch_browser
from tests.managing import appoint
from tests.results.test_beside import hold_wave
from tests.surveys.browser import launch_today
from tests.surveys.own_instrument import LICENCE, write

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


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desk"])
def olga(request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer, cast: Cast) -> Visitor:
    visitor = Visitor(browser, live_server.url, size=request.param)
    page = visitor.open(make_sign_in_link(cast.olga))
    page.get_by_role("button", name="Log in").click()
    return visitor


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Bewaar en ga verder").click()


def test_from_an_empty_list_to_a_measurement_that_waits(olga: Visitor, cast: Cast) -> None:
    page = olga.open("/linde/surveys/")
    olga.check_page("empty list")
    page.get_by_role("button", name="Nieuwe meting").click()
    olga.check_page("instrument")
    go_on(page)
    olga.check_page("audience")
    expect(page.get_by_text("Welke onderdelen?"), "not needed for everybody").to_be_hidden()
    page.get_by_label("Voor een deel").check()
    go_on(page)
    expect(page.get_by_text("Kies minstens één onderdeel")).to_be_visible()
    olga.check_page("audience with a mistake")
    page.get_by_label("Ouderenzorg (55)").check()
    go_on(page)
    page.get_by_label("Naam van de meting").fill("Ouderenzorg voorjaar")
    olga.check_page("dates")
    go_on(page)
    olga.check_page("reminders")
    go_on(page)
    olga.check_page("privacy")
    go_on(page)
    page.get_by_text("Team voor team").click()
    expect(page.get_by_role("row", name=re.compile("Keuken .*6 .*samen met Nachtzorg"))).to_be_visible()
    olga.check_page("last look")
    page.get_by_role("link", name="Lees de mails").click()
    olga.check_page("mails")
    page.go_back()
    page.get_by_role("link", name="Naar de ondernemingsraad").click()
    olga.check_page("for the works council")
    wave = cast.organisation.waves.get()
    operations.decide_as_council(
        wave=wave, by=cast.actor("wim"), consents=True, version=find_standing(wave).version
    )
    page.go_back()
    page.reload()
    page.get_by_role("button", name="Zet klaar").click()
    expect(page.get_by_text("Alles staat klaar")).to_be_visible()
    olga.check_page("waiting")
    assert cast.organisation.waves.get().title == "Ouderenzorg voorjaar"
    assert olga.faults == []


def test_small_teams_are_merged_looked_at_and_taken_apart(olga: Visitor, cast: Cast) -> None:
    wave = operations.start_draft(organisation=cast.organisation, by=cast.actor("olga"))
    page = olga.open(f"/linde/surveys/{wave.pk}/check/")
    page.get_by_text("Team voor team").click()
    olga.check_page("teams")
    page.get_by_label("Keuken").check()
    page.get_by_label("Wijk Zuid").check()
    page.get_by_role("button", name="Voeg de aangevinkte teams samen").click()
    row = page.get_by_role("row", name="Keuken met Wijk Zuid")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("Keuken en Wijk Zuid; telt mee in De Linde")
    expect(row.get_by_role("cell").first).to_have_text("22")
    expect(page.get_by_label("Keuken")).to_have_count(0)
    olga.check_page("teams merged")
    page.get_by_label("Nachtzorg").check()
    page.get_by_label("Woongroep Eik").check()
    page.get_by_label("Hoe heten ze samen?").fill("Eik bij nacht")
    page.get_by_role("button", name="Voeg de aangevinkte teams samen").click()
    expect(page.get_by_role("row", name="Eik bij nacht")).to_contain_text("25")
    page.get_by_role("button", name="Haal uit elkaar Keuken met Wijk Zuid").click()
    expect(page.get_by_label("Keuken")).to_be_visible()
    assert [merged.name for merged in wave.merged_units.all()] == ["Eik bij nacht"]
    page.get_by_role("button", name="Voeg de aangevinkte teams samen").click()
    expect(page.get_by_text("Kies minstens twee teams")).to_be_visible()
    olga.check_page("merging refused")
    olga.open(f"/linde/surveys/{wave.pk}/council/")
    expect(page.get_by_text("Eik bij nacht: Woongroep Eik en Nachtzorg")).to_be_visible()
    olga.check_page("merged teams for the works council")
    assert olga.faults == []


def test_managers_are_set_apart_after_seeing_what_it_costs(olga: Visitor, cast: Cast) -> None:
    appoint(cast)
    wave = operations.start_draft(organisation=cast.organisation, by=cast.actor("olga"))
    page = olga.open(f"/linde/surveys/{wave.pk}/check/")
    part = page.get_by_role("region", name="Leidinggevenden naast medewerkers").first
    expect(part).to_contain_text("Nu tellen de 12 leidinggevenden mee in hun eigen team")
    expect(part.get_by_role("row", name="65%")).to_contain_text("leidinggevenden niet te zien")
    olga.check_page("managers in their teams")
    page.get_by_role("button", name="Laat leidinggevenden apart antwoorden").click()
    expect(part).to_contain_text("antwoorden de 12 leidinggevenden apart")
    olga.check_page("managers apart")
    page.get_by_role("link", name="Lees wat de ondernemingsraad leest").click()
    expect(page.get_by_text("antwoorden als één groep van de hele organisatie")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Tel leidinggevenden weer mee in hun team").click()
    expect(part).to_contain_text("Nu tellen de 12 leidinggevenden mee")
    assert olga.faults == []


def test_managers_beside_all_others_on_the_page_of_a_factor(olga: Visitor, cast: Cast) -> None:
    release = hold_wave(cast)
    page = olga.open(f"/linde/results/{release.wave_id}/factor/workload/")
    part = page.get_by_role("table", name="Leidinggevenden naast alle anderen")
    expect(part.get_by_role("row", name="Verschil")).to_contain_text("+")
    expect(page.get_by_text("Leidinggevenden geven hier een hogere score")).to_be_visible()
    olga.check_page("managers beside all others")
    assert olga.faults == []


def test_a_measurement_that_runs_and_closes(olga: Visitor, cast: Cast) -> None:
    wave = launch_today(cast)
    wave.invitations.filter(group__key="beuk").update(is_used=True)
    wave.invitations.filter(group__key="noord").update(is_undeliverable=True)
    operations.take_snapshot(wave=wave, today=wave.opens_on)
    page = olga.open("/linde/surveys/")
    olga.check_page("list")
    page.get_by_role("link", name="Voorjaar").click()
    expect(page.get_by_role("row", name="De Linde 20 tot 25%")).to_be_visible()
    olga.check_page("running")
    page.get_by_role("link", name="Sluit deze meting eerder").click()
    olga.check_page("closing")
    page.get_by_role("button", name="Sluit de meting").click()
    expect(page.get_by_text("Er kan niets meer bij")).to_be_visible()
    olga.check_page("closed")
    assert Wave.objects.get(pk=wave.pk).state == "closed"
    assert olga.faults == []


def test_sheets_print_on_one_page_a_person(olga: Visitor, cast: Cast, tmp_path: Path) -> None:
    wave = launch_today(cast)
    page = olga.open(f"/linde/surveys/{wave.pk}/sheets/")
    olga.check_page("groups")
    page.get_by_role("button", name="Maak alle 17 brieven").click()
    olga.check_page("sheets")
    codes = page.locator(".secret").all_text_contents()
    path = tmp_path / "sheets.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    sheets = [sheet.extract_text() for sheet in PdfReader(path).pages]
    assert len(sheets) == len(codes) == 17
    for text, code in zip(sheets, codes, strict=True):
        assert code in text
        assert f"/q/{wave.public_id}" in text
        assert "Hoe is je werk?" in text and "How is your work?" in text
        assert "Print deze" not in text, "what is for the screen stays on the screen"
    assert olga.faults == []


def test_an_instrument_is_handed_in_with_all_mistakes_told(olga: Visitor, tmp_path: Path) -> None:
    page = olga.open("/linde/surveys/instruments/")
    olga.check_page("instruments")
    for content in (write(items=[{"key": "k1", "scale": "weg"}]), write()):
        path = tmp_path / "lijst.yaml"
        path.write_bytes(content)
        page.set_input_files("input[name=file]", path)
        page.get_by_label("Waarom mogen jullie").fill(LICENCE)
        page.get_by_role("button", name="Voeg toe").click()
        olga.check_page("instrument handed in")
    expect(page.get_by_text("Koffie op het werk is toegevoegd.")).to_be_visible()
    assert olga.faults == []


def test_a_list_of_another_tool_is_looked_over_and_taken_along(olga: Visitor, tmp_path: Path) -> None:
    made = write_instrument(parse_text(write().decode()), Form.LIMESURVEY).content
    (tmp_path / "lijst.lss").write_bytes(made)
    page = olga.open("/linde/surveys/instruments/")
    page.get_by_label("Bestand met de vragenlijst").set_input_files(tmp_path / "lijst.lss")
    page.get_by_label("Waarom mogen jullie deze vragenlijst gebruiken?").fill(LICENCE)
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_role("heading", name="Wat ontbreekt of niet meekomt")).to_be_visible()
    olga.check_page("a list of another tool")
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_text("Koffie op het werk is toegevoegd.")).to_be_visible()
    page.get_by_role("link", name=re.compile("Neem mee.*Koffie op het werk")).click()
    page.get_by_text("Wat er niet meekomt").first.click()
    olga.check_page("forms to take along")
    with page.expect_download() as download:
        page.get_by_role("link", name="Haal het bestand op (.xlsx)").click()
    assert download.value.suggested_filename.endswith(".xlsx")
