"""Signals of De Linde, and what its heads of department reported in the quarter that is over."""

import datetime
from collections.abc import Iterable
from typing import Any

import numpy as np

from speelveld.accounts.models import User
from speelveld.demo.organisation import FIRST_NAMES
from speelveld.organisations.models import Membership, Organisation, Role, Unit
from speelveld.organisations.permissions import Actor
from speelveld.organisations.queries import get_actor
from speelveld.signals import operations as signals

# how likely a head of department ticks a factor
SEEN = {"workload": 0.75, "involvement": 0.45, "balance": 0.35, "demands": 0.2, "recognition": 0.15}


def note_signals(organisation: Organisation, owner: Actor, rows: Iterable[dict[str, Any]]) -> None:
    for fields in rows:
        signals.add_signal(organisation=organisation, by=owner, **{"unit": None} | fields)


def report_last_quarter(
    organisation: Organisation, units: dict[str, Unit], rng: np.random.Generator, today: datetime.date
) -> None:
    """Let the head of each department report, on a day of the former quarter."""
    day = datetime.date(today.year, 3 * ((today.month - 1) // 3) + 1, 1) - datetime.timedelta(days=30)
    departments = [unit for key, unit in units.items() if key.count("-") == 1 and key != "D1-A1"]
    heads = [_hire_head(organisation, unit, i) for i, unit in enumerate(departments)]
    for head in heads:
        factors = [factor for factor, share in SEEN.items() if rng.random() < share]
        signals.report_patterns(organisation=organisation, by=head, factors=factors, today=day)


def _hire_head(organisation: Organisation, unit: Unit, number: int) -> Actor:
    name = f"{FIRST_NAMES[number]} Hoofd"
    user = User.objects.create_user(email=f"hoofd{number + 1}@delinde.example", name=name)
    Membership.objects.create(user=user, organisation=organisation, role=Role.MANAGER, unit=unit)
    actor = get_actor(organisation, user)
    assert actor is not None
    return actor
