"""Which whole quarters and years lie between two days."""

import datetime

from speelveld.science.absence import Period


def list_quarters(first: datetime.date, last: datetime.date) -> list[Period]:
    """Return the calendar quarters that lie wholly between two days, both included."""
    quarters = [
        Period(datetime.date(year, month, 1), _end_month(year, month + 2))
        for year in range(first.year, last.year + 1)
        for month in (1, 4, 7, 10)
    ]
    return [one for one in quarters if first <= one.first and one.last <= last]


def list_years(first: datetime.date, last: datetime.date) -> list[Period]:
    years = [
        Period(datetime.date(y, 1, 1), datetime.date(y, 12, 31)) for y in range(first.year, last.year + 1)
    ]
    return [one for one in years if first <= one.first and one.last <= last]


def _end_month(year: int, month: int) -> datetime.date:
    after = datetime.date(year + month // 12, month % 12 + 1, 1)
    return after - datetime.timedelta(days=1)


def find_quarter(day: datetime.date) -> Period:
    """Return the calendar quarter in which a day lies."""
    month = 3 * ((day.month - 1) // 3) + 1
    return Period(datetime.date(day.year, month, 1), _end_month(day.year, month + 2))
