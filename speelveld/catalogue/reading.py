"""Turns YAML into the frozen entries, and says exactly what does not fit."""

import os
from collections.abc import Hashable
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import yaml

from speelveld.catalogue.errors import ContentError

T = TypeVar("T")
OWN_CONTENT = Path(__file__).resolve().parents[2] / "content"


def find_content() -> Path:
    """Return the folder with content: the one of the setting, else the one beside the package."""
    chosen = os.environ.get("SPEELVELD_CONTENT")
    return Path(chosen) if chosen else OWN_CONTENT


class _StrictLoader(yaml.SafeLoader):
    """Refuses a key that stands twice: YAML would silently keep the last one."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path, file: str) -> Any:
    """Return what a YAML file holds. `file` is how errors name it."""
    if not path.is_file():
        raise ContentError(file, "the file", "does not exist.", f"Put it at {path}.")
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _StrictLoader)  # noqa: S506 (a SafeLoader)
    except UnicodeDecodeError:
        raise ContentError(file, "the file", "is not UTF-8.", "Save it as UTF-8.") from None
    except yaml.MarkedYAMLError as error:
        place = f"line {error.problem_mark.line + 1}" if error.problem_mark else "the file"
        problem = (
            f"has {error.problem}." if "twice" in (error.problem or "") else f"is not YAML ({error.problem})."
        )
        raise ContentError(
            file, place, problem, "Check keys and indent, and quote texts with a colon."
        ) from None


def read_entry(cls: type[T], folder: Path, file: str) -> T:
    """Read a file that holds one entry."""
    return build(cls, read_yaml(folder / file, file), file, "top")


def read_entries(cls: type[T], folder: Path, file: str) -> tuple[T, ...]:
    """Read a file that holds a list of entries."""
    return tuple(_build_list(cls, read_yaml(folder / file, file), file, "top"))


def build(cls: type[T], data: Any, file: str, place: str) -> T:
    """Build a dataclass from a mapping; unknown, missing and mistyped keys are errors."""
    if not isinstance(data, dict):
        raise ContentError(file, place, "must be a block with keys.", f"Give {_list_keys(cls)}.")
    hints = get_type_hints(cls)
    known = {field.name: field for field in fields(cls)}  # type: ignore[arg-type]
    for key in data:
        if key not in known:
            raise ContentError(
                file, f"{place}.{key}", "is not a known key.", f"Known keys: {_list_keys(cls)}."
            )
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
    if get_origin(hint) is Literal:
        return _choose(get_args(hint), value, file, place)
    if is_dataclass(hint) and isinstance(hint, type):
        return build(hint, value, file, place)
    if hint is int:
        return _count(value, file, place)
    if not isinstance(value, str) or not value.strip():
        raise ContentError(
            file, place, "must be a text.", "Fill it in, with quotes when it looks like a number."
        )
    return value.strip()


def _choose(allowed: tuple[str, ...], value: Any, file: str, place: str) -> Any:
    if value not in allowed:
        raise ContentError(file, place, f"has {value!r}.", f"Choose one of: {', '.join(allowed)}.")
    return value


def _count(value: Any, file: str, place: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ContentError(file, place, "must be a whole number from 1.", "Give a number without quotes.")
    return value
