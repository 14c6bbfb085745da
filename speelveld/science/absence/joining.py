"""The figures of several groups together, from the figures of each: rates of sums, never means of rates."""

from __future__ import annotations

from collections.abc import Sequence

from speelveld.science.absence.figures import AbsenceFigures, ClassFigure, ZeroAbsence
from speelveld.science.absence.settings import Period


def join_figures(parts: Sequence[AbsenceFigures], period: Period) -> AbsenceFigures:
    """Join figures of groups that share nobody, measured over one period with one set of choices.

    Parameters
    ----------
    parts : figures of the groups; at least one.
    period : what they were measured over.

    Raises
    ------
    ValueError
        When there are no parts, or they are about another number of days.
    """
    if not parts or any(part.days != period.days for part in parts):
        raise ValueError("Give at least one part, all measured over the period itself.")
    persons = sum(part.average_persons for part in parts)
    fte_days = sum(part.average_fte * part.days for part in parts)
    sick, available = sum(part.sick_days for part in parts), sum(part.available_days for part in parts)
    cases, ended = sum(part.new_cases for part in parts), sum(part.ended_cases for part in parts)
    per_person = cases / persons if persons else None
    return AbsenceFigures(
        days=period.days,
        employees=sum(part.employees for part in parts),
        average_persons=persons,
        average_fte=fte_days / period.days,
        sick_days=sick,
        available_days=available,
        percentage=_divide(100 * sick, available),
        percentage_with_leave=_average(
            [(part.percentage_with_leave, part.average_fte * part.days) for part in parts]
        ),
        percentage_without_vangnet=_average(
            [(part.percentage_without_vangnet, part.available_days) for part in parts]
        ),
        new_cases=cases,
        frequency=None if per_person is None else per_person * period.days_in_year / period.days,
        frequency_by_months=None
        if per_person is None or not period.months
        else per_person * 12 / period.months,
        ended_cases=ended,
        average_duration=_average([(part.average_duration, part.ended_cases) for part in parts]),
        classes=_join_classes(parts, available),
        beyond_classes=sum(part.beyond_classes for part in parts),
        capped_cases=sum(part.capped_cases for part in parts),
        zero_absence=ZeroAbsence(
            _average([(part.zero_absence.any_time, part.employees) for part in parts]), None
        ),
    )


def _join_classes(parts: Sequence[AbsenceFigures], available: float) -> tuple[ClassFigure, ...]:
    joined = []
    for same in zip(*(part.classes for part in parts), strict=True):
        days = sum(one.sick_days for one in same)
        joined.append(ClassFigure(same[0].first_day, same[0].last_day, days, _divide(100 * days, available)))
    return tuple(joined)


def _average(rates: Sequence[tuple[float | None, float]]) -> float | None:
    """Bring each rate back to its numerator, and divide the sums."""
    known = [(rate, weight) for rate, weight in rates if rate is not None]
    return _divide(sum(rate * weight for rate, weight in known), sum(weight for _rate, weight in known))


def _divide(part: float, whole: float) -> float | None:
    return part / whole if whole else None
