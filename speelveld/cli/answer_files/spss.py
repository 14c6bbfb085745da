"""Files of SPSS (.sav, .zsav, .por): numbers with labels, and values that the maker declared missing."""

import datetime
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from speelveld.cli.tables import Problem, Row, Table, UnusableInput

_OPEN = "system-missing"


def open_spss(path: Path, *, is_portable: bool = False) -> Table:
    """Return the table in a file. Raises UnusableInput."""
    columns, about = _read(path, is_portable)
    header = tuple(str(name) for name in columns)
    if not header:
        raise UnusableInput(path.name, [Problem("There are no variables in it.", "Choose another file.")])
    labels = {
        str(name): {_write(value): str(label) for value, label in found.items()}
        for name, found in about.variable_value_labels.items()
    }
    silences = {
        name: {
            "": _OPEN,
            **dict(_find_missing(columns[name], about.missing_ranges.get(name, ()), labels.get(name, {}))),
        }
        for name in header
    }
    rows = _list_rows([columns[name] for name in header])
    return Table(path.name, header, rows, (), labels=labels, silences=silences, is_labelled=True)


def _read(path: Path, is_portable: bool) -> tuple[Mapping[str, list[Any]], Any]:
    import pyreadstat

    try:
        if is_portable:
            columns, about = pyreadstat.read_por(str(path), output_format="dict")
        else:
            columns, about = pyreadstat.read_sav(str(path), output_format="dict", user_missing=True)
    except (
        Exception
    ) as error:  # the library raises its own errors, and what a damaged file makes it stumble on
        said = " ".join(str(error).split())[:200]
        problem = Problem(f"This SPSS file is damaged or not complete ({said}).", "Save it again.")
        raise UnusableInput(path.name, [problem]) from None
    return columns, about


def _find_missing(
    values: list[Any], ranges: list[Mapping[str, Any]], labels: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the values that the maker declared missing, with what they were called."""
    for value in set(values) - {None} if ranges else ():
        if any(_is_between(value, one["lo"], one["hi"]) for one in ranges):
            text = _write(value)
            yield text, f"user-missing {labels.get(text, text)}"


def _is_between(value: Any, lo: Any, hi: Any) -> bool:
    if isinstance(value, str) or isinstance(lo, str):
        return isinstance(value, str) and isinstance(lo, str) and value.strip() == lo.strip()
    return bool(lo <= value <= hi)


def _list_rows(columns: list[list[Any]]) -> Iterator[Row]:
    for number, values in enumerate(zip(*columns, strict=True), start=1):
        yield Row(number, [_write(value) for value in values])


def _write(value: Any) -> str:
    """Return a value as it would stand in CSV."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value).strip()
