"""A real Chromium that remembers what went wrong: console errors, requests to other hosts, accessibility."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
PHONE, DESKTOP = (390, 844), (1440, 900)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def find_browser() -> str | None:
    named = os.environ.get("SPEELVELD_BROWSER")
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return named or next((path for name in names if (path := shutil.which(name))), None)


@contextmanager
def launch_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        yield browser
        browser.close()


class Visitor:
    """Somebody with an own browser profile. `faults` must be empty at the end of a journey."""

    def __init__(
        self, browser: Browser, address: str, size: tuple[int, int] = DESKTOP, locale: str = "nl-NL"
    ) -> None:
        self.address = address
        self.faults: list[str] = []
        self.pages_checked: list[str] = []
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale=locale,
            accept_downloads=True,
            base_url=address,
        )
        context.on("console", self._hear)
        context.on("request", self._watch)
        context.on("response", self._inspect)
        context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))
        self.page: Page = context.new_page()

    def _hear(self, message: ConsoleMessage) -> None:
        expected = "Failed to load resource"  # a refusal that a journey provokes on purpose
        if message.type == "error" and expected not in message.text:
            self.faults.append(f"console: {message.text}")

    def _watch(self, request: Request) -> None:
        host = urlsplit(request.url).netloc
        if host and host != urlsplit(self.address).netloc and not request.url.startswith(("data:", "blob:")):
            self.faults.append(f"request to another host: {request.url}")

    def _inspect(self, response: Response) -> None:
        policy = response.headers.get("content-security-policy", "")
        is_strict = (
            "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
        )
        if response.request.resource_type == "document" and not is_strict:
            self.faults.append(f"no strict content-security policy: {response.url}")

    def open(self, path: str) -> Page:
        response = self.page.goto(path)
        assert response is None or response.status < 400, f"{path}: {response.status}"
        return self.page

    def check_page(self, name: str) -> None:
        """Check accessibility and that the page does not scroll sideways."""
        found = Axe().run(self.page, options=WCAG).response["violations"]
        for rule in found:
            targets = [node["target"] for node in rule["nodes"]][:3]
            self.faults.append(f"{name}: {rule['id']} ({rule['help']}) at {targets}")
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"
        )
        if wide:
            self.faults.append(f"{name}: scrolls sideways at {self.page.viewport_size}")
        self.pages_checked.append(name)
