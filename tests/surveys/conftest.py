"""A wave of De Linde in each state, and what a respondent holds in hand."""

import datetime
import json
import secrets
from typing import Any

import pytest
from django.test import Client

from speelveld.catalogue import instruments
from speelveld.surveys import operations, questionnaire
from speelveld.surveys.codes import derive_code
from speelveld.surveys.models import Invitation, Wave
from speelveld.surveys.models.answers import Answer, BoxedAnswer
from tests.factories import Cast
from tests.surveys.stamping import Refused, Stamp, fetch_stamp, post_through
from tests.surveys.starting import let_start

TODAY = datetime.date(2026, 3, 2)
LAST_DAY = TODAY + datetime.timedelta(days=18)


def make_wave(cast: Cast, **changes: Any) -> Wave:
    """A draft that may start, as there is no works council."""
    wave = make_undecided(cast, **changes)
    if wave.instrument:
        let_start(wave, cast.actor("olga"))
    return wave


def make_undecided(cast: Cast, **changes: Any) -> Wave:
    fields: dict[str, Any] = {
        "organisation": cast.organisation,
        "title": "Voorjaar",
        "by": cast.actor("olga"),
        "opens_on": TODAY,
        "closes_on": LAST_DAY,
        "instrument": instruments.to_dict(instruments.list_instruments()[0]),
        "contact": "Olga, olga@linde.example",
    }
    return operations.create_wave(**fields | changes)


@pytest.fixture
def draft(cast: Cast) -> Wave:
    return make_wave(cast)


@pytest.fixture
def wave(cast: Cast, draft: Wave) -> Wave:
    """A wave that is open."""
    operations.launch_wave(wave=draft, by=cast.actor("olga"), today=TODAY)
    return draft


def list_codes(wave: Wave) -> list[str]:
    return [
        derive_code(wave.code_key, n)
        for n in wave.invitations.order_by("pk").values_list("number", flat=True)
    ]


def find_code(invitation: Invitation) -> str:
    return derive_code(invitation.wave.code_key, invitation.number)


@pytest.fixture
def codes(wave: Wave) -> list[str]:
    return list_codes(wave)


@pytest.fixture
def respondent() -> Client:
    """Somebody on the machine itself, with nothing in the browser."""
    return Client(SERVER_NAME="localhost", enforce_csrf_checks=True)


def make_choices(wave: Wave, option: int | None = 3) -> list[int | None]:
    return [option] * len(wave.instrument["items"])


def get_stamp(client: Client, wave: Wave, code: str) -> Stamp:
    """Fetch a stamp for a code. Raises stamping.Refused."""
    return fetch_stamp(post_through(client, wave.public_id), wave.public_id, code, secrets.token_bytes(32))


def hand_in(client: Client, wave: Wave, stamp: Stamp, choices: Any = None, **changes: Any) -> Any:
    """Send an answer with a stamp; returns the response."""
    asked = {"choices": make_choices(wave) if choices is None else choices}
    body = stamp.fields | asked | {"version": questionnaire.get_version(wave.instrument)} | changes
    return client.post(f"/q/{wave.public_id}/answer", json.dumps(body), content_type="application/json")


def send(client: Client, wave: Wave, code: str, choices: Any = None) -> Any:
    """Do all that the browser does; returns the last response, or the first refusal."""
    try:
        return hand_in(client, wave, get_stamp(client, wave, code), choices)
    except Refused as refused:
        return refused.response


def count_answers() -> int:
    return Answer.objects.count() + BoxedAnswer.objects.count()
