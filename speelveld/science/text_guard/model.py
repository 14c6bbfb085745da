"""A small trained model beside the rules: how much a clause sounds like one about somebody's health or life.

A logistic regression over hashed words, pairs, parts of words, groups and what surrounds the clause. It learns from
clauses in which the lexicon is shut for most words, so it listens to parts of words and to the shape of the phrase, and
hears what no list holds. A second set of weights guesses the kind of information.
"""

import math
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from speelveld.science.text_guard.tokens import NONE
from speelveld.science.text_guard.words import Word

N_WEIGHTS, N_KIND_WEIGHTS = 2**15, 2**12
KINDS = (
    "diagnosis", "symptom", "treatment", "medicine", "caregiver", "cause", "private", "pregnancy", "addiction",
    "history", "interpretation",
)  # fmt: skip
_PARTS = (3, 4, 5)  # letters
_NOT_TOLD = frozenset(("Cap", "num", "year"))
_LONGEST = 40  # words of a clause that are looked at


@dataclass(frozen=True)
class Model:
    """Weights are whole numbers between -127 and 127. A clause scores log odds, to be multiplied by `scale`.

    Above `threshold` a clause is marked by itself; below `doubt` what the rules found in it is let go.
    """

    weights: NDArray[np.int8]
    scale: float
    bias: float
    kinds: NDArray[np.int8]
    threshold: float
    doubt: float

    def score(self, words: Sequence[Word], hints: Iterable[str] = ()) -> float:
        """Return the log odds that the clause says something about a person's health or life."""
        places = list_features(words, hints)
        return self.bias + self.scale * self._sum(places) / math.sqrt(len(places))

    def guess_kind(self, words: Sequence[Word]) -> str:
        """Return the likeliest kind of information in a clause that says something."""
        places = [place % N_KIND_WEIGHTS for place in list_features(words)]
        return KINDS[int(self.kinds[:, places].sum(axis=1, dtype=np.int64).argmax())]

    def find_core(self, words: Sequence[Word]) -> tuple[int, int]:
        """Return the first place and the place after the last of the words that weigh."""
        weigh = [i for i in range(len(words)) if self._sum(list_features(words[i : i + 1])) > 0]
        return (weigh[0], weigh[-1] + 1) if weigh else (0, len(words))

    def _sum(self, places: Sequence[int]) -> int:
        return int(self.weights[places].sum(dtype=np.int64))


def cut_clauses(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the first place and the place after the last of each clause."""
    first = 0
    for place in range(1, len(words)):
        if words[place].gap != NONE:
            yield first, place
            first = place
    if words:
        yield first, len(words)


def list_features(words: Sequence[Word], hints: Iterable[str] = ()) -> list[int]:
    """Return the places in the weights that a clause switches on, each once, in order."""
    names = {*_list_names(words[:_LONGEST]), *(f"hint {hint}" for hint in hints)}
    return sorted({zlib.crc32(name.encode()) % N_WEIGHTS for name in names})


def _list_names(words: Sequence[Word]) -> Iterator[str]:
    yield "first " + words[0].key
    for i, word in enumerate(words):
        if "first" not in word.groups:  # the letters of a name tell nothing
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
