"""The pages about the organisation in a real Chromium, at phone width."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from speelveld.accounts.operations import make_sign_in_link
from speelveld.organisations.models import StaffImport
from tests.factories import Cast, make_cast
from tests.journeys.browser import PHONE, Visitor, find_browser, launch_browser
from tests.organisations.files import PEOPLE_CSV, UNITS_CSV

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
BASE = "/linde/organisation/"


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
def olga(browser: Browser, live_server: LiveServer, cast: Cast) -> Visitor:
    visitor = Visitor(browser, live_server.url, size=PHONE)
    page = visitor.open(make_sign_in_link(cast.olga))
    page.get_by_role("button", name="Log in").click()
    return visitor


def send(olga: Visitor, folder: Path, **files: bytes) -> Page:
    page = olga.open(f"{BASE}import/")
    for kind, content in files.items():
        path = folder / f"{kind}.csv"
        path.write_bytes(content)
        page.set_input_files(f"input[name={kind}]", path)
    page.get_by_role("button", name="Lees in").click()
    return page


def test_from_files_to_staff(olga: Visitor, tmp_path: Path) -> None:
    page = send(olga, tmp_path, units=UNITS_CSV, people=PEOPLE_CSV)
    olga.check_page("columns")
    page.get_by_role("button", name="Klopt").click()
    olga.check_page("preview")
    apply = page.get_by_role("button", name="Verwerk deze lijst")
    apply.click()
    expect(page.get_by_role("heading", name="Dit gaat er veranderen")).to_be_visible()  # not sure yet
    for box in page.get_by_role("checkbox").all():
        box.check()
    apply.click()
    expect(page.get_by_role("heading", name="Klaar")).to_be_visible()
    olga.check_page("done")
    page = olga.open(f"{BASE}units/")
    olga.check_page("units")
    page.get_by_text("Zorg").click()
    expect(page.get_by_text("Beuk")).to_be_visible()
    olga.open(f"{BASE}people/")
    olga.check_page("people")
    olga.open(f"{BASE}members/")
    olga.check_page("members")
    assert olga.faults == []


def test_findings_read_well_on_a_phone(olga: Visitor, tmp_path: Path) -> None:
    page = send(olga, tmp_path, people=b"nummer;naam;onderdeel\n1;Anna;weg\n1;;beuk\n")
    page.get_by_role("button", name="Klopt").click()
    expect(page.get_by_role("row")).to_have_count(3)
    olga.check_page("findings")
    assert olga.faults == []


def test_the_page_follows_the_background_by_itself(olga: Visitor, tmp_path: Path) -> None:
    page = send(olga, tmp_path, people=b"nummer;naam;onderdeel\n1;Anna;beuk\n")
    page.get_by_role("button", name="Klopt").click()
    StaffImport.objects.update(state="checking", progress=10)
    page.reload()
    olga.check_page("working")
    StaffImport.objects.update(progress=70)
    expect(page.get_by_role("progressbar")).to_have_js_property("value", 70)
    StaffImport.objects.update(state="checked", progress=100)
    page.get_by_role("heading", name="Dit gaat er veranderen").wait_for()
    assert olga.faults == []
