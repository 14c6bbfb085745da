"""Colleagues who answer without a browser, so that a journey has enough answers for results."""

import json
import re
import secrets
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

import numpy as np

from tests.journeys.conftest import Installation
from tests.smtp_sink import read_text
from tests.surveys.stamping import fetch_stamp


@dataclass(frozen=True)
class Invited:
    link: str
    page: str
    code: str


def read_invitation(installation: Installation, address: str) -> Invited:
    """Find the link in the mail that this person had."""
    mail = installation.wait_for_mail(address, containing="/q/")
    link = re.search(r"(http://\S+/q/\S+)#(\S+)", read_text(mail))
    assert link is not None, read_text(mail)
    return Invited(link.group(), *link.groups())


def read_questionnaire(page: str) -> dict[str, Any]:
    with urllib.request.urlopen(page, timeout=30) as response:
        text = response.read().decode()
    data = re.search(r'<script id="questionnaire" type="application/json">(.*?)</script>', text, re.DOTALL)
    assert data is not None
    return dict(json.loads(data.group(1)))


def answer(installation: Installation, invited: Invited, rng: np.random.Generator) -> int:
    """Send one answer as the page does; returns the status of the last step, or of the first that was refused."""
    asked = read_questionnaire(invited.page)
    choices = [int(place) for place in rng.integers(1, 5, size=asked["n_items"])]

    def post(step: str, content: dict[str, Any]) -> dict[str, Any]:
        address = f"{installation.address}{asked['address']}{step}"
        request = urllib.request.Request(
            address, json.dumps(content).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            return dict(json.load(response))

    try:
        stamp = fetch_stamp(post, asked["key"], invited.code, secrets.token_bytes(32))
        post("answer", stamp.fields | {"choices": choices, "version": asked["version"]})
    except urllib.error.HTTPError as refusal:
        return refusal.code
    return 200
