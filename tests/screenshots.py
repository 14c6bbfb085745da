"""`make screenshots`: the main pages of the demo at phone and desktop width, into docs/images/."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from speelveld.cli.processes import wait_until_it_answers
from tests.journeys.browser import DESKTOP, PHONE, Visitor, find_browser, launch_browser

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images"
BASE = "/de-linde/"
HIGHEST = 1200  # a picture shows how a page begins
# name: who looks, and where
PAGES = {
    "home": ("Noor de Wit", BASE),
    "field": ("Noor de Wit", f"{BASE}field/"),
    "cell": ("Noor de Wit", f"{BASE}field/optimise/team/"),
    "measure": ("Noor de Wit", f"{BASE}measures/1/"),
    "conditions": ("Noor de Wit", f"{BASE}conditions/"),
    "results": ("Marijke Brouwer", f"{BASE}results/?open=D1-A1"),
    "unit": ("Imane El Amrani", f"{BASE}results/2/unit/D1-A1-T1/"),
    "factor": ("Marijke Brouwer", f"{BASE}results/2/factor/workload/"),
    "wave": ("Noor de Wit", f"{BASE}surveys/3/"),
    "organisation": ("Noor de Wit", f"{BASE}organisation/units/"),
    "respondent": ("Noor de Wit", f"{BASE}surveys/3/preview/nl/"),
    "question": ("Noor de Wit", f"{BASE}surveys/3/preview/nl/"),
}


@contextmanager
def serve_demo() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the address, and the path of a sign-in link for each name."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "demo.log"
        with log.open("w") as file:
            server = subprocess.Popen(
                [sys.executable, "-m", "speelveld", "demo", "--port", str(port)],
                env=os.environ | {"SPEELVELD_DATA": f"{folder}/demo"}, stdout=file,
            )  # fmt: skip
        try:
            wait_until_it_answers(server, "localhost", port)
            while "Ctrl+C" not in log.read_text() and server.poll() is None:
                pass
            yield f"http://localhost:{port}", dict(_read_links(log.read_text()))
        finally:
            server.terminate()
            server.wait(timeout=60)


def _read_links(printed: str) -> Iterator[tuple[str, str]]:
    for line in printed.splitlines():
        words, _, link = line.partition("http://localhost:")
        if "/account/link/" in link:
            yield words[26:].strip(), "/" + link.partition("/")[2]


def take_all(browser: Browser, address: str, links: dict[str, str], size: tuple[int, int]) -> None:
    visitors: dict[str, Visitor] = {}
    for name, (who, path) in PAGES.items():
        if who not in visitors:
            visitors[who] = Visitor(browser, address, size)
            visitors[who].open(links[who]).get_by_role("button", name="Log in").click()
        page = visitors[who].open(path)
        if name == "question":
            page.get_by_role("button", name="Beginnen").click()
        take(page, name, size[0])


def take(page: Page, name: str, width: int) -> None:
    page.wait_for_load_state("networkidle")
    page.mouse.move(0, 0)  # nothing looks pressed
    path = FOLDER / f"{name}-{width}.png"
    height = min(page.evaluate("document.documentElement.scrollHeight"), HIGHEST)
    page.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
    print(f"{path.relative_to(FOLDER.parent.parent)} ({path.stat().st_size // 1000} kB)")


def main() -> int:
    if find_browser() is None:
        print("No Chromium found, so no pictures. On Debian: apt install chromium")
        return 1
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with serve_demo() as (address, links), launch_browser() as browser:
        for size in (PHONE, DESKTOP):
            take_all(browser, address, links, size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
