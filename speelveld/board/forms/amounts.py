"""Amounts the way people type them: 18000, 18.000, 18 000,50, 1,234.50 or € 500,-."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _

_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+)")
_WHOLE = re.compile(r"-?\d{1,3}(?:\.\d{3})+|-?\d{1,3}(?:,\d{3})+|-?\d*")


def read_amount(text: str) -> str:
    """Return the amount with a decimal point and nothing else; what is no amount comes back as it was.

    A single mark with exactly three digits after it groups thousands: amounts here have at most two decimals.
    """
    bare = re.sub(r"[\s€]", "", text).removesuffix(",-").removesuffix(".-")
    if _THOUSANDS.fullmatch(bare):
        return re.sub(r"[.,]", "", bare)
    whole, mark, fraction = _split(bare)
    if not mark or not _WHOLE.fullmatch(whole) or mark in whole:
        return bare
    return f"{re.sub('[.,]', '', whole)}.{fraction}"


def _split(bare: str) -> tuple[str, str, str]:
    """Cut at the last comma or point."""
    place = max(bare.rfind("."), bare.rfind(","))
    return (bare[:place], bare[place], bare[place + 1 :]) if place >= 0 else (bare, "", "")


class AmountField(forms.DecimalField):
    """A decimal that is read as `read_amount` says and shown with the reader's decimal mark."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.error_messages["invalid"] = _("Vul een getal in, bijvoorbeeld 1500 of 1.500,50.")

    def to_python(self, value: Any) -> Any:
        return super().to_python(read_amount(value) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        bare = f"{value.normalize():f}"
        return bare.replace(".", str(get_format("DECIMAL_SEPARATOR")))
