"""A board with one measure of the whole organisation and one of Anna's team."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from speelveld.board import operations
from speelveld.board.models import Measure
from tests.factories import Cast

TODAY = datetime.date(2026, 3, 2)
SignIn = Callable[[Any], Client]


def make_measure(cast: Cast, by: str = "olga", **changes: Any) -> Measure:
    fields: dict[str, Any] = {
        "organisation": cast.organisation,
        "by": cast.actor(by),
        "title": "Roosters eerder bekend",
        "stage": "prevent",
        "level": "organisation",
    }
    return operations.add_measure(**fields | changes)


@pytest.fixture
def measure(cast: Cast) -> Measure:
    return make_measure(cast)


@pytest.fixture
def measure_of_beuk(cast: Cast) -> Measure:
    return make_measure(cast, title="Teamgesprek", level="team", unit=cast.units["beuk"])


@pytest.fixture
def sign_in(client: Client) -> SignIn:
    def sign_in_as(user: Any) -> Client:
        client.force_login(user)
        return client

    return sign_in_as
