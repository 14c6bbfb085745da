"""Whether a query sounds as if somebody's life may be in danger. Then help comes before any module."""

from collections.abc import Iterable

from speelveld.guide.search.words import measure_distance, split_words, stem

LONG = 6  # letters from which one may be wrong


def sounds_urgent(query: str, phrases: Iterable[str]) -> bool:
    """Tell whether one of the phrases stands in a query, with at most one letter wrong in each long word."""
    stems = _read(query)
    return any(_stands_in(_read(phrase), stems) for phrase in phrases)


def _read(text: str) -> list[str]:
    """Return all stems, small words too: "niet meer leven" is something else than "leven"."""
    return [stem(word) for word in split_words(text)]


def _stands_in(phrase: list[str], stems: list[str]) -> bool:
    places = range(len(stems) - len(phrase) + 1)
    return any(
        all(_is_same(wanted, given) for wanted, given in zip(phrase, stems[place:], strict=False))
        for place in places
    )


def _is_same(wanted: str, given: str) -> bool:
    if len(wanted) < LONG:
        return wanted == given
    return given.startswith(wanted) or measure_distance(wanted, given) <= 1
