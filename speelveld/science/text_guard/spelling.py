"""Recognises a misspelt term: one slip of the finger, or the same sound in other letters."""

import re
from collections.abc import Iterable, Iterator

SHORTEST = 6  # shorter words have too many ordinary neighbours
_SOUNDS = (
    (re.compile(r"ph"), "f"), (re.compile(r"th"), "t"), (re.compile(r"(?:ck|c(?=[aoulrkt])|q)"), "k"),
    (re.compile(r"ai"), "e"), (re.compile(r"c"), "s"), (re.compile(r"(?:ij|ei|y)"), "i"),
    (re.compile(r"(?:ou|au)w?"), "au"),
    (re.compile(r"ie"), "i"), (re.compile(r"x"), "ks"), (re.compile(r"z"), "s"), (re.compile(r"v"), "f"),
    (re.compile(r"ch"), "g"), (re.compile(r"(?:dt|d)\b"), "t"), (re.compile(r"n\b"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


def sound(word: str) -> str:
    """Return how a word sounds, roughly: `depresie` and `depressie` are the same."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


def list_shorter(word: str) -> Iterator[str]:
    """Yield the word without one of its letters."""
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def is_one_slip(typed: str, meant: str) -> bool:
    """True when one letter is missing, added, wrong, or two neighbours are swapped."""
    if typed == meant:
        return True
    if abs(len(typed) - len(meant)) > 1:
        return False
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    rest, other = typed[start:], meant[start:]
    return (
        rest[1:] == other[1:]
        or rest[1:] == other
        or rest == other[1:]
        or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
    )


class Speller:
    """Finds the term that was meant, in time that does not depend on how many terms there are."""

    def __init__(self, terms: Iterable[str], ordinary: Iterable[str]) -> None:
        self._ordinary = frozenset(ordinary)
        self._by_shorter: dict[str, list[str]] = {}
        self._by_sound: dict[str, str] = {}
        for term in terms:
            if len(term) < SHORTEST:
                continue
            self._by_sound.setdefault(sound(term), term)
            for form in {term, *list_shorter(term)}:
                self._by_shorter.setdefault(form, []).append(term)

    def find(self, word: str) -> str | None:
        """Return the term that was meant, or None for an ordinary or unknown word."""
        if len(word) < SHORTEST or word in self._ordinary or not word.isalpha():
            return None
        meant = self._by_sound.get(sound(word))
        if meant is not None:
            return meant
        for form in (word, *list_shorter(word)):
            for term in self._by_shorter.get(form, ()):
                if term[0] == word[0] and is_one_slip(word, term):
                    return term
        return None
