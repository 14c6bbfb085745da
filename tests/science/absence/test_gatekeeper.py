"""The dates of the gatekeeper law: a worked example, a twin that counts day by day, and what always holds."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speelveld.science.absence.gatekeeper import advise_working_day, find_easter, list_deadlines

D = datetime.date.fromisoformat
FIRST = D("2025-03-03")
# A worked example that was counted by hand from the law and from pages of UWV and occupational-health services.
KNOWN = {
    "report": ("2025-03-09", "2025-03-09"),
    "analysis": ("2025-04-13", "2025-04-13"),
    "plan": ("2025-04-27", "2025-04-27"),
    "notify": ("2025-12-15", "2025-12-22"),
    "first-year": ("2026-01-12", "2026-03-01"),
    "second-track": ("2026-04-12", "2026-04-12"),
    "iva": ("2026-06-21", "2026-06-21"),
    "wia-letter": ("2026-11-02", "2026-11-02"),
    "report-all": ("2026-11-29", "2026-11-29"),
    "wia": ("2026-12-13", "2026-12-13"),
    "end": ("2027-02-28", "2027-02-28"),
}
EVALUATIONS = [
    "2025-06-08",
    "2025-07-20",
    "2025-08-31",
    "2025-10-12",
    "2025-11-23",
    "2026-01-04",
    "2026-02-15",
]
days = st.dates(D("2000-01-01"), D("2090-01-01"))


def test_the_worked_example() -> None:
    found = list_deadlines(FIRST)
    single = {
        one.key: (one.first.isoformat(), one.last.isoformat()) for one in found if one.key != "evaluation"
    }
    assert single == KNOWN
    assert [one.last.isoformat() for one in found if one.key == "evaluation"] == EVALUATIONS


def walk_to_the_end_of_week(first_day: datetime.date, week: int) -> datetime.date:
    """Walk day by day and turn a page after each seventh."""
    day, number, in_week = first_day, 1, 1
    while (number, in_week) != (week, 7):
        day += datetime.timedelta(days=1)
        in_week += 1
        if in_week == 8:
            number, in_week = number + 1, 1
    return day


@given(days)
def test_the_twin_that_walks_comes_to_the_same_days(first_day: datetime.date) -> None:
    found = {one.key: one.last for one in list_deadlines(first_day)}
    weeks = {"report": 1, "analysis": 6, "plan": 8, "first-year": 52, "second-track": 58, "report-all": 91, "wia": 93,
             "end": 104}  # fmt: skip
    assert {key: found[key] for key in weeks} == {
        key: walk_to_the_end_of_week(first_day, week) for key, week in weeks.items()
    }
    assert (found["end"] - first_day).days == 727


@given(days, st.integers(1, 700), st.integers(0, 60))
def test_a_short_recovery_moves_what_is_ahead_and_a_long_one_starts_anew(
    first_day: datetime.date, ill: int, gap: int
) -> None:
    back = first_day + datetime.timedelta(days=ill)
    again = back + datetime.timedelta(days=gap)
    found = list_deadlines(first_day, recovered_on=back, ill_again_on=again)
    if gap >= 28:
        assert found == list_deadlines(again)
        return
    before = sorted((one.key, one.last) for one in list_deadlines(first_day))
    after = sorted((one.key, one.last) for one in found)
    for (key, old), (same, new) in zip(before, after, strict=True):
        assert key == same
        assert (new - old).days == (0 if old < back else gap)
    assert all(one.last <= other.last for one, other in pairwise(found))


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="order"):
        list_deadlines(FIRST, recovered_on=FIRST, ill_again_on=FIRST)
    with pytest.raises(ValueError, match="order"):
        list_deadlines(FIRST, recovered_on=D("2025-04-01"), ill_again_on=D("2025-03-20"))


# From published tables of Easter and of the Dutch public holidays.
@pytest.mark.parametrize(
    "easter", ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2285-03-22"]
)
def test_easter(easter: str) -> None:
    assert find_easter(int(easter[:4])) == D(easter)


@pytest.mark.parametrize(
    ("day", "advised"),
    [
        ("2025-04-14", "2025-04-14"),
        ("2025-04-13", "2025-04-11"),  # a Sunday
        ("2025-04-21", "2025-04-18"),  # Easter Monday
        ("2025-05-29", "2025-05-28"),  # Ascension
        ("2025-06-09", "2025-06-06"),  # Whit Monday
        ("2025-04-26", "2025-04-25"),  # King's Day moved from a Sunday, itself a Saturday
        ("2026-04-27", "2026-04-24"),  # King's Day on a Monday
        ("2026-01-01", "2025-12-31"),
        ("2025-12-28", "2025-12-24"),
    ],
)
def test_a_softer_day_lies_before_weekends_and_holidays(day: str, advised: str) -> None:
    assert advise_working_day(D(day)) == D(advised)
