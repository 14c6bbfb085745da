"""Holds an instrument against its schema, and turns what the schema finds into problems with a remedy."""

import json
from collections.abc import Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema

from speelveld.catalogue.instrument_problems import Problem

MOST_PROBLEMS = 200
_TYPES = {
    "string": ("tekst (zet er aanhalingstekens om)", "text (put quotes around it)"),
    "number": ("een getal", "a number"),
    "integer": ("een heel getal", "a whole number"),
    "boolean": ("true of false", "true or false"),
    "array": ("een lijst (regels die met een streepje beginnen)", "a list (lines that start with a dash)"),
    "object": ("een blok met namen en waarden", "a block of names and values"),
}
_BOUNDS = {
    "minimum": ("vanaf {}", "a number from {}"),
    "maximum": ("tot en met {}", "a number up to {}"),
    "exclusiveMinimum": ("boven {}", "a number above {}"),
}


def find_shape_errors(data: Any) -> list[jsonschema.ValidationError]:
    """Return what does not fit the schema; no more than anybody would read."""
    return list(islice(_get_validator().iter_errors(data), MOST_PROBLEMS))


@cache
def _get_validator() -> jsonschema.Draft202012Validator:
    path = Path(__file__).with_name("schemas") / "instrument.schema.json"
    return jsonschema.Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


def describe_shape_error(error: jsonschema.ValidationError, data: Any) -> Problem:
    """Turn what the schema found into a problem with a remedy."""
    place, rule, limit = _name_place(error, data), str(error.validator), error.validator_value
    found = _show(error.instance)
    if rule == "type":
        pairs = [_TYPES[str(name)] for name in (limit if isinstance(limit, list) else [limit])]
        expected = (" of ".join(pair[0] for pair in pairs), " or ".join(pair[1] for pair in pairs))
        return Problem("wrong_type", place, {"expected": expected, "found": found})
    if rule in _BOUNDS:
        dutch, english = (text.format(limit) for text in _BOUNDS[rule])
        return Problem("outside", place, {"found": found, "expected": (dutch, english)})
    if rule == "enum":
        return Problem("wrong_choice", place, {"found": found, "expected": ", ".join(map(str, _list(limit)))})
    if rule == "pattern":
        code = "wrong_language" if "languages" in error.absolute_path else "wrong_form"
        return Problem(code, place, {"found": found})
    return _describe_contents(error, place, rule, limit)


def _describe_contents(error: jsonschema.ValidationError, place: str, rule: str, limit: Any) -> Problem:
    if rule == "required":
        missing = [key for key in _list(limit) if key not in _list(error.instance)]
        return Problem("required", place, {"key": ", ".join(missing)})
    if rule == "additionalProperties":
        known = error.schema.get("properties", {}) if isinstance(error.schema, Mapping) else {}
        unknown = [str(key)[:60] for key in _list(error.instance) if key not in known]
        return Problem("unknown_key", place, {"key": ", ".join(sorted(unknown)[:10])})
    if rule == "oneOf":
        return Problem("options_or_ends", place)
    if rule == "uniqueItems":
        return Problem("double_entry", place)
    return Problem("too_few" if rule.startswith("min") else "too_many", place, {"n": limit})


def _list(value: Any) -> list[Any]:
    return list(value)


def _show(value: Any) -> str | tuple[str, str]:
    """Return how a value is called in a sentence."""
    if value is None:
        return ("niets", "nothing")
    if isinstance(value, bool):
        return str(value).lower()
    for kind, name in ((dict, "object"), (list, "array")):
        if isinstance(value, kind):
            return _TYPES[name]
    return f"‘{str(value)[:40]}’"


def _name_place(error: jsonschema.ValidationError, data: Any) -> str:
    """Return where it is: keys where entries have them, else their number in the list."""
    names, here = [], data
    for part in error.absolute_path:
        here = here[part]
        key = here.get("key") if isinstance(part, int) and isinstance(here, dict) else None
        names.append(
            key[:60] if isinstance(key, str) and key else str(part + 1 if isinstance(part, int) else part)
        )
    return ".".join(names)
