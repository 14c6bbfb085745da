"""Puts names in the order that people expect: 2 before 10."""

import re
from collections.abc import Iterable

_DIGITS = re.compile(r"([0-9]+)")


def sort_naturally(names: Iterable[str]) -> list[str]:
    """Return names in order, capitals or not, with numbers inside them as numbers."""
    return sorted(names, key=lambda name: (_split(name.casefold()), name))


def _split(name: str) -> list[tuple[int, str]]:
    """Return the parts between and of numbers; a part that is a number goes before one that is not."""
    parts = _DIGITS.split(name)
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
