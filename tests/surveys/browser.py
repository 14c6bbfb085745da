"""What the browser tests share: a wave of today, and somebody with a telephone who answers it."""

import datetime
import json
from typing import Any

from django.utils import timezone
from playwright.sync_api import Browser, Page

from speelveld.surveys import operations
from speelveld.surveys.models import Wave
from speelveld.surveys.models.answers import BoxedAnswer
from tests.factories import Cast
from tests.journeys.browser import PHONE, Visitor
from tests.surveys.conftest import make_wave

N_SCREENS, N_ITEMS = 9, 49
_CHOOSE = """option => {
  for (const group of document.querySelectorAll("fieldset")) group.querySelectorAll("input")[option].click();
}"""


def launch_today(cast: Cast, **fields: Any) -> Wave:
    """A wave that opened today, by the real calendar."""
    today = timezone.localdate()
    wave = make_wave(cast, opens_on=today, closes_on=today + datetime.timedelta(days=18), **fields)
    operations.launch_wave(wave=wave, by=cast.actor("olga"))
    return wave


class Respondent(Visitor):
    """Somebody with a telephone. `sent` holds every request that carried anything."""

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        super().__init__(browser, address, **{"size": PHONE} | options)
        self.sent: list[Any] = []
        self.n_requests = 0
        self.page.on("request", self._count)

    def _count(self, request: Any) -> None:
        self.n_requests += 1
        if request.method != "GET":
            self.sent.append(request)

    @property
    def steps(self) -> list[str]:
        """What was sent, by the last word of its address."""
        return [request.url.rsplit("/", 1)[1] for request in self.sent]

    def arrive(self, wave: Wave, code: str = "", language: str = "") -> Page:
        self.open("about:blank")  # so that another code is not just a step within the page
        return self.open(f"/q/{wave.public_id}/{language}{'#' if code else ''}{code}")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def answer_screen(self, option: int = 3) -> None:
        self.page.evaluate(_CHOOSE, option)

    def answer_all(self, option: int = 3) -> None:
        self.press("Beginnen")
        for _screen in range(N_SCREENS):
            self.answer_screen(option)
            self.press("Verder")

    def finish(self) -> None:
        self.press("Verstuur mijn antwoorden")
        self.page.get_by_role("heading", name="Dank je wel").wait_for()

    @property
    def heading(self) -> str:
        return self.page.locator("h1:visible").inner_text()

    @property
    def refusal(self) -> str:
        self.page.locator("#refusal").wait_for()
        return self.page.locator("#refusal").inner_text().strip()

    @property
    def kept(self) -> dict[str, Any]:
        """Everything that this browser keeps, cookies apart."""
        script = "() => JSON.stringify({...localStorage, ...sessionStorage})"
        return {key: json.loads(value) for key, value in json.loads(self.page.evaluate(script)).items()}


def count_stored() -> int:
    return BoxedAnswer.objects.count()
