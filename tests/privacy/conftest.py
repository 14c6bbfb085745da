"""Waves of De Linde to keep and to forget, and an audit line of any age."""

import datetime

import pytest

from speelveld.audit.models import Event
from speelveld.audit.operations import _compute_digest, record
from tests.results.conftest import closed_wave, released

__all__ = ["closed_wave", "released"]


def write_old_line(day: datetime.date, actor: str = "olga@linde.example") -> Event:
    """Append a line to the audit trail as if it were that day."""
    event = record(organisation="linde", actor=actor, verb="role.given", target="x")
    event.happened_at = datetime.datetime.combine(day, datetime.time(9), datetime.UTC)
    event.digest = _compute_digest(event)
    event.save()
    return event


@pytest.fixture(autouse=True)
def _read_afresh() -> None:
    from speelveld.results import queries

    queries._read.cache_clear()
