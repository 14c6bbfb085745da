"""Who changed what about a measure: before and after, in words."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from speelveld.board.models import Measure, MeasureChange
from speelveld.board.presenters.said import write_day
from speelveld.board.texts import (
    get_condition_names,
    get_factor_names,
    get_level_names,
    get_stage_names,
)

HIDDEN = frozenset({"source_key"})  # no words of people


@dataclass(frozen=True)
class Line:
    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    who: str
    at: datetime.datetime
    lines: tuple[Line, ...]
    reason: str
    is_first: bool


def present_changes(changes: Iterable[MeasureChange]) -> tuple[Change, ...]:
    names = _list_names()
    return tuple(_present(change, names) for change in changes)


def _present(change: MeasureChange, names: Mapping[str, Mapping[str, str]]) -> Change:
    lines = tuple(
        Line(_name_field(field), _write(field, before, names), _write(field, after, names))
        for field, (before, after) in change.values.items()
        if field not in HIDDEN
    )
    who = str(change.changed_by) if change.changed_by else _("iemand die hier niet meer inlogt")
    return Change(who, change.changed_at, lines, change.reason, not change.values)


def _list_names() -> dict[str, Mapping[str, str]]:
    """Return the words for keys, by field."""
    stages, levels = get_stage_names(), get_level_names()
    cells = {f"{s}-{lv}": f"{stages[s]}, {levels[lv].lower()}" for s in stages for lv in levels}
    return {
        "stage": stages,
        "level": levels,
        "factors": get_factor_names(),
        "conditions": get_condition_names(),
        "other_cells": cells,
    }


def _name_field(name: str) -> str:
    try:
        return str(getattr(Measure._meta.get_field(name), "verbose_name", name))
    except FieldDoesNotExist:
        return name


def _write(name: str, value: Any, names: Mapping[str, Mapping[str, str]]) -> str:
    if value is None or value == []:
        return ""
    field: Any = Measure._meta.get_field(name)
    words = names.get(name) or dict(field.flatchoices)
    match value:
        case list():
            return ", ".join(_write_one(name, one, words) for one in value)
        case str() if field.is_relation:
            return value.partition(":")[2]
        case str() if isinstance(field, models.DateField):
            return write_day(datetime.date.fromisoformat(value))
    return str(words.get(value, value))


def _write_one(name: str, value: str, words: Mapping[str, str]) -> str:
    return (
        write_day(datetime.date.fromisoformat(value)) if name == "moments" else str(words.get(value, value))
    )
