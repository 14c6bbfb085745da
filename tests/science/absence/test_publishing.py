"""What may be shown: small groups never, and nothing so fine that one short case can be read from it."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.science.absence import AbsenceFigures, Employee, measure_absence, publish_figures
from speelveld.science.absence.publishing import STEPS
from tests.science.absence.staff import QUARTER, make_employee, make_spell

WELL = [make_employee(f"W{i}") for i in range(60)]


def measure(n: int, *ill: Employee) -> AbsenceFigures:
    return measure_absence([*ill, *WELL[: n - len(ill)]], QUARTER)


@pytest.mark.parametrize("n", [1, 5, 9])
def test_a_group_below_ten_is_refused(n: int) -> None:
    with pytest.raises(ValueError, match="at least 10"):
        publish_figures(measure(n))


def test_ten_people_of_whom_one_leaves_halfway_are_too_few() -> None:
    leaver = make_employee("L", last="2025-02-14")
    with pytest.raises(ValueError, match="at least 10"):
        publish_figures(measure(10, leaver))


def test_a_short_case_in_a_team_of_ten_does_not_show() -> None:
    four_days = make_employee("I", make_spell("2025-02-03", "2025-02-07"))
    assert publish_figures(measure(10, four_days)).percentage == publish_figures(measure(10)).percentage


@settings(deadline=None, max_examples=60)
@given(n=st.integers(10, 60), days=st.integers(1, 89), others=st.integers(0, 3))
def test_a_figure_moves_in_steps_of_nine_days_of_one_person(n: int, days: int, others: int) -> None:
    ill = [
        make_employee(f"I{i}", make_spell("2025-01-01", str(QUARTER.first.replace(day=1 + (days % 28) + 1))))
        for i in range(others)
    ]
    figures = measure(n, *ill)
    shown = publish_figures(figures).percentage
    assert shown.step in STEPS
    assert shown.step / 100 * n * QUARTER.days >= 9 - 1e-9
    assert figures.percentage is not None
    assert abs(shown.value - min(figures.percentage, 30)) <= shown.step / 2 + 1e-9


@settings(deadline=None, max_examples=60)
@given(n=st.integers(10, 60))
def test_a_frequency_moves_by_two_cases_or_more(n: int) -> None:
    step = publish_figures(measure(n)).frequency.step
    assert step * n * QUARTER.days / 365 >= 2 - 1e-9


def test_details_ask_thirty_people_and_a_duration_ten_cases() -> None:
    ill = [make_employee(f"I{i}", make_spell("2025-01-06", "2025-01-13")) for i in range(12)]
    small, large = publish_figures(measure(29, *ill)), publish_figures(measure(30, *ill))
    assert (small.duration, small.zero_absence, small.classes) == (None, None, ())
    assert (large.duration, large.zero_absence) == (7, 60)
    assert sum(one.percentage.value for one in large.classes) == pytest.approx(large.percentage.value, abs=1)
    assert publish_figures(measure(30, *ill[:9])).duration is None


def test_nobody_or_everybody_absent_is_never_told_exactly() -> None:
    ill = [make_employee(f"I{i}", make_spell("2024-12-01")) for i in range(40)]
    all_ill = publish_figures(measure(40, *ill))
    assert (all_ill.percentage.value, all_ill.zero_absence) == (30.0, 5)
    assert publish_figures(measure(40)).zero_absence == 95


def test_nothing_but_the_group_decides() -> None:
    names = {field.name for field in dataclasses.fields(publish_figures(measure(40)))}
    assert names == {"people", "percentage", "frequency", "duration", "zero_absence", "classes"}
