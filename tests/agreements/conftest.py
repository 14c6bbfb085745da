"""What Anna and Bram agree. Bram works in team Beuk, which Anna leads."""

import datetime
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from speelveld.accounts.models import User
from speelveld.agreements import operations
from speelveld.agreements.content import Content, Line
from speelveld.agreements.models import Agreement
from speelveld.organisations.models import Person
from tests.factories import Cast

TODAY = datetime.date(2026, 3, 2)
LINE = Line(
    what="Begint tot 1 mei om 10.00 uur, en doet geen late diensten.",
    doer="employee",
    starts_on=TODAY,
    ends_on=datetime.date(2026, 5, 1),
    review_on=datetime.date(2026, 3, 30),
    initiative="manager",
    how="Het roosterbureau zet het klaar.",
)
CONTENT = Content(
    talk_on=TODAY,
    present=("manager", "employee"),
    subjects=("hours", "roster"),
    lines=(LINE,),
    priorities="De overdracht gaat voor het schoonmaakrooster.",
    team="Bram begint later, tot 1 mei.",
    helps_when="De rapportage is op tijd klaar.",
    rhythm=4,
)


def days(n: int) -> datetime.date:
    return TODAY + datetime.timedelta(days=n)


def write(**changes: Any) -> Content:
    """Return the content with changes in its one line."""
    return replace(CONTENT, lines=(replace(LINE, **changes),))


def sign_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def add_bram(cast: Cast) -> Person:
    return Person.objects.create(
        organisation=cast.organisation,
        number="bram",
        name="Bram",
        email="bram@linde.example",
        unit=cast.units["beuk"],
    )


def propose(
    cast: Cast, person: Person, content: Content = CONTENT, today: datetime.date = TODAY
) -> Agreement:
    return operations.propose(
        organisation=cast.organisation, by=cast.actor("anna"), person=person, content=content, today=today
    )


def agree(cast: Cast, agreement: Agreement, today: datetime.date = TODAY) -> Agreement:
    latest = agreement.versions.first()
    assert latest is not None
    for name in ("anna", "bram"):
        operations.confirm(agreement=agreement, by=cast.actor(name), number=latest.number, today=today)
    agreement.refresh_from_db()
    return agreement


@pytest.fixture
def bram(cast: Cast) -> Person:
    return add_bram(cast)


@pytest.fixture
def proposed(cast: Cast, bram: Person) -> Agreement:
    return propose(cast, bram)


@pytest.fixture
def agreed(cast: Cast, proposed: Agreement) -> Agreement:
    return agree(cast, proposed)
