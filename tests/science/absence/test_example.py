"""The worked examples of the standard, figure by figure."""

import pytest

from speelveld.science.absence import CLASSES_NOW, Settings, measure_absence
from tests.science.absence.staff import EXAMPLE, QUARTER


def test_the_worked_example_of_a_quarter() -> None:
    figures = measure_absence(EXAMPLE, QUARTER)
    assert figures.sick_days == pytest.approx(45.8)
    assert figures.available_days == pytest.approx(326.2)
    assert figures.percentage == pytest.approx(14.0405, abs=5e-5)
    assert figures.average_persons == pytest.approx(4.655556, abs=5e-7)
    assert (figures.new_cases, figures.ended_cases) == (2, 2)
    assert figures.frequency == pytest.approx(1.7422, abs=5e-5)
    assert figures.frequency_by_months == pytest.approx(1.7184, abs=5e-5)
    assert figures.average_duration == 45.5
    assert (figures.zero_absence.any_time, figures.zero_absence.full_period) == (40.0, 50.0)


def test_the_older_duration_classes() -> None:
    classes = measure_absence(EXAMPLE, QUARTER).classes
    assert [one.sick_days for one in classes] == pytest.approx([7, 6.4, 32.4, 0])
    assert [one.percentage for one in classes] == pytest.approx([2.1459, 1.9620, 9.9326, 0], abs=5e-5)


def test_the_duration_classes_of_today() -> None:
    classes = measure_absence(EXAMPLE, QUARTER, Settings(classes=CLASSES_NOW)).classes
    assert [one.sick_days for one in classes] == pytest.approx([13.4, 32.4, 0, 0])
    assert [one.percentage for one in classes] == pytest.approx([4.1079, 9.9326, 0, 0], abs=5e-5)


@pytest.mark.parametrize(
    ("days", "place"), [(7, 0), (8, 1), (42, 1), (43, 2), (365, 2), (366, 3), (730, 3), (731, None)]
)
def test_the_borders_of_the_classes(days: int, place: int | None) -> None:
    assert Settings().classify(days) == place


def test_leave_can_be_counted_or_left_out() -> None:
    usual = measure_absence(EXAMPLE, QUARTER)
    without = measure_absence(EXAMPLE, QUARTER, Settings(leave_in_denominator=False))
    assert usual.percentage_with_leave == pytest.approx(100 * (45.8 + 71 * 0.5) / 326.2)
    assert without.available_days == pytest.approx(326.2 - 71 * 0.5)
