"""The days of measures for a calendar."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone

from speelveld.board.due import Due, list_due
from speelveld.board.exports.calendar import Day, write_calendar
from speelveld.board.models import Measure
from speelveld.board.presenters.work import WORDS
from speelveld.organisations.http import reverse_inside
from speelveld.organisations.models import Organisation


def make_calendar(organisation: Organisation, measures: Iterable[Measure]) -> bytes:
    """Return all that is to be done for these measures as a calendar file."""
    days = [
        _make_day(organisation, measure, due, number)
        for measure in measures
        for number, due in enumerate(list_due(measure))
    ]
    return write_calendar(days, name=f"Speelveld · {organisation}", made_at=timezone.now())


def _make_day(organisation: Organisation, measure: Measure, due: Due, number: int) -> Day:
    address = f"{settings.SITE_URL}{reverse_inside(organisation, 'board:measure', measure.pk)}"
    host = settings.SITE_URL.split("://")[-1]
    return Day(
        uid=f"measure-{measure.pk}-{due.kind}-{number}@{host}",
        day=due.day,
        title=f"{WORDS[due.kind]}: {measure.title}",
        text=measure.judged_by,
        address=address,
    )
