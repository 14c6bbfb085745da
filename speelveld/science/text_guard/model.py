"""A small trained model beside the rules: how much a clause sounds like one about somebody's health or life.

A logistic regression over hashed words, pairs, parts of words and groups. It learns from clauses, so it also hears
phrases that no list holds, and misspelt or dialect words that share parts with known ones.
"""

import math
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from speelveld.science.text_guard.tokens import NONE
from speelveld.science.text_guard.words import Word

N_WEIGHTS = 2**15
_PARTS = (3, 4, 5)  # letters
_NOT_TOLD = frozenset(("Cap", "num", "year"))
_LONGEST = 40  # words of a clause that are looked at


@dataclass(frozen=True)
class Model:
    """`weights` are whole numbers between -127 and 127, to be multiplied by `scale`."""

    weights: NDArray[np.int8]
    scale: float
    bias: float
    threshold: float

    def score(self, words: Sequence[Word]) -> float:
        """Return the log odds that the clause says something about a person's health or life."""
        places = list_features(words)
        total = sum(int(self.weights[place]) for place in places)
        return self.bias + self.scale * total / math.sqrt(len(places))


def cut_clauses(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the first place and the place after the last of each clause."""
    first = 0
    for place in range(1, len(words)):
        if words[place].gap != NONE:
            yield first, place
            first = place
    if words:
        yield first, len(words)


def list_features(words: Sequence[Word]) -> list[int]:
    """Return the places in the weights that a clause switches on, each once, in order."""
    names = {name for name in _list_names(words[:_LONGEST])}
    return sorted({zlib.crc32(name.encode()) % N_WEIGHTS for name in names})


def _list_names(words: Sequence[Word]) -> Iterator[str]:
    yield "first " + words[0].key
    for i, word in enumerate(words):
        yield "word " + word.key
        yield from _list_parts(f"^{word.key}$")
        groups = word.groups - _NOT_TOLD
        yield from ("group " + group for group in groups)
        if i + 1 < len(words):
            after = words[i + 1]
            yield f"pair {word.key} {after.key}"
            yield from (f"groups {one} {two}" for one in groups for two in after.groups - _NOT_TOLD)


def _list_parts(key: str) -> Iterator[str]:
    for n in _PARTS:
        for start in range(len(key) - n + 1):
            yield key[start : start + n]
