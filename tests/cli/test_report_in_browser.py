"""The page of a report in a real browser: accessible, calm, and asking nothing of anybody."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.cli.reports import draw_rows, hold_files, make_report
from tests.journeys.browser import DESKTOP, PHONE, WCAG, find_browser, launch_browser

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(find_browser() is None, reason="no Chromium on this machine"),
]

# What is out of sight is only drawn when somebody scrolls to it.
DRAW_ALL = "document.querySelectorAll('.part').forEach(part => part.style.contentVisibility = 'visible')"


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = draw_rows(seed=1, wave="2024") + draw_rows(seed=2, wave="2025", shift=1)
    files = hold_files(tmp_path_factory.mktemp("report"), rows)
    make_report(files)
    return files.out / "report.html"


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP, (320, 640)], ids=["phone", "desktop", "narrow"])
def test_the_page_is_accessible_and_asks_for_nothing(
    page_file: Path, size: tuple[int, int], colours: Any
) -> None:
    with launch_browser() as browser:
        page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=colours)
        requests: list[str] = []
        console: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: console.append(message.text))
        page.goto(page_file.as_uri())
        page.evaluate(DRAW_ALL)
        found = Axe().run(page, options=WCAG).response["violations"]
        wide = page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"
        )
        assert [f"{rule['id']}: {rule['nodes'][0]['target']}" for rule in found] == []
        assert not wide
        assert [url for url in requests if not url.startswith("data:")] == [page_file.as_uri()]
        assert console == []


def test_every_link_leads_to_its_place(page_file: Path) -> None:
    with launch_browser() as browser:
        page = browser.new_page()
        page.goto(page_file.as_uri())
        page.evaluate(DRAW_ALL)
        links = page.locator('main a[href^="#"]')
        assert links.count() > 20
        texts = {}
        for link in links.all():
            place = link.get_attribute("href") or ""
            texts[link.inner_text()] = page.locator(place).inner_text()
        assert texts["Woongroep Beuk"].startswith("Woongroep Beuk")
        assert texts["Hoe is dit gemaakt?"].startswith("Hoe is dit gemaakt?")
        assert all(texts.values())
