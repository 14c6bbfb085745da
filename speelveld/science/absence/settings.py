"""What is measured: the period, and the choices that the standard leaves open."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from functools import cached_property

Bounds = tuple[tuple[int, int], ...]
CLASSES_1996: Bounds = ((1, 7), (8, 42), (43, 365), (366, 730))
CLASSES_NOW: Bounds = ((1, 14), (15, 91), (92, 365), (366, 730))
LONGEST_DAYS = 730


@dataclass(frozen=True)
class Period:
    """First and last day, both included. Raises ValueError when the last comes before the first."""

    first: datetime.date
    last: datetime.date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"The period ends ({self.last}) before it begins ({self.first}).")

    @cached_property
    def begin(self) -> int:
        """Ordinal of the first day."""
        return self.first.toordinal()

    @cached_property
    def end(self) -> int:
        """Ordinal of the day after the last."""
        return self.last.toordinal() + 1

    @property
    def days(self) -> int:
        return self.end - self.begin

    @property
    def days_in_year(self) -> int:
        """Days of the calendar year in which the period ends."""
        return 366 if calendar.isleap(self.last.year) else 365

    @property
    def months(self) -> int | None:
        """Number of whole calendar months, None when the period is not made of those."""
        after = self.last + datetime.timedelta(days=1)
        if self.first.day != 1 or after.day != 1:
            return None
        return (after.year - self.first.year) * 12 + after.month - self.first.month


@dataclass(frozen=True)
class Settings:
    """Choices that differ between systems; each is shown beside the figures.

    Parameters
    ----------
    classes : first and last day of each duration class, in calendar days, rising and without overlap.
    longest_days : a spell counts for at most so many days (two years: 730); None counts all.
    leave_in_denominator : whether days of maternity leave stay in the available days.
    leaving_ends_spell : whether leaving the employer while ill counts as an ended spell.

    Raises
    ------
    ValueError
        When classes overlap or do not rise, or `longest_days` is below 1.
    """

    classes: Bounds = CLASSES_1996
    longest_days: int | None = LONGEST_DAYS
    leave_in_denominator: bool = True
    leaving_ends_spell: bool = False

    def __post_init__(self) -> None:
        last = 0
        for low, high in self.classes:
            if low <= last or high < low:
                raise ValueError(f"Duration classes must rise and not overlap; {low}-{high} does not.")
            last = high
        if self.longest_days is not None and self.longest_days < 1:
            raise ValueError("longest_days must be 1 or more, or None.")

    def classify(self, days: int) -> int | None:
        """Place of the class that a duration falls in; None outside all of them."""
        return next((i for i, (low, high) in enumerate(self.classes) if low <= days <= high), None)
