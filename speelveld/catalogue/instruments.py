"""Instruments as data: reads, checks and returns them as frozen objects. All mistakes are told at once."""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from speelveld.catalogue.instrument_problems import InstrumentError, Problem, describe_schema_error
from speelveld.catalogue.reading import find_content

__all__ = ["Factor", "Instrument", "InstrumentError", "Item", "Option", "Problem", "Scale", "Screen"]
MAX_BYTES = 1_000_000
Texts = Mapping[str, str]


@dataclass(frozen=True)
class Option:
    value: float
    label: Texts
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scale:
    """Either options to choose from, or numbers between two ends (`step` None: any number)."""

    key: str
    options: tuple[Option, ...]
    minimum: float
    maximum: float
    step: float | None


@dataclass(frozen=True)
class Item:
    key: str
    text: Texts
    scale: str
    reverse: bool
    column: str  # its name in a file of answers


@dataclass(frozen=True)
class Factor:
    """A score: the mean of its items, reversed ones turned round, when enough of them are answered."""

    key: str
    title: Texts
    kind: str
    items: tuple[str, ...]
    minimum_answered: int
    higher_is_better: bool
    lo: float
    hi: float
    step: float | None
    cuts: tuple[float, float] | None
    decimals: int | None


@dataclass(frozen=True)
class Screen:
    title: Texts
    items: tuple[str, ...]


@dataclass(frozen=True)
class Instrument:
    key: str
    version: str
    title: Texts
    languages: tuple[str, ...]
    licence: str
    minutes: int
    no_answer: tuple[str, ...]
    scales: tuple[Scale, ...]
    items: tuple[Item, ...]
    factors: tuple[Factor, ...]
    screens: tuple[Screen, ...]
    source: Mapping[str, Any]

    def scale_of(self, item: Item) -> Scale:
        return next(scale for scale in self.scales if scale.key == item.scale)

    def item(self, key: str) -> Item:
        return next(item for item in self.items if item.key == key)


