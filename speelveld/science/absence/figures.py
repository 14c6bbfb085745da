"""The figures of one group of employees in one period, by the Dutch standard of 1996."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from speelveld.science.absence.cases import Case, clip, list_cases, list_leaves, list_service, overlap
from speelveld.science.absence.records import Employee
from speelveld.science.absence.settings import Period, Settings


@dataclass(frozen=True)
class ClassFigure:
    """Absence of the cases in one duration class; percentages of all classes add up to the whole."""

    first_day: int
    last_day: int
    sick_days: float
    percentage: float | None


@dataclass(frozen=True)
class ZeroAbsence:
    """Share without one day of absence, in per cent: of who was in service at all, and all the time."""

    any_time: float | None
    full_period: float | None


@dataclass(frozen=True)
class AbsenceFigures:
    """What the standard defines. None where there is nothing to divide by.

    Parameters
    ----------
    days : calendar days in the period.
    employees : persons in service at some time in the period.
    average_persons, average_fte : weighted by days in service.
    sick_days, available_days : calendar days times part-time factor (and share lost).
    percentage : ziekteverzuimpercentage, without maternity leave.
    percentage_with_leave : the same with maternity leave counted as absence.
    percentage_without_vangnet : what the employer pays for.
    new_cases, frequency : cases that began, per person and year (by days).
    frequency_by_months : the same with 12 divided by the number of whole months, as many systems do.
    ended_cases, average_duration : cases that ended, and their mean full length in calendar days.
    classes : by duration up to recovery or the end of the period.
    beyond_classes : sick days of cases that fall in no class.
    capped_cases : cases cut off at the longest duration.
    zero_absence : see ZeroAbsence.
    """

    days: int
    employees: int
    average_persons: float
    average_fte: float
    sick_days: float
    available_days: float
    percentage: float | None
    percentage_with_leave: float | None
    percentage_without_vangnet: float | None
    new_cases: int
    frequency: float | None
    frequency_by_months: float | None
    ended_cases: int
    average_duration: float | None
    classes: tuple[ClassFigure, ...]
    beyond_classes: float
    capped_cases: int
    zero_absence: ZeroAbsence


def measure_absence(
    employees: Iterable[Employee], period: Period, settings: Settings | None = None
) -> AbsenceFigures:
    """Measure absence of a group in a period, by calendar days.

    Parameters
    ----------
    employees : records; who was not in service in the period counts for nothing.
    period : first and last day.
    settings : choices that the standard leaves open; None takes the defaults.

    Returns
    -------
    All figures of the group. They are exact and not protected: gate them before anyone sees them.

    Notes
    -----
    Source: national standard for absence registration (1996) as used by Statistics Netherlands;
    docs/method/absence.md has every definition.
    """
    settings = settings or Settings()
    tally = _Tally(period, settings)
    for employee in employees:
        tally.add_employee(employee)
    return _conclude(tally)


class _Tally:
    """Running totals over employees."""

    def __init__(self, period: Period, settings: Settings) -> None:
        self.period, self.settings = period, settings
        self.employees = self.full_period = self.well = self.well_full_period = 0
        self.person_days = self.new_cases = self.ended_cases = self.duration = self.capped = 0
        self.fte_days = self.leave_days = self.sick_days = self.vangnet_days = self.beyond = 0.0
        self.class_days = [0.0] * len(settings.classes)

    def add_employee(self, employee: Employee) -> None:
        service = _clip_service(employee, self.period)
        in_service = sum(end - begin for begin, end, _fte in service)
        if not in_service:
            return
        self.person_days += in_service
        self.fte_days += sum((end - begin) * fte for begin, end, fte in service)
        self.leave_days += sum(
            overlap(leave, (begin, end)) * fte
            for leave in list_leaves(employee)
            for begin, end, fte in service
        )
        cases = [(case, _count_sick_days(case, service)) for case in list_cases(employee, self.settings)]
        for case, days in cases:
            self._add_sick_days(case, days)
            self.new_cases += any(begin <= case.begin < end for begin, end, _fte in service)
            self._add_ending(case, employee)
        self._add_person(
            was_ill=any(days for _case, days in cases), all_the_time=in_service == self.period.days
        )

    def _add_person(self, *, was_ill: bool, all_the_time: bool) -> None:
        self.employees += 1
        self.full_period += all_the_time
        self.well += not was_ill
        self.well_full_period += all_the_time and not was_ill

    def _add_sick_days(self, case: Case, days: float) -> None:
        if not days:
            return
        self.sick_days += days
        self.vangnet_days += days if case.is_vangnet else 0.0
        length, longest = case.count_days_until(self.period.end), self.settings.longest_days
        if longest is not None and length > longest:
            self.capped += 1
            length = longest
        place = self.settings.classify(length)
        if place is None:
            self.beyond += days
        else:
            self.class_days[place] += days

    def _add_ending(self, case: Case, employee: Employee) -> None:
        """Count a case that ended in the period, with its full length."""
        end, last_day = case.end, employee.contracts[-1].last
        if last_day is not None and last_day.toordinal() < end:  # gone before recovery
            if not self.settings.leaving_ends_spell:
                return
            end = last_day.toordinal() + 1
        at_work = sum(
            overlap((case.begin, end), (first, last)) for first, last, _fte in list_service(employee)
        )
        if at_work and self.period.begin <= end < self.period.end:
            longest = self.settings.longest_days
            self.ended_cases += 1
            self.duration += end - case.begin if longest is None else min(end - case.begin, longest)


def _clip_service(employee: Employee, period: Period) -> list[tuple[int, int, float]]:
    clipped = [(*clip((begin, end), period), fte) for begin, end, fte in list_service(employee)]
    return [(begin, end, fte) for begin, end, fte in clipped if begin < end]


def _count_sick_days(case: Case, service: Sequence[tuple[int, int, float]]) -> float:
    return sum(
        overlap((start, stop), (begin, end)) * share * fte
        for start, stop, share in case.pieces
        for begin, end, fte in service
    )


def _conclude(sums: _Tally) -> AbsenceFigures:
    period, settings = sums.period, sums.settings
    available = sums.fte_days - (0.0 if settings.leave_in_denominator else sums.leave_days)
    with_leave = sums.sick_days + sums.leave_days
    average_persons = sums.person_days / period.days
    per_person = _divide(sums.new_cases, average_persons)
    months = period.months
    return AbsenceFigures(
        days=period.days,
        employees=sums.employees,
        average_persons=average_persons,
        average_fte=sums.fte_days / period.days,
        sick_days=sums.sick_days,
        available_days=available,
        percentage=_take_percentage(sums.sick_days, available),
        percentage_with_leave=_take_percentage(with_leave, sums.fte_days),
        percentage_without_vangnet=_take_percentage(sums.sick_days - sums.vangnet_days, available),
        new_cases=sums.new_cases,
        frequency=None if per_person is None else per_person * period.days_in_year / period.days,
        frequency_by_months=None if per_person is None or not months else per_person * 12 / months,
        ended_cases=sums.ended_cases,
        average_duration=_divide(sums.duration, sums.ended_cases),
        classes=tuple(
            ClassFigure(low, high, days, _take_percentage(days, available))
            for (low, high), days in zip(settings.classes, sums.class_days, strict=True)
        ),
        beyond_classes=sums.beyond,
        capped_cases=sums.capped,
        zero_absence=ZeroAbsence(
            _take_percentage(sums.well, sums.employees),
            _take_percentage(sums.well_full_period, sums.full_period),
        ),
    )


def _divide(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _take_percentage(part: float, whole: float) -> float | None:
    return 100 * part / whole if whole else None
