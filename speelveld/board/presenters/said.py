"""What was filled in about one thing, as names and texts; empty is shown as such."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import date_format, number_format


@dataclass(frozen=True)
class Said:
    name: str
    text: str


def write_day(day: datetime.date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def write_number(number: Decimal | None) -> str:
    """Write a number with no more decimals than it has."""
    if number is None:
        return ""
    is_whole = number == number.to_integral_value()
    return number_format(number, 0 if is_whole else None, use_l10n=True, force_grouping=True)


def write_euros(amount: Decimal | None) -> str:
    if amount is None:
        return ""
    is_whole = amount == amount.to_integral_value()
    return f"€ {number_format(amount, 0 if is_whole else 2, use_l10n=True, force_grouping=True)}"
