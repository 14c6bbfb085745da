"""The rules of the standard one by one, where the worked example is silent."""

import pytest

from speelveld.science.absence import Contract, Employee, Period, Settings, Spell, measure_absence
from tests.science.absence.staff import QUARTER, day, make_employee, make_spell


def test_a_part_timer_ill_for_two_weeks_was_ill_for_fourteen_days() -> None:
    figures = measure_absence([make_employee("A", make_spell("2025-02-03", "2025-02-17"), fte=0.6)], QUARTER)
    assert figures.average_duration == 14


def test_partial_recovery_is_no_new_case() -> None:
    employee = make_employee("A", make_spell("2025-02-01", "2025-02-21", ("2025-02-11", 0.5)))
    figures = measure_absence([employee], QUARTER)
    assert (figures.new_cases, figures.ended_cases, figures.average_duration) == (1, 1, 20)
    assert figures.sick_days == 10 + 10 * 0.5


def test_a_case_ends_where_maternity_leave_begins_and_a_new_one_follows_it() -> None:
    employee = make_employee(
        "A", make_spell("2025-01-11", "2025-03-21"), leaves=[("2025-01-21", "2025-03-10")]
    )
    figures = measure_absence([employee], QUARTER)
    assert figures.sick_days == 10 + 10
    assert (figures.new_cases, figures.ended_cases, figures.average_duration) == (2, 2, 10)


def test_days_before_the_period_count_for_duration_and_class_alone() -> None:
    figures = measure_absence([make_employee("A", make_spell("2024-11-01", "2025-01-03"))], QUARTER)
    assert figures.sick_days == 2
    assert (figures.new_cases, figures.average_duration) == (0, 63)
    assert [one.sick_days for one in figures.classes] == [0, 0, 2, 0]


def test_recovery_on_the_day_after_the_period_ends_no_case_in_it() -> None:
    figures = measure_absence([make_employee("A", make_spell("2025-03-30", "2025-04-01"))], QUARTER)
    assert (figures.sick_days, figures.ended_cases, figures.average_duration) == (2, 0, None)


def test_two_years_are_the_most_that_counts() -> None:
    employee = make_employee("A", make_spell("2023-01-01"))
    first_quarter = measure_absence([employee], QUARTER)
    assert (first_quarter.sick_days, first_quarter.percentage) == (0, 0)  # day 731 was in January
    before = measure_absence([employee], Period(day("2024-12-01"), day("2025-01-31")))
    assert (before.sick_days, before.capped_cases) == (30, 1)
    assert before.classes[-1].sick_days == 30
    uncapped = measure_absence([employee], QUARTER, Settings(longest_days=None))
    assert (uncapped.sick_days, uncapped.beyond_classes) == (90, 90)


def test_who_leaves_while_ill_ended_no_case_unless_one_says_so() -> None:
    employee = make_employee("A", make_spell("2025-02-01"), last="2025-02-10")
    strict = measure_absence([employee], QUARTER)
    loose = measure_absence([employee], QUARTER, Settings(leaving_ends_spell=True))
    assert strict.sick_days == loose.sick_days == 10
    assert (strict.ended_cases, loose.ended_cases, loose.average_duration) == (0, 1, 10)


def test_a_case_after_the_last_day_in_service_is_not_new() -> None:
    employee = make_employee("A", make_spell("2025-03-05"), last="2025-02-28")
    figures = measure_absence([employee], QUARTER)
    assert (figures.new_cases, figures.sick_days, figures.zero_absence.any_time) == (0, 0, 100)


def test_a_case_before_the_first_day_in_service_ended_elsewhere() -> None:
    figures = measure_absence(
        [make_employee("A", make_spell("2025-01-10", "2025-01-20"), first="2025-02-01")], QUARTER
    )
    assert (figures.sick_days, figures.new_cases, figures.ended_cases) == (0, 0, 0)


def test_hours_can_change_during_a_spell() -> None:
    contracts = (Contract(day("2024-01-01"), day("2025-01-31"), 1.0), Contract(day("2025-02-01"), None, 0.5))
    figures = measure_absence([Employee("A", contracts, (make_spell("2025-01-22", "2025-02-11"),))], QUARTER)
    assert figures.sick_days == 10 + 10 * 0.5
    assert (figures.new_cases, figures.available_days) == (1, 31 + 59 * 0.5)


def test_what_a_benefit_pays_is_absence_and_no_cost() -> None:
    spell = Spell(day("2025-02-01"), day("2025-02-10"), is_vangnet=True)
    figures = measure_absence([make_employee("A", spell)], QUARTER)
    assert figures.percentage == pytest.approx(10)
    assert figures.percentage_without_vangnet == 0


def test_a_leap_year_has_one_day_more() -> None:
    leap = Period(day("2024-02-01"), day("2024-02-29"))
    figures = measure_absence([make_employee("A", make_spell("2024-02-10", "2024-02-12"))], leap)
    assert figures.frequency == pytest.approx(366 / 29)
    assert figures.frequency_by_months == 12


def test_nobody_in_service_gives_no_figure() -> None:
    figures = measure_absence([make_employee("A", first="2026-01-01")], QUARTER)
    assert (figures.employees, figures.percentage, figures.frequency, figures.average_duration) == (
        0,
        None,
        None,
        None,
    )
    assert figures.zero_absence.any_time is None


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Contract(day("2025-01-01"), None, 0), "part-time factor"),
        (lambda: Contract(day("2025-01-02"), day("2025-01-01")), "before it begins"),
        (lambda: make_spell("2025-01-02", "2025-01-02"), "must come after"),
        (lambda: make_spell("2025-01-02", share=1.5), "at most 1"),
        (lambda: make_spell("2025-01-02", "2025-01-09", ("2025-01-09", 0.5)), "after recovery"),
        (lambda: make_spell("2025-01-02", None, ("2025-01-01", 0.5)), "in order"),
        (lambda: make_employee("A", make_spell("2025-01-02"), make_spell("2025-02-02")), "overlap"),
        (lambda: Employee("A", ()), "contract is missing"),
        (lambda: Settings(classes=((1, 7), (7, 42))), "not overlap"),
        (lambda: Period(day("2025-02-01"), day("2025-01-01")), "before it begins"),
    ],
)  # fmt: skip
def test_records_that_cannot_be_are_refused(make: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        make()  # type: ignore[operator]
