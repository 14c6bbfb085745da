"""Random staff: the fast figures equal a count day by day, and the parts add up to the whole."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speelveld.science.absence import (
    Contract,
    Employee,
    Leave,
    Period,
    Segment,
    Settings,
    Spell,
    measure_absence,
)
from tests.science.absence.staff import count_slowly

START = datetime.date(2024, 1, 1)
SHARES = st.sampled_from([0.25, 0.5, 0.75, 1.0])


def on(offset: int) -> datetime.date:
    return START + datetime.timedelta(days=offset)


@st.composite
def spells(draw: st.DrawFn) -> tuple[Spell, ...]:
    cuts = sorted(draw(st.sets(st.integers(-60, 150), max_size=8)))
    made = []
    for first, recovered in zip(cuts[::2], cuts[1::2], strict=False):
        segments = [Segment(on(first), draw(SHARES))]
        if recovered - first > 2 and draw(st.booleans()):
            segments.append(Segment(on(first + (recovered - first) // 2), draw(SHARES)))
        made.append(Spell(on(first), on(recovered), tuple(segments), draw(st.booleans())))
    if len(cuts) % 2:
        made.append(Spell(on(cuts[-1])))
    return tuple(made)


@st.composite
def employees(draw: st.DrawFn) -> Employee:
    first = draw(st.integers(-50, 100))
    middle, last = first + draw(st.integers(0, 60)), draw(st.none() | st.integers(101, 200))
    contracts = [Contract(on(first), on(middle), draw(SHARES))]
    contracts.append(
        Contract(on(middle + 1), None if last is None else on(max(last, middle + 1)), draw(SHARES))
    )
    leave = draw(st.none() | st.tuples(st.integers(-20, 100), st.integers(0, 50)))
    leaves = () if leave is None else (Leave(on(leave[0]), on(leave[0] + leave[1])),)
    return Employee("A", tuple(contracts), draw(spells()), leaves)


PERIODS = st.tuples(st.integers(0, 60), st.integers(1, 60)).map(lambda p: Period(on(p[0]), on(p[0] + p[1])))
SETTINGS = st.builds(
    Settings, longest_days=st.sampled_from([5, 30, 730, None]), leave_in_denominator=st.booleans()
)


@given(st.lists(employees(), max_size=4), PERIODS, SETTINGS)
def test_intervals_give_what_days_give(staff: list[Employee], period: Period, settings: Settings) -> None:
    figures = measure_absence(staff, period, settings)
    sick, available, well = count_slowly(staff, period, settings)
    assert figures.sick_days == pytest.approx(sick)
    assert figures.available_days == pytest.approx(available)
    if figures.employees:
        assert figures.zero_absence.any_time == pytest.approx(100 * well / figures.employees)


@given(st.lists(employees(), max_size=4), PERIODS, SETTINGS)
def test_classes_add_up_to_the_whole(staff: list[Employee], period: Period, settings: Settings) -> None:
    figures = measure_absence(staff, period, settings)
    assert sum(one.sick_days for one in figures.classes) + figures.beyond_classes == pytest.approx(
        figures.sick_days
    )


@given(st.lists(employees(), min_size=1, max_size=4), PERIODS, st.integers(0, 59))
def test_a_period_is_the_sum_of_its_parts(staff: list[Employee], period: Period, cut: int) -> None:
    if cut >= period.days - 1:
        return
    middle = period.first + datetime.timedelta(days=cut)
    parts = [Period(period.first, middle), Period(middle + datetime.timedelta(days=1), period.last)]
    whole, halves = measure_absence(staff, period), [measure_absence(staff, part) for part in parts]
    for name in ("sick_days", "available_days", "new_cases", "ended_cases"):
        assert getattr(whole, name) == pytest.approx(sum(getattr(half, name) for half in halves)), name


@given(st.lists(employees(), max_size=3), st.lists(employees(), max_size=3), PERIODS)
def test_groups_add_up(one: list[Employee], other: list[Employee], period: Period) -> None:
    both = measure_absence([*one, *other], period)
    apart = [measure_absence(group, period) for group in (one, other)]
    for name in ("sick_days", "available_days", "average_fte", "new_cases", "employees"):
        assert getattr(both, name) == pytest.approx(sum(getattr(part, name) for part in apart)), name
