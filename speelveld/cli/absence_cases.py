"""Reads staff, contracts and spells from JSON, and says where something is wrong."""

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from speelveld.science.absence import Contract, Employee, Leave, Period, Segment, Settings, Spell

T = TypeVar("T")
_CAUSE = re.compile(
    r"cause|reason|diagnos|illness|disease|symptom|complaint|medic|psych|oorza|reden|ziektebeeld|klacht|aandoening",
    re.IGNORECASE,
)


class UnusableCase(Exception):
    """The file cannot be used; the text names the place and the remedy."""


class CauseFound(Exception):
    """The file holds a field that looks like the cause of an absence."""


def read_cases(text: str) -> tuple[list[Employee], Period, Settings]:
    """Return what a file holds. Raises UnusableCase, or CauseFound when it tells why somebody was absent."""
    try:
        data = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise UnusableCase(f"this is not JSON ({error}). Check the file at that place.") from None
    _refuse_causes(data, "")
    fields = _take(data, "the file", required=("period", "employees"), optional=("settings",))
    period = _make(Period, "period", *_read_pair(fields["period"], "period"))
    settings = _read_settings(fields.get("settings", {}))
    employees = [
        _read_employee(entry, f"employees[{number}]")
        for number, entry in enumerate(_list(fields["employees"], "employees"), start=1)
    ]
    _refuse_doubles([employee.key for employee in employees])
    return employees, period, settings


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _refuse_causes(value: Any, place: str) -> None:
    """Look through everything for a field that tells why somebody was absent."""
    if isinstance(value, dict):
        for name, inner in value.items():
            here = f"{place}.{name}".lstrip(".")
            if _CAUSE.search(name):
                raise CauseFound(
                    f"{here} looks like the cause of an absence. An employer may not keep that. Remove it everywhere."
                )
            _refuse_causes(inner, here)
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            _refuse_causes(inner, f"{place}[{number}]")


def _refuse_doubles(keys: Sequence[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise UnusableCase(f"employee {key!r} is there twice. Put all contracts and cases in one entry.")
        seen.add(key)


def _read_settings(value: Any) -> Settings:
    names = ("classes", "longest_days", "leave_in_denominator", "leaving_ends_spell")
    fields = dict(_take(value, "settings", optional=names))
    if "classes" in fields:
        bounds = [_list(one, "settings.classes") for one in _list(fields["classes"], "settings.classes")]
        if any(len(one) != 2 or not all(_is_whole(day) for day in one) for one in bounds):
            raise UnusableCase("settings.classes: give pairs of whole days, such as [[1, 7], [8, 42]].")
        fields["classes"] = tuple((one[0], one[1]) for one in bounds)
    if fields.get("longest_days") is not None and not _is_whole(fields["longest_days"]):
        raise UnusableCase("settings.longest_days: give a whole number of days, or null.")
    for name in names[2:]:
        if not isinstance(fields.get(name, True), bool):
            raise UnusableCase(f"settings.{name}: give true or false.")
    return _make(Settings, "settings", **fields)


def _read_employee(value: Any, place: str) -> Employee:
    optional = ("fte", "in_service", "out_of_service", "contracts", "cases", "maternity_leave")
    fields = _take(value, place, required=("id",), optional=optional)
    cases = _list(fields.get("cases", []), f"{place}.cases")
    return _make(
        Employee,
        place,
        str(fields["id"]),
        _read_contracts(fields, place),
        tuple(_read_spell(one, f"{place}.cases[{number}]") for number, one in enumerate(cases, start=1)),
        _read_leaves(fields.get("maternity_leave", []), f"{place}.maternity_leave"),
    )


def _read_contracts(fields: Mapping[str, Any], place: str) -> tuple[Contract, ...]:
    """Several contracts, or one told by fte, in_service (first day) and out_of_service (last day)."""
    simple = {name: fields[name] for name in ("fte", "in_service", "out_of_service") if name in fields}
    if "contracts" not in fields:
        return (_read_contract(simple, place),)
    if simple:
        raise UnusableCase(f"{place}: give either contracts, or {', '.join(simple)}; not both.")
    rows = _list(fields["contracts"], f"{place}.contracts")
    return tuple(
        _read_contract(one, f"{place}.contracts[{number}]") for number, one in enumerate(rows, start=1)
    )


def _read_contract(value: Any, place: str) -> Contract:
    fields = _take(value, place, optional=("fte", "in_service", "out_of_service"))
    first, last = fields.get("in_service"), fields.get("out_of_service")
    return _make(
        Contract,
        place,
        datetime.date.min if first is None else _read_day(first, f"{place}.in_service"),
        None if last is None else _read_day(last, f"{place}.out_of_service"),
        _read_number(fields.get("fte", 1.0), f"{place}.fte"),
    )


def _read_spell(value: Any, place: str) -> Spell:
    fields = _take(value, place, required=("start",), optional=("recovered", "segments", "vangnet"))
    recovered = fields.get("recovered")
    segments = []
    for entry in _list(fields.get("segments", []), f"{place}.segments"):
        pair = _list(entry, f"{place}.segments")
        if len(pair) != 2:
            raise UnusableCase(
                f'{place}.segments: give pairs of a day and a share, such as ["2025-01-13", 0.5].'
            )
        day, share = _read_day(pair[0], f"{place}.segments"), _read_number(pair[1], f"{place}.segments")
        segments.append(_make(Segment, place, day, share))
    if not isinstance(fields.get("vangnet", False), bool):
        raise UnusableCase(f"{place}.vangnet: give true or false, never the ground.")
    return _make(
        Spell,
        place,
        _read_day(fields["start"], f"{place}.start"),
        None if recovered is None else _read_day(recovered, f"{place}.recovered"),
        tuple(segments),
        fields.get("vangnet", False),
    )


def _read_leaves(value: Any, place: str) -> tuple[Leave, ...]:
    """One pair of days, or a list of pairs."""
    rows = _list(value, place)
    pairs = [rows] if rows and not isinstance(rows[0], list) else rows
    return tuple(_make(Leave, place, *_read_pair(pair, place)) for pair in pairs)


def _take(
    value: Any, place: str, *, required: Sequence[str] = (), optional: Sequence[str] = ()
) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise UnusableCase(f"{place}: this must be an object with {', '.join([*required, *optional])}.")
    missing = [name for name in required if name not in value]
    if missing:
        raise UnusableCase(f"{place}: this lacks {', '.join(missing)}. Fill it in.")
    unknown = [name for name in value if name not in (*required, *optional)]
    if unknown:
        known = ", ".join([*required, *optional])
        raise UnusableCase(f"{place}: we do not know {', '.join(unknown)}. Known are {known}.")
    return value


def _list(value: Any, place: str) -> list[Any]:
    if not isinstance(value, list):
        raise UnusableCase(f"{place}: this must be a list.")
    return value


def _read_pair(value: Any, place: str) -> tuple[datetime.date, datetime.date]:
    days = _list(value, place)
    if len(days) != 2:
        raise UnusableCase(f"{place}: give two days, the first and the last.")
    return _read_day(days[0], place), _read_day(days[1], place)


def _read_day(value: Any, place: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise UnusableCase(f"{place}: {value!r} is no day. Write it as 2025-01-31.") from None


def _read_number(value: Any, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UnusableCase(f"{place}: {value!r} is no number. Write it as 0.5.")
    return float(value)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _make(kind: type[T], place: str, *values: Any, **fields: Any) -> T:
    try:
        return kind(*values, **fields)
    except ValueError as error:
        raise UnusableCase(f"{place}: {error}") from None
