"""The respondent's first page in a real browser with an empty cache: requests and bytes on the wire."""

import tempfile
from pathlib import Path
from typing import Any

from benchmarks.answers import _prepare_service, _serve
from tests.journeys.browser import FLAGS, PHONE, find_browser

LIMIT_BYTES, LIMIT_REQUESTS = 50_000, 6


def run() -> dict[str, Any]:
    from playwright.sync_api import sync_playwright

    if find_browser() is None:
        return {"skipped": "no Chromium on this machine"}
    with tempfile.TemporaryDirectory() as name:
        facts = _prepare_service(Path(name), 40)
        environment = {"SPEELVELD_DATA": name, "SPEELVELD_DEMO": "yes"}
        with (
            _serve("speelveld.config.wsgi:application", environment, facts["page"]) as (port, _pid),
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
            page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            received: list[int] = []
            session.on(
                "Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"]))
            )
            page.goto(f"http://localhost:{port}{facts['page']}#{facts['codes'][0]}")
            page.wait_for_load_state("networkidle")
            browser.close()
    return {
        "requests": len(received),
        "bytes on the wire": sum(received),
        "share of the 50 kB limit": round(sum(received) / LIMIT_BYTES, 2),
        "share of the 6 request limit": round(len(received) / LIMIT_REQUESTS, 2),
    }
