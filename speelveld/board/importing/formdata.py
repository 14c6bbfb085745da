"""What a measure says as a form would post it, and whether a cell says the same as before."""

import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import MultipleChoiceField
from django.http import QueryDict

from speelveld.board.exports.characters import clean
from speelveld.board.forms.measures import MeasureForm
from speelveld.board.models import Measure
from speelveld.board.operations.history import Plain, write_down

ONE_TEXT = ("moments",)  # a list that one types in one field


def make_data(measure: Measure, changes: dict[str, list[str]]) -> QueryDict:
    """Return the measure as its form posts it, with these changes."""
    data = QueryDict(mutable=True)
    for name in MeasureForm.Meta.fields:
        found = changes[name] if name in changes else _list_values(name, getattr(measure, name))
        data.setlist(name, found)
    data["seen"] = str(measure.version)
    return data


def _list_values(name: str, value: Any) -> list[str]:
    match value:
        case list() if name not in ONE_TEXT:
            return [str(one) for one in value]
        case list():
            return [", ".join(value)]
        case Model():
            return [str(value.pk)]
        case datetime.date():
            return [value.isoformat()]
        case Decimal():
            return [f"{value:f}"]
    return ["" if value is None else str(value)]


def says_same(form: MeasureForm, name: str, found: list[str], before: Plain) -> bool:
    """Tell whether these data are what the measure said before."""
    field: Any = form.fields[name]
    try:
        value = write_down(
            field.clean(found if isinstance(field, MultipleChoiceField) else next(iter(found), ""))
        )
    except ValidationError:
        return False
    if isinstance(value, str) and isinstance(before, str):
        return clean(value) == clean(before)
    return (value or None) == (before or None)
