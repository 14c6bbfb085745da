"""Makes employees from short words, and counts their figures day by day: the slow twin."""

import datetime
from collections.abc import Sequence

from speelveld.science.absence import Contract, Employee, Leave, Period, Segment, Settings, Spell

Day = datetime.date


def day(text: str) -> Day:
    return Day.fromisoformat(text)


def make_spell(
    first: str, recovered: str | None = None, *later: tuple[str, float], share: float = 1.0
) -> Spell:
    segments = (Segment(day(first), share), *(Segment(day(start), part) for start, part in later))
    return Spell(day(first), day(recovered) if recovered else None, segments)


def make_employee(
    key: str,
    *spells: Spell,
    fte: float = 1.0,
    first: str = "2020-01-01",
    last: str | None = None,
    leaves: Sequence[tuple[str, str]] = (),
) -> Employee:
    contract = Contract(day(first), day(last) if last else None, fte)
    return Employee(key, (contract,), spells, tuple(Leave(day(a), day(b)) for a, b in leaves))


# The worked example of the first quarter of 2025 in the reference facts of the national standard.
EXAMPLE = (
    make_employee("E1", make_spell("2025-01-13", "2025-01-20")),
    make_employee("E2", make_spell("2024-12-16", "2025-03-10", ("2025-02-10", 0.5)), fte=0.6),
    make_employee("E3", make_spell("2025-03-24"), fte=0.8, first="2025-02-01"),
    make_employee("E4"),
    make_employee("E5", fte=0.5, leaves=[("2025-01-20", "2025-03-31")]),
)
QUARTER = Period(Day(2025, 1, 1), Day(2025, 3, 31))


def list_days(period: Period) -> list[Day]:
    return [period.first + datetime.timedelta(days=i) for i in range(period.days)]


def find_factor(employee: Employee, on: Day) -> float:
    return sum(
        one.fte for one in employee.contracts if one.first <= on and (one.last is None or on <= one.last)
    )


def is_on_leave(employee: Employee, on: Day) -> bool:
    return any(one.first <= on <= one.last for one in employee.leaves)


def find_share(employee: Employee, on: Day, settings: Settings) -> float:
    """Share of working time lost to illness on one day, following the definition word by word."""
    if is_on_leave(employee, on):
        return 0.0
    for spell in employee.spells:
        if spell.first <= on and (spell.recovered is None or on < spell.recovered):
            begin = max(
                [
                    spell.first,
                    *(_day_after(one.last) for one in employee.leaves if spell.first <= one.last < on),
                ]
            )
            if settings.longest_days is not None and (on - begin).days >= settings.longest_days:
                return 0.0
            return [one.share for one in spell.segments if one.first <= on][-1]
    return 0.0


def _day_after(on: Day) -> Day:
    return on + datetime.timedelta(days=1)


def count_slowly(
    employees: Sequence[Employee], period: Period, settings: Settings
) -> tuple[float, float, int]:
    """Sick days, available days and persons without absence, counted day by day."""
    sick = available = 0.0
    well = 0
    for employee in employees:
        lost = 0.0
        in_service = False
        for on in list_days(period):
            factor = find_factor(employee, on)
            in_service = in_service or factor > 0
            lost += factor * find_share(employee, on, settings)
            if settings.leave_in_denominator or not is_on_leave(employee, on):
                available += factor
        sick += lost
        well += in_service and lost == 0
    return sick, available, well
