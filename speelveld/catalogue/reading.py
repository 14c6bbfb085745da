"""Turns YAML into the frozen entries, and says exactly what does not fit."""

import os
import types
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import yaml

from speelveld.catalogue.errors import ContentError

T = TypeVar("T")


def find_content() -> Path:
    """Return the folder with content: the one of the setting, else the one beside the package."""
    chosen = os.environ.get("SPEELVELD_CONTENT")
    return Path(chosen) if chosen else Path(__file__).resolve().parents[2] / "content"


def read_yaml(path: Path) -> Any:
    if not path.is_file():
        raise ContentError(path.name, "the file", "does not exist.", f"Put it at {path}.")
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else "the file"
        raise ContentError(path.name, place, "is not YAML.", "Check the indent, and quote texts with a colon.") from None


def read_entry(cls: type[T], path: Path) -> T:
    return build(cls, read_yaml(path), path.name, "top")


def read_entries(cls: type[T], path: Path) -> tuple[T, ...]:
    return tuple(_build_list(cls, read_yaml(path), path.name, "top"))


def build(cls: type[T], data: Any, file: str, place: str) -> T:
    """Build a dataclass from a mapping; unknown, missing and mistyped keys are errors."""
    if not isinstance(data, dict):
        raise ContentError(file, place, "must be a block with keys.", f"Give {_list_keys(cls)}.")
    hints = get_type_hints(cls)
    known = {field.name: field for field in fields(cls)}  # type: ignore[arg-type]
    for key in data:
        if key not in known:
            raise ContentError(file, f"{place}.{key}", "is not a known key.", f"Known keys: {_list_keys(cls)}.")
    values = {}
    for name, field in known.items():
        if name in data:
            values[name] = _convert(hints[name], data[name], file, f"{place}.{name}")
        elif field.default is MISSING:
            raise ContentError(file, place, f"lacks the key {name!r}.", "Add it.")
    return cls(**values)


def _list_keys(cls: Any) -> str:
    return ", ".join(field.name for field in fields(cls))


def _build_list(cls: Any, data: Any, file: str, place: str) -> list[Any]:
    if not isinstance(data, list):
        raise ContentError(file, place, "must be a list.", "Start each entry with a dash.")
    return [_convert(cls, one, file, f"{place}[{i}]") for i, one in enumerate(data, start=1)]


def _convert(hint: Any, value: Any, file: str, place: str) -> Any:
    if get_origin(hint) is tuple:
        return tuple(_build_list(get_args(hint)[0], value, file, place))
    if is_dataclass(hint) and isinstance(hint, type):
        return build(hint, value, file, place)
    if isinstance(hint, types.UnionType) or not isinstance(value, hint) or value == "":
        expected = "a whole number" if hint is int else "a text"
        raise ContentError(file, place, f"must be {expected}.", "Fill it in.")
    return value.strip() if isinstance(value, str) else value
