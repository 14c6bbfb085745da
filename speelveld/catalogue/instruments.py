"""Instruments as data: reads, checks and returns them as frozen objects. All mistakes are told at once."""

import itertools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from speelveld.catalogue.instrument_checks import find_ends, find_problems
from speelveld.catalogue.instrument_problems import InstrumentError, Problem
from speelveld.catalogue.instrument_text import MAX_CHARACTERS, read_plain
from speelveld.catalogue.reading import find_content

__all__ = ["Factor", "Instrument", "InstrumentError", "Item", "Option", "Problem", "Scale", "Screen"]
Texts = Mapping[str, str]
_MOST_LEVELS = 10**6  # a finer grid of possible scores is no different from any number


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
        if path.stat().st_size > 4 * MAX_CHARACTERS:
            raise InstrumentError([Problem("too_large", "", {"limit": MAX_CHARACTERS})])
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise InstrumentError([Problem("unreadable", "")]) from None
    return parse_text(text)


def parse_text(text: str) -> Instrument:
    """Read an instrument from YAML text. Raises InstrumentError with every problem found."""
    return parse_instrument(read_plain(text))


def parse_instrument(data: Any) -> Instrument:
    """Turn plain data into an instrument. Raises InstrumentError with every problem found."""
    if problems := find_problems(data):
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
        no_answer=tuple(map(str, data.get("no_answer", ()))),
        scales=scales,
        items=items,
        factors=tuple(_build_factor(factor, items, scales) for factor in data["factors"]),
        screens=tuple(Screen(screen["title"], tuple(screen["items"])) for screen in screens),
        source=data,
    )


def _build_scale(data: dict[str, Any]) -> Scale:
    options = tuple(
        Option(option["value"], option.get("label", {}), tuple(map(str, option.get("codes", ()))))
        for option in data.get("options", [])
    )
    minimum, maximum = find_ends(data)
    step = _find_step(sorted(option.value for option in options)) if options else data.get("step")
    return Scale(data["key"], options, minimum, maximum, step)


def _find_step(values: list[float]) -> float | None:
    """Return the distance on whose multiples all values lie; None when there is no simple one."""
    gaps = [later - earlier for earlier, later in itertools.pairwise(values)]
    if all(gap == round(gap) for gap in gaps):
        return math.gcd(*(round(gap) for gap in gaps))
    return gaps[0] if all(math.isclose(gap, gaps[0], rel_tol=1e-9) for gap in gaps) else None


def _build_factor(data: dict[str, Any], items: tuple[Item, ...], scales: tuple[Scale, ...]) -> Factor:
    by_key, by_item = {scale.key: scale for scale in scales}, {item.key: item for item in items}
    used = [by_key[by_item[key].scale] for key in data["items"]]
    n_items = len(data["items"])
    minimum = data.get("minimum_answered", math.ceil(n_items / 2))
    return Factor(
        key=data["key"],
        title=data["title"],
        kind=data.get("kind", "factor"),
        items=tuple(data["items"]),
        minimum_answered=minimum,
        higher_is_better=data.get("higher_is_better", True),
        lo=used[0].minimum,
        hi=used[0].maximum,
        step=_find_score_step(used, minimum),
        cuts=(data["cuts"][0], data["cuts"][1]) if "cuts" in data else None,
        decimals=data.get("decimals"),
    )


def _find_score_step(scales: list[Scale], minimum: int) -> float | None:
    """Return the grid on which every possible mean lies; None when it is not known or too fine to matter."""
    steps = {scale.step for scale in scales}
    step = steps.pop() if len(steps) == 1 else None
    parts = math.lcm(*range(minimum, len(scales) + 1))
    if step is None or (scales[0].maximum - scales[0].minimum) / step > _MOST_LEVELS / parts:
        return None
    return step / parts
