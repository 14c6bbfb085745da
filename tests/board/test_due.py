"""What a measure asks for next, as a table and against a slow twin."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speelveld.board.due import add_months, list_due
from speelveld.board.models import Measure
from tests.board.conftest import TODAY

DAY = datetime.timedelta(days=1)


def make(**fields: Any) -> Measure:
    return Measure(stage="prevent", level="team", title="Iets", **fields)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"state": "idea", "starts_on": TODAY, "judged_on": TODAY}, []),
        ({"state": "planned", "starts_on": TODAY, "ends_on": TODAY}, [("start", TODAY)]),
        ({"state": "busy", "starts_on": TODAY, "ends_on": TODAY}, [("end", TODAY)]),
        ({"state": "busy", "judged_on": TODAY, "moments": ["2026-01-05"]},
         [("judge", datetime.date(2026, 1, 5)), ("judge", TODAY)]),
        ({"state": "busy", "judged_on": TODAY, "moments": ["2026-01-05"], "reviewed_on": TODAY - DAY},
         [("judge", TODAY)]),
        ({"state": "busy", "judged_on": TODAY, "reviewed_on": TODAY}, []),
        ({"state": "done", "judged_on": TODAY, "ends_on": TODAY, "moments": ["2026-01-05"]}, [("judge", TODAY)]),
        ({"state": "stopped", "judged_on": TODAY, "ends_on": TODAY}, []),
        ({"state": "busy", "review_every": "month"}, []),
        ({"state": "busy", "review_every": "month", "started_on": TODAY}, [("review", datetime.date(2026, 4, 2))]),
        ({"state": "busy", "review_every": "quarter", "started_on": TODAY, "reviewed_on": TODAY + DAY},
         [("review", datetime.date(2026, 6, 3))]),
    ],
)  # fmt: skip
def test_what_is_due(fields: dict[str, Any], expected: list[tuple[str, datetime.date]]) -> None:
    assert [(due.kind.value, due.day) for due in list_due(make(**fields))] == expected


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 1, 1)), st.integers(1, 30))
def test_months_later_is_the_last_day_that_fits(day: datetime.date, months: int) -> None:
    found = add_months(day, months)
    month = day.replace(day=1)
    for _step in range(months):  # the slow way: first days of months, one after another
        month = (month + 31 * DAY).replace(day=1)
    assert (found.year, found.month) == (month.year, month.month)
    assert found.day == day.day or (found.day < day.day and (found + DAY).day == 1)
