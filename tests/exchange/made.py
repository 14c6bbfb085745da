"""Instruments made at random, and what two of them differ in."""

import itertools
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

LANGUAGES = ("nl", "en", "fr")
_SIGNS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))
WORDS = st.text(_SIGNS | st.sampled_from("<>&{}$=\"'#|,;: "), min_size=1, max_size=12).filter(str.strip)
_KEYS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,24}", fullmatch=True)


@st.composite
def draw_texts(draw: st.DrawFn, languages: tuple[str, ...]) -> dict[str, str]:
    return {language: draw(WORDS) for language in languages}


@st.composite
def draw_options(draw: st.DrawFn, key: str, languages: tuple[str, ...]) -> dict[str, Any]:
    wholes = st.integers(-50, 50) | st.sampled_from([10, 99_999, 100_000])
    numbers = wholes | st.sampled_from([0.5, 1.25, -3.75])
    values = draw(st.lists(numbers, min_size=2, max_size=4, unique=True))
    options: list[dict[str, Any]] = [{"value": value} for value in values]
    for number, option in enumerate(options):
        if draw(st.booleans()):
            option["label"] = draw(draw_texts(languages))
        if draw(st.integers(0, 4)) == 0:
            option["codes"] = [f"woord {number}", f"w{number}"][: draw(st.integers(1, 2))]
    return {"key": key, "options": options}


@st.composite
def draw_ends(draw: st.DrawFn, key: str) -> dict[str, Any]:
    lo, span = draw(st.integers(-20, 20)), draw(st.integers(1, 100))
    step = draw(st.sampled_from([None, 1, 0.5]))
    scale = {"key": key, "minimum": lo, "maximum": lo + span}
    return scale if step is None else scale | {"step": step}


@st.composite
def draw_instrument(draw: st.DrawFn) -> dict[str, Any]:
    """An instrument as plain data, with everything the format allows now and then."""
    languages = tuple(draw(st.lists(st.sampled_from(LANGUAGES), min_size=1, max_size=3, unique=True)))
    scale_keys = draw(st.lists(_KEYS, min_size=1, max_size=3, unique_by=str.casefold))
    scales = [draw(draw_options(key, languages) | draw_ends(key)) for key in scale_keys]
    item_keys = draw(st.lists(_KEYS, min_size=1, max_size=6, unique=True))
    items = [draw(_draw_item(key, scale_keys, languages)) for key in item_keys]
    data: dict[str, Any] = {
        "key": draw(_KEYS), "version": draw(st.sampled_from(["1", "2.0-beta", "3 b"])),
        "title": draw(draw_texts(languages)),
        "languages": list(languages), "licence": draw(WORDS), "scales": scales, "items": items,
        "factors": list(draw(_draw_factors(items, scales, languages))),
    }  # fmt: skip
    for name, value in draw(_draw_rest(languages)).items():
        if draw(st.booleans()):
            data[name] = value
    if draw(st.booleans()):
        cut = draw(st.integers(0, len(item_keys)))
        parts = [part for part in (item_keys[:cut], item_keys[cut:]) if part]
        data["screens"] = [{"title": draw(draw_texts(languages)), "items": part} for part in parts]
    return data


@st.composite
def _draw_item(
    draw: st.DrawFn, key: str, scale_keys: list[str], languages: tuple[str, ...]
) -> dict[str, Any]:
    item: dict[str, Any] = {"key": key, "scale": draw(st.sampled_from(scale_keys))}
    if draw(st.integers(0, 3)):
        item["text"] = draw(draw_texts(languages))
    if draw(st.booleans()):
        item["reverse"] = True
    if draw(st.integers(0, 3)) == 0:
        item["column"] = f"{key} (kolom)"
    return item


@st.composite
def _draw_factors(
    draw: st.DrawFn, items: list[dict[str, Any]], scales: list[dict[str, Any]], languages: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    found = []
    for scale in scales:
        keys = [item["key"] for item in items if item["scale"] == scale["key"]]
        if keys:
            factor = {"key": f"f-{scale['key']}"[:60], "title": draw(draw_texts(languages)), "items": keys}
            extra = {
                "kind": draw(st.sampled_from(["factor", "outcome"])), "minimum_answered": 1, "decimals": 2,
                "higher_is_better": draw(st.booleans()), "cuts": _cut(scale),
            }  # fmt: skip
            found.append(factor | {name: value for name, value in extra.items() if draw(st.booleans())})
    return iter(found)


def _cut(scale: dict[str, Any]) -> list[float]:
    values = [option["value"] for option in scale.get("options", ())] or [scale["minimum"], scale["maximum"]]
    return [min(values), max(values)]


@st.composite
def _draw_rest(draw: st.DrawFn, languages: tuple[str, ...]) -> dict[str, Any]:
    return {
        "description": draw(draw_texts(languages)),
        "minutes": draw(st.integers(1, 60)),
        "no_answer": ["NA"],
        "changes": [{"version": "1", "text": "Eerste."}],
    }


def find_differences(one: Any, other: Any, place: str = "") -> Iterator[str]:
    """Yield the place of everything that differs; entries of a list are found by their key."""
    if isinstance(one, dict) and isinstance(other, dict):
        for name in dict.fromkeys([*one, *other]):
            yield from find_differences(one.get(name), other.get(name), f"{place}.{name}".lstrip("."))
    elif isinstance(one, list) and isinstance(other, list) and place in ("scales", "items", "factors"):
        yield from find_differences(_by_key(one), _by_key(other), place)
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (left, right) in enumerate(zip(one, other, strict=True), start=1):
            yield from find_differences(left, right, f"{place}.{number}")
    elif one != other:
        yield place


def _by_key(entries: list[dict[str, Any]]) -> dict[str, Any]:
    return {entry["key"]: entry for entry in entries}


def rename(data: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Return an instrument whose items have other keys."""
    changed = data | {
        "items": [item | {"key": names.get(item["key"], item["key"])} for item in data["items"]]
    }
    for part in ("factors", "screens"):
        if part in data:
            changed[part] = [
                one | {"items": [names.get(key, key) for key in one["items"]]} for one in data[part]
            ]
    return changed


def pair_scales(data: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return an instrument whose scales are called as in the other one, by the items that use them."""
    names = {
        mine["scale"]: theirs["scale"]
        for mine, theirs in itertools.zip_longest(data["items"], other["items"])
        if mine and theirs
    }
    return data | {
        "scales": [scale | {"key": names.get(scale["key"], scale["key"])} for scale in data["scales"]],
        "items": [item | {"scale": names.get(item["scale"], item["scale"])} for item in data["items"]],
    }
