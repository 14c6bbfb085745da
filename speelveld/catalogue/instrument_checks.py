"""Finds everything that is wrong with an instrument at once: its shape, and what a schema cannot see."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import jsonschema

from speelveld.catalogue.instrument_problems import Problem
from speelveld.catalogue.instrument_shape import MOST_PROBLEMS, describe_shape_error, find_shape_errors

Entry = Mapping[str, Any]


def find_problems(data: Any) -> list[Problem]:
    """Return every problem of an instrument in plain data. What has a wrong shape is not checked further."""
    errors = find_shape_errors(data)
    found = [describe_shape_error(error, data) for error in errors]
    if isinstance(data, dict):
        draft = _Draft(data, errors)
        for check in (
            _check_keys,
            _check_languages,
            _check_scales,
            _check_items,
            _check_screens,
            _check_factors,
        ):
            found += check(draft)
    seen = {(one.code, one.place, str(one.particulars)): one for one in found}
    told = list(seen.values())
    return told if len(told) <= MOST_PROBLEMS else [*told[:MOST_PROBLEMS], Problem("more", "")]


class _Draft:
    """An instrument that may still be wrong: its entries that have the right shape, and all keys in it."""

    def __init__(self, data: Entry, errors: Iterable[jsonschema.ValidationError]) -> None:
        self.data = data
        self._wrong = {tuple(error.absolute_path)[:2] for error in errors}
        self.languages: list[str] = data.get("languages", []) if self.is_sound("languages") else []
        self.scales, self.items = self.list_sound("scales"), self.list_sound("items")
        self.factors, self.screens = self.list_sound("factors"), self.list_sound("screens")
        self.scale_by_key = {scale["key"]: scale for scale in self.scales}
        self.item_by_key = {item["key"]: item for item in self.items}

    def list_sound(self, part: str) -> list[Entry]:
        entries = self.data.get(part)
        if not isinstance(entries, list):
            return []
        return [one for place, one in enumerate(entries) if (part, place) not in self._wrong]

    def list_keys(self, part: str) -> list[str]:
        """Return the keys of all entries, those of a wrong shape too: what is named elsewhere does exist."""
        entries = self.data.get(part)
        found = (
            [one.get("key") for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
        )
        return [key for key in found if isinstance(key, str)]

    def is_sound(self, name: str) -> bool:
        return name in self.data and not any(path[:1] == (name,) for path in self._wrong)

    def find_unknown(self, part: str, keys: Iterable[str]) -> list[str]:
        """Return the keys that no entry has; none while some entry has no key that can be read."""
        known = self.list_keys(part)
        entries = self.data.get(part)
        is_complete = isinstance(entries, list) and len(known) == len(entries)
        return [key for key in keys if key not in known] if is_complete else []


def find_ends(scale: Entry) -> tuple[float, float]:
    """Return the lowest and the highest answer of a scale."""
    values = [option["value"] for option in scale.get("options", [])]
    return (min(values), max(values)) if values else (scale["minimum"], scale["maximum"])


def _check_keys(draft: _Draft) -> Iterator[Problem]:
    for part in ("scales", "items", "factors"):
        for key, times in Counter(draft.list_keys(part)).items():
            if times > 1:
                yield Problem("double_key", f"{part}.{key}", {"times": times})
    columns: dict[str, list[str]] = {}
    for item in draft.items:
        columns.setdefault(item.get("column", item["key"]), []).append(item["key"])
    for column, keys in columns.items():
        if len(set(keys)) > 1:
            yield Problem("double_column", f"items ({column})", {"items": ", ".join(keys)})


def _check_languages(draft: _Draft) -> Iterator[Problem]:
    for place, texts in _list_texts(draft):
        missing = [language for language in draft.languages if language not in texts]
        if missing:
            yield Problem("missing_language", place, {"languages": ", ".join(missing)})


def _list_texts(draft: _Draft) -> Iterator[tuple[str, Mapping[str, str]]]:
    yield from ((name, draft.data[name]) for name in ("title", "description") if draft.is_sound(name))
    yield from ((f"items.{item['key']}.text", item["text"]) for item in draft.items if "text" in item)
    yield from ((f"factors.{factor['key']}.title", factor["title"]) for factor in draft.factors)
    for scale in draft.scales:
        for option in scale.get("options", []):
            if "label" in option:
                yield f"scales.{scale['key']}.{option['value']}.label", option["label"]
    yield from (
        (f"screens.{number}.title", one["title"]) for number, one in enumerate(draft.screens, start=1)
    )


def _check_scales(draft: _Draft) -> Iterator[Problem]:
    for scale in draft.scales:
        place = f"scales.{scale['key']}"
        options = scale.get("options", [])
        lo, hi = find_ends(scale)
        if len({option["value"] for option in options}) < len(options):
            yield Problem("double_value", place)
        elif not lo < hi:
            yield Problem("ends_reversed", place)
        elif "step" in scale and abs((hi - lo) / scale["step"] - round((hi - lo) / scale["step"])) > 1e-6:
            yield Problem("step_does_not_fit", place, {"lo": lo, "hi": hi, "step": scale["step"]})
        codes = Counter(str(code).casefold() for option in options for code in set(option.get("codes", [])))
        for code in (code for code, times in codes.items() if times > 1):
            yield Problem("double_code", place, {"code": f"‘{code}’"})


def _check_items(draft: _Draft) -> Iterator[Problem]:
    for item in draft.items:
        for key in draft.find_unknown("scales", [item["scale"]]):
            yield Problem("unknown_scale", f"items.{item['key']}", {"key": key})


def _check_screens(draft: _Draft) -> Iterator[Problem]:
    shown = Counter(key for screen in draft.screens for key in screen["items"])
    for key in draft.find_unknown("items", shown):
        yield Problem("unknown_item", "screens", {"key": key})
    for key, times in shown.items():
        if times > 1:
            yield Problem("in_two_screens", f"items.{key}", {"times": times})
    if draft.screens and draft.is_sound("screens"):
        hidden = dict.fromkeys(key for key in draft.list_keys("items") if key not in shown)
        yield from (Problem("in_no_screen", f"items.{key}") for key in hidden)


def _check_factors(draft: _Draft) -> Iterator[Problem]:
    for factor in draft.factors:
        place, n_items = f"factors.{factor['key']}", len(factor["items"])
        for key in draft.find_unknown("items", factor["items"]):
            yield Problem("unknown_item", place, {"key": key})
        if factor.get("minimum_answered", 1) > n_items:
            yield Problem("minimum_too_high", place, {"n": n_items})
        ends = _list_ends(draft, factor)
        if len(ends) > 1:
            yield Problem("different_ends", place)
        elif ends and "cuts" in factor:
            (lo, hi), (low, high) = ends.pop(), factor["cuts"]
            if lo < hi and not lo <= low < high <= hi:
                yield Problem("cuts_outside", place, {"lo": lo, "hi": hi})


def _list_ends(draft: _Draft, factor: Entry) -> set[tuple[float, float]]:
    scales = [draft.item_by_key[key]["scale"] for key in factor["items"] if key in draft.item_by_key]
    return {find_ends(draft.scale_by_key[key]) for key in scales if key in draft.scale_by_key}
