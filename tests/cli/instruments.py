"""A small instrument in which every kind of answer occurs."""

from typing import Any

from speelveld.catalogue.instruments import Instrument, parse_instrument

SMALL: dict[str, Any] = {
    "key": "small",
    "version": "1",
    "title": {"en": "Small"},
    "languages": ["en"],
    "licence": "CC0",
    "no_answer": ["NA", "99"],
    "scales": [
        {"key": "five", "minimum": 1, "maximum": 5, "step": 1},
        {"key": "free", "minimum": 0, "maximum": 100},
        {
            "key": "words",
            "options": [
                {"value": 1, "codes": ["No", "never"], "label": {"en": "Not at all"}},
                {"value": 2, "codes": ["Maybe"]},
                {"value": 3, "codes": ["Yes"]},
            ],
        },
    ],
    "items": [
        {"key": "a", "scale": "five"},
        {"key": "b", "scale": "five", "reverse": True},
        {"key": "c", "scale": "free", "column": "C (share)"},
        {"key": "d", "scale": "words"},
    ],
    "factors": [
        {"key": "ab", "title": {"en": "A and b"}, "items": ["a", "b"]},
        {"key": "c", "title": {"en": "C"}, "items": ["c"]},
        {"key": "d", "title": {"en": "D"}, "items": ["d"]},
    ],
}


def make_small() -> Instrument:
    return parse_instrument(SMALL)
