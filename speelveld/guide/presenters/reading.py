"""How long reading takes, and in which language."""

from dataclasses import fields, is_dataclass
from math import ceil
from typing import Any

from django.utils.translation import get_language

WORDS_A_MINUTE = 180  # plain text on a screen, read with attention
NOT_READ = ("key", "group", "doer", "words", "helps", "covers")


def get_reading_language() -> str:
    return get_language() or "nl"


def count_words(value: Any) -> int:
    """Count the words that a reader meets in an entry: keys and hidden words are no text."""
    if isinstance(value, str):
        return len(value.split())
    if isinstance(value, tuple):
        return sum(count_words(one) for one in value)
    if is_dataclass(value):
        return sum(count_words(getattr(value, one.name)) for one in fields(value) if one.name not in NOT_READ)
    return 0


def count_minutes(words: int) -> int:
    """Return whole minutes, rounded up, so that nobody is promised too little."""
    return max(1, ceil(words / WORDS_A_MINUTE))
