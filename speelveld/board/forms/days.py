"""A few days in one field, as people write them: 5-6-2026, 2026-09-01."""

import datetime
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST = 12
_BETWEEN = re.compile(r"[,;\n]+")
_FORMATS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")


class DaysField(forms.CharField):
    """Days, kept as a list of ISO texts in their order and shown the way the reader types them."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> Any:
        parts = (part.strip() for part in _BETWEEN.split(super().to_python(value) or ""))
        days = sorted({read_day(part).isoformat() for part in parts if part})
        if len(days) > MOST:
            raise ValidationError(_("Dat zijn veel dagen. Kies er hooguit %(most)s.") % {"most": MOST})
        return days

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        days = (datetime.date.fromisoformat(one) for one in value)
        return ", ".join(f"{day.day}-{day.month}-{day.year}" for day in days)


def read_day(text: str) -> datetime.date:
    for pattern in _FORMATS:
        try:
            return datetime.datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    raise ValidationError(_("‘%(text)s’ is geen dag. Schrijf het zo: 5-6-2026.") % {"text": text[:40]})
