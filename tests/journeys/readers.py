"""What people do who read results, and what they take along."""

import io
from collections.abc import Iterable

import docx
import openpyxl
import pypdf
from playwright.sync_api import Locator, Page, expect

from tests.journeys.browser import Visitor


def download(place: Page | Locator, name: str) -> bytes:
    """Press a link and return the file it hands over."""
    page = place if isinstance(place, Page) else place.page
    with page.expect_download() as coming:
        place.get_by_role("link", name=name).click()
    return coming.value.path().read_bytes()


def read_own_team_together(karin: Visitor) -> None:
    """The kitchen is too small to show: its manager reads it together with the night shift."""
    page = karin.open("/esdoorn/results/")
    karin.check_page("results of a manager")
    assert "Woongroep Beuk" not in page.locator("main").inner_text()
    page.get_by_role("link", name="Keuken").first.click()
    karin.check_page("combined group")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nachtzorg")
    expect(page.get_by_role("heading", name="Het werk")).to_be_visible()


def is_refused(visitor: Visitor, path: str) -> bool:
    """Try an address, and see that the page explains the refusal."""
    response = visitor.page.goto(path)
    assert response is not None
    visitor.check_page(f"refused: {path}")
    return response.status == 403


def take_results_along(reader: Visitor) -> None:
    page = reader.open("/esdoorn/results/")
    report = pypdf.PdfReader(io.BytesIO(download(page, "Rapport (PDF)")))
    text = "\n".join(part.extract_text() for part in report.pages)
    assert "De Esdoorn" in text and "Werkdruk" in text
    workbook = openpyxl.load_workbook(io.BytesIO(download(page, "Alle cijfers (XLSX)")))
    cells = {cell for sheet in workbook for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {"Woongroep Beuk", "Wijk Noord"} <= cells


def take_the_plan_along(reader: Visitor, typed: Iterable[str]) -> None:
    """Everything that was typed is in the document and in the workbook, as text."""
    page = reader.open("/esdoorn/field/")
    page.get_by_role("link", name="Documenten").click()
    plan = page.locator("li").filter(has=page.get_by_role("heading", name="Plan van aanpak"))
    document = docx.Document(io.BytesIO(download(plan, "Word")))
    text = "\n".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))
    workbook = openpyxl.load_workbook(io.BytesIO(download(plan, "Excel")))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    values = {str(cell.value) for cell in cells}
    for words in typed:
        assert words in text
        assert any(words in value for value in values), words


def read_in_english(dirk: Visitor) -> None:
    page = dirk.open("/account/me/")
    dirk.check_page("me")
    page.get_by_label("Taal").select_option("en")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    for path, heading in (
        ("/esdoorn/", "Dirk"), ("/esdoorn/results/", "Results"), ("/esdoorn/field/", "Our playing field"),
        ("/esdoorn/surveys/", "Surveys"), ("/esdoorn/organisation/units/", ""),
    ):  # fmt: skip
        dirk.open(path)
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        dirk.check_page(f"in English: {path}")