def load_instrument(path: Path) -> Instrument:
    """Read an instrument file. Raises InstrumentError with every problem found."""
    try:
        return parse_text(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        raise InstrumentError([Problem("unreadable", str(path))]) from None


def parse_text(text: str) -> Instrument:
    """Read an instrument from YAML text. Raises InstrumentError with every problem found."""
    if len(text) > MAX_BYTES:
        raise InstrumentError([Problem("too_large", "", {"limit": MAX_BYTES})])
    try:
        data = yaml.load(text, Loader=_PlainLoader)  # noqa: S506 - a SafeLoader without aliases
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise InstrumentError([Problem("not_yaml", f"line {mark.line + 1}" if mark else "")]) from None
    return parse_instrument(data)


def parse_instrument(data: Any) -> Instrument:
    """Turn plain data into an instrument. Raises InstrumentError with every problem found."""
    found = [describe_schema_error(error) for error in _get_validator().iter_errors(data)]
    if found:
        raise InstrumentError([problem for i, problem in enumerate(found) if problem not in found[:i]])
    if problems := list(_find_contradictions(data)):
        raise InstrumentError(problems)
    return _build(data)


def to_dict(instrument: Instrument) -> dict[str, Any]:
    """Return plain data that `parse_instrument` reads back; screens and minutes are always filled in."""
    data: dict[str, Any] = json.loads(json.dumps(instrument.source))
    data["minutes"] = instrument.minutes
    data["screens"] = [
        {"title": dict(screen.title), "items": list(screen.items)} for screen in instrument.screens
    ]
    return data


@cache
def list_instruments() -> tuple[Instrument, ...]:
    """Return the instruments that come with Speelveld."""
    return tuple(load_instrument(path) for path in sorted((find_content() / "instruments").glob("*.yaml")))


class _PlainLoader(yaml.SafeLoader):
    """YAML without anchors: a few lines of those can stand for gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "alias", self.peek_event().start_mark)
        return super().compose_node(parent, index)


@cache
def _get_validator() -> jsonschema.Draft202012Validator:
    path = Path(__file__).with_name("schemas") / "instrument.schema.json"
    return jsonschema.Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


def _find_contradictions(data: dict[str, Any]) -> Iterator[Problem]:
    """Yield what a schema cannot see: references, translations and ends that do not fit."""
    for part in ("scales", "items", "factors"):
        for key, times in Counter(entry["key"] for entry in data[part]).items():
            if times > 1:
                yield Problem("double_key", f"{part}.{key}", {"times": times})
    yield from _find_missing_languages(data, data["languages"], "")
    yield from _find_scale_problems(data)
    yield from _find_item_problems(data)
    yield from _find_factor_problems(data)


def _find_missing_languages(node: Any, languages: list[str], place: str) -> Iterator[Problem]:
    if isinstance(node, list):
        for number, entry in enumerate(node, start=1):
            name = entry.get("key", number) if isinstance(entry, dict) else number
            yield from _find_missing_languages(entry, languages, f"{place}.{name}")
    elif isinstance(node, dict):
        for key, value in node.items():
            here = f"{place}.{key}".lstrip(".")
            if key in {"title", "text", "label", "description"} and isinstance(value, dict):
                missing = [language for language in languages if language not in value]
                if missing:
                    yield Problem("missing_language", here, {"languages": ", ".join(missing)})
            elif key != "changes":
                yield from _find_missing_languages(value, languages, here)


def _find_scale_problems(data: dict[str, Any]) -> Iterator[Problem]:
    for scale in data["scales"]:
        place = f"scales.{scale['key']}"
        values = [option["value"] for option in scale.get("options", [])]
        if len(set(values)) != len(values):
            yield Problem("double_value", place)
        if not values and not scale["minimum"] < scale["maximum"]:
            yield Problem("ends_reversed", place)


def _find_item_problems(data: dict[str, Any]) -> Iterator[Problem]:
    scales = {scale["key"] for scale in data["scales"]}
    for item in data["items"]:
        if item["scale"] not in scales:
            yield Problem("unknown_scale", f"items.{item['key']}", {"key": item["scale"]})
    if "screens" in data:
        shown = Counter(key for screen in data["screens"] for key in screen["items"])
        items = {item["key"] for item in data["items"]}
        for key in sorted(items - set(shown)):
            yield Problem("in_no_screen", f"items.{key}")
        for key in sorted(set(shown) - items):
            yield Problem("unknown_item", "screens", {"key": key})
        for key in sorted(key for key, times in shown.items() if times > 1):
            yield Problem("in_two_screens", f"items.{key}")


def _find_factor_problems(data: dict[str, Any]) -> Iterator[Problem]:
    scales = {scale["key"]: scale for scale in data["scales"]}
    items = {item["key"]: item for item in data["items"]}
    for factor in data["factors"]:
        place = f"factors.{factor['key']}"
        known = [items[key] for key in factor["items"] if key in items]
        for key in factor["items"]:
            if key not in items:
                yield Problem("unknown_item", place, {"key": key})
        ends = {_find_ends(scales[item["scale"]]) for item in known if item["scale"] in scales}
        if len(ends) > 1:
            yield Problem("different_ends", place)
        if factor.get("minimum_answered", 1) > len(factor["items"]):
            yield Problem("minimum_too_high", place, {"n": len(factor["items"])})
        if len(ends) == 1 and "cuts" in factor:
            (lo, hi), (low, high) = next(iter(ends)), factor["cuts"]
            if not lo <= low < high <= hi:
                yield Problem("cuts_outside", place, {"lo": lo, "hi": hi})


def _find_ends(scale: Mapping[str, Any]) -> tuple[float, float]:
    values = [option["value"] for option in scale.get("options", [])]
    return (min(values), max(values)) if values else (scale["minimum"], scale["maximum"])


def _build(data: dict[str, Any]) -> Instrument:
    scales = tuple(_build_scale(scale) for scale in data["scales"])
    items = tuple(
        Item(
            item["key"],
            item.get("text", {}),
            item["scale"],
            item.get("reverse", False),
            item.get("column", item["key"]),
        )
        for item in data["items"]
    )
    title = data["title"]
    screens = data.get("screens") or [{"title": title, "items": [item.key for item in items]}]
    return Instrument(
        key=data["key"],
        version=data["version"],
        title=title,
        languages=tuple(data["languages"]),
        licence=data["licence"],
        minutes=data.get("minutes", max(1, math.ceil(len(items) * 8 / 60))),
        no_answer=tuple(data.get("no_answer", ())),
        scales=scales,
        items=items,
        factors=tuple(_build_factor(factor, items, scales) for factor in data["factors"]),
        screens=tuple(Screen(screen["title"], tuple(screen["items"])) for screen in screens),
        source=data,
    )


def _build_scale(data: dict[str, Any]) -> Scale:
    options = tuple(
        Option(option["value"], option.get("label", {}), tuple(option.get("codes", ())))
        for option in data.get("options", [])
    )
    minimum, maximum = _find_ends(data)
    values = sorted(option.value for option in options)
    gaps = {later - earlier for earlier, later in zip(values, values[1:], strict=False)}
    even = gaps.pop() if len(gaps) == 1 else None
    return Scale(data["key"], options, minimum, maximum, even if options else data.get("step"))


def _build_factor(data: dict[str, Any], items: tuple[Item, ...], scales: tuple[Scale, ...]) -> Factor:
    by_key, by_item = {scale.key: scale for scale in scales}, {item.key: item for item in items}
    used = [by_key[by_item[key].scale] for key in data["items"]]
    n_items = len(data["items"])
    minimum = data.get("minimum_answered", math.ceil(n_items / 2))
    steps = {scale.step for scale in used}
    step = steps.pop() if len(steps) == 1 else None
    return Factor(
        key=data["key"],
        title=data["title"],
        kind=data.get("kind", "factor"),
        items=tuple(data["items"]),
        minimum_answered=minimum,
        higher_is_better=data.get("higher_is_better", True),
        lo=used[0].minimum,
        hi=used[0].maximum,
        step=None if step is None else step / math.lcm(*range(minimum, n_items + 1)),
        cuts=(data["cuts"][0], data["cuts"][1]) if "cuts" in data else None,
        decimals=data.get("decimals"),
    )
