"""Figures of groups joined are the figures of everybody together."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.science.absence import Employee, Period, join_figures, measure_absence
from tests.science.absence.staff import EXAMPLE, QUARTER
from tests.science.absence.test_properties import PERIODS, employees


def test_the_example_in_two_parts_gives_the_example() -> None:
    parts = [measure_absence(EXAMPLE[:2], QUARTER), measure_absence(EXAMPLE[2:], QUARTER)]
    joined = join_figures(parts, QUARTER)
    assert joined.percentage == pytest.approx(14.0405, abs=1e-4)
    assert joined.frequency == pytest.approx(1.7422, abs=1e-4)
    assert joined.average_duration == pytest.approx(45.5)
    assert joined.zero_absence.any_time == pytest.approx(40)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(employees(), max_size=3), min_size=1, max_size=3), PERIODS)
def test_joining_is_measuring_everybody(groups: list[list[Employee]], period: Period) -> None:
    joined = join_figures([measure_absence(group, period) for group in groups], period)
    whole = measure_absence([one for group in groups for one in group], period)
    for field in dataclasses.fields(whole):
        mine, theirs = getattr(joined, field.name), getattr(whole, field.name)
        if field.name == "classes":
            assert [one.sick_days for one in mine] == pytest.approx([one.sick_days for one in theirs])
        elif field.name == "zero_absence":
            assert mine.any_time == (None if theirs.any_time is None else pytest.approx(theirs.any_time))
        else:
            assert mine == (None if theirs is None else pytest.approx(theirs)), field.name


def test_parts_over_other_days_are_refused() -> None:
    with pytest.raises(ValueError, match="period itself"):
        join_figures([], QUARTER)
