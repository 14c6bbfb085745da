"""Days, amounts and short lists as people read them."""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from speelveld.board.exports.plan import Field

MOST_NUMBERS = 12  # in a sentence


def write(field: Field, *, is_short: bool = False) -> str:
    """Return what was filled in; empty when nothing was."""
    match field.value:
        case datetime.date() as day:
            return write_day(day, is_short=is_short)
        case Decimal() as amount:
            return write_euro(amount) if field.kind == "euro" else write_amount(amount)
        case value:
            return value or ""


def write_day(day: datetime.date, *, is_short: bool = False) -> str:
    """Return the day in words; short months are written small in Dutch and with a capital in English."""
    return date_format(day, _("j b Y") if is_short else "j F Y")


def write_amount(amount: Decimal, decimals: int | None = None) -> str:
    """Return the number with its thousands grouped, and with decimals only where there are any."""
    bare = amount.normalize()
    if decimals is None:
        decimals = max(0, -int(bare.as_tuple().exponent))
    return str(number_format(amount, decimals, force_grouping=True, use_l10n=True))


def write_euro(amount: Decimal) -> str:
    """Return euros; whole ones without cents."""
    return _("€ %(amount)s") % {"amount": write_amount(amount, 0 if amount == int(amount) else 2)}


def write_numbers(numbers: Sequence[str]) -> str:
    """Return the numbers of measures, cut short when there are many."""
    first = ", ".join(numbers[:MOST_NUMBERS])
    others = len(numbers) - MOST_NUMBERS
    return _("%(first)s en nog %(others)s") % {"first": first, "others": others} if others > 0 else first
