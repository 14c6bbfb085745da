"""The words that a guard works with, as read from content/text_guard."""

from collections.abc import Mapping
from dataclasses import dataclass

Sections = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Vocabulary:
    """Sections by name, per file; an entry is a word, a phrase or a pattern."""

    language: str
    terms: Sections
    compounds: Sections
    classes: Sections
    patterns: Sections
    innocent: tuple[str, ...]
    contexts: Sections
    names: Sections
    persons: Sections
    ordinary: tuple[str, ...]
