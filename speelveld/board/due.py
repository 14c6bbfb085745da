"""What a measure asks for next, and on which day. Plain rules over one row; nothing here looks in the database."""

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from speelveld.board.models import Measure

S = Measure.State
MONTHS = {Measure.Rhythm.MONTH: 1, Measure.Rhythm.QUARTER: 3, Measure.Rhythm.HALF_YEAR: 6}


class Kind(StrEnum):
    START = "start"
    REVIEW = "review"
    JUDGE = "judge"
    END = "end"


@dataclass(frozen=True, order=True)
class Due:
    day: datetime.date
    kind: Kind

    def is_late(self, today: datetime.date) -> bool:
        return self.day < today


def list_due(measure: Measure) -> list[Due]:
    """Return what is still to be done, the first day first."""
    return sorted(_walk(measure))


def _walk(measure: Measure) -> Iterator[Due]:
    if measure.state == S.PLANNED and measure.starts_on:
        yield Due(measure.starts_on, Kind.START)
    if measure.state == S.BUSY:
        if measure.ends_on:
            yield Due(measure.ends_on, Kind.END)
        if day := find_next_review(measure):
            yield Due(day, Kind.REVIEW)
    for day in _list_judging_days(measure):
        if measure.reviewed_on is None or measure.reviewed_on < day:
            yield Due(day, Kind.JUDGE)


def _list_judging_days(measure: Measure) -> list[datetime.date]:
    last = [measure.judged_on] if measure.judged_on else []
    if measure.state == S.DONE:
        return last
    between = [datetime.date.fromisoformat(day) for day in measure.moments]
    return [*between, *last] if measure.state == S.BUSY else []


def find_next_review(measure: Measure) -> datetime.date | None:
    """Return the day on which the rhythm asks to look again, None without a rhythm or before it began."""
    months = MONTHS.get(Measure.Rhythm(measure.review_every))
    looked = [day for day in (measure.reviewed_on, measure.started_on) if day]
    return add_months(max(looked), months) if months and looked else None


def add_months(day: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months later, or the last day of a month that is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
