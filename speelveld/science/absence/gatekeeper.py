"""The dates of the gatekeeper law (Wet verbetering poortwachter), counted from the first day of illness.

The first day belongs to week 1: the last day of week n is `first + 7n - 1`. Sources count otherwise here and there, so
a page that shows these dates shows this rule. The cause of an absence plays no part: nobody here knows it.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

WEEKS_BETWEEN_EVALUATIONS = 6
DAYS_THAT_JOIN = 28  # a shorter time of work between two periods joins them
_PLAN, _FIRST_YEAR = 8, 52

# key, first week, last week; a first week of None means: the last day only
_WEEKS = (
    ("report", None, 1), ("analysis", None, 6), ("plan", None, _PLAN), ("first-year", 46, _FIRST_YEAR),
    ("second-track", None, 58), ("iva", None, 68), ("wia-letter", 88, None), ("report-all", None, 91),
    ("wia", None, 93), ("end", None, 104),
)  # fmt: skip


@dataclass(frozen=True)
class Deadline:
    """Something that is due on `last`, or somewhere from `first` up to and including `last`."""

    key: str
    first: datetime.date
    last: datetime.date


def list_deadlines(
    first_day: datetime.date,
    *,
    recovered_on: datetime.date | None = None,
    ill_again_on: datetime.date | None = None,
) -> tuple[Deadline, ...]:
    """Return the dates in their order.

    After a short recovery (fewer than 28 days from `recovered_on`, the first day of full work, to `ill_again_on`) the
    dates that were still ahead move by the days between; after a longer one they are counted anew.
    ValueError when a recovery lies before the illness, or a return of it before the recovery.
    """
    if recovered_on is None or ill_again_on is None:
        return tuple(sorted(_count(first_day), key=lambda one: (one.last, one.key)))
    if not first_day < recovered_on <= ill_again_on:
        raise ValueError("The days must be in order: first_day < recovered_on <= ill_again_on.")
    gap = ill_again_on - recovered_on
    if gap.days >= DAYS_THAT_JOIN:
        return list_deadlines(ill_again_on)
    moved = (
        one if one.last < recovered_on else replace(one, first=one.first + gap, last=one.last + gap)
        for one in _count(first_day)
    )
    return tuple(sorted(moved, key=lambda one: (one.last, one.key)))


def _count(first_day: datetime.date) -> Iterator[Deadline]:
    for key, begin, end in _WEEKS:
        last = _end(first_day, end) if end else _begin(first_day, begin or 1)
        yield Deadline(key, _begin(first_day, begin) if begin else last, last)
    # sources say the first day of week 42, the act the first day after it
    yield Deadline("notify", _begin(first_day, 42), _begin(first_day, 43))
    for week in range(_PLAN + WEEKS_BETWEEN_EVALUATIONS, _FIRST_YEAR, WEEKS_BETWEEN_EVALUATIONS):
        yield Deadline("evaluation", _end(first_day, week), _end(first_day, week))


def _begin(first_day: datetime.date, week: int) -> datetime.date:
    return first_day + datetime.timedelta(days=7 * (week - 1))


def _end(first_day: datetime.date, week: int) -> datetime.date:
    return first_day + datetime.timedelta(days=7 * week - 1)


def advise_working_day(day: datetime.date) -> datetime.date:
    """Return the day itself, or the last working day before it when it is in a weekend or on a Dutch holiday."""
    while day.weekday() >= 5 or day in _list_holidays(day.year):
        day -= datetime.timedelta(days=1)
    return day


def _list_holidays(year: int) -> frozenset[datetime.date]:
    easter = find_easter(year)
    king = datetime.date(year, 4, 27)
    moving = {easter + datetime.timedelta(days=days) for days in (0, 1, 39, 49, 50)}
    fixed = {datetime.date(year, month, day) for month, day in ((1, 1), (12, 25), (12, 26))}
    return frozenset(moving | fixed | {king - datetime.timedelta(days=king.weekday() == 6)})


def find_easter(year: int) -> datetime.date:
    """Return Easter Sunday in the Gregorian calendar (the anonymous algorithm in Meeus, Astronomical Algorithms)."""
    century, rest = divmod(year, 100)
    leap, skip = divmod(century, 4)
    moon = (19 * (year % 19) + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * skip + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)
