"""What there is to hear of each word of a text, as numbers for the small model.

A word is heard with its letters, its groups, what the rules make of it, the words near it (nearer ones by their place),
and all words of its clause and of its sentence. Each of these switches on one weight, by a hash.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from speelveld.science.text_guard.tokens import CLAUSE, NONE
from speelveld.science.text_guard.words import Word

_NOT_TOLD = frozenset(("num", "year"))
_NAME = "first"  # the letters of a first name tell nothing
_PARTS = (3, 4, 5)  # letters
_LONGEST_WORD = 30  # letters that are looked at
_FARTHEST = 5  # words on either side
_LONGEST = 40  # words of a clause or sentence that are heard together
_LONG_CLAUSE = 8  # words; longer is as long
_OWN, _PART, _REMARK, _CLAUSE, _CLAUSE_FIRST, _SENTENCE, _SENTENCE_FIRST, _LENGTH = range(1, 9)
_LEFT, _RIGHT, _PAIR, _SIDES = 10, 11, 20, 100  # `_SIDES`: a role for each side, distance and break
_BIG, _ODD, _EVEN, _MASK = 0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0xFFFFFFFF
Places = NDArray[np.uint64]
Owners = NDArray[np.int64]
Run = tuple[int, int]


@dataclass(frozen=True)
class Features:
    """`places[i]`, a whole number below 2**32, is heard of the word `owners[i]`."""

    places: Places
    owners: Owners
    n_words: int


def list_features(words: Sequence[Word], remarks: Sequence[Sequence[str]]) -> Features:
    """Return what is heard of each word; `remarks` is what the rules make of it, a list for each word."""
    if not words:
        return Features(np.empty(0, np.uint64), np.empty(0, np.int64), 0)
    heard = list(_Text(words).listen(remarks))
    return Features(
        np.concatenate([places for places, _ in heard]),
        np.concatenate([owners for _, owners in heard]),
        len(words),
    )


class _Text:
    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._told = [_list_told(word) for word in words]
        self._counts = np.array([len(one) for one in self._told], np.int64)
        self._starts = np.concatenate(([0], np.cumsum(self._counts)))
        self._items = np.array([item for one in self._told for item in one], np.uint64)
        self._clauses, self._sentences = list(cut_runs(words, NONE)), list(cut_runs(words, CLAUSE))
        self._clause_of, self._sentence_of = _number(self._clauses), _number(self._sentences)

    def listen(self, remarks: Sequence[Sequence[str]]) -> Iterator[tuple[Places, Owners]]:
        yield _mix(self._items, _OWN), np.repeat(np.arange(len(self._words)), self._counts)
        yield _gather([_list_parts(word) for word in self._words], _PART)
        yield _gather([[_hash(one) for one in made] for made in remarks], _REMARK)
        yield from self._listen_together(self._clauses, _CLAUSE, _CLAUSE_FIRST)
        yield from self._listen_together(self._sentences, _SENTENCE, _SENTENCE_FIRST)
        for distance in range(1, min(_FARTHEST, len(self._words) - 1) + 1):
            yield from self._listen_near(distance)
        yield from self._listen_to_pairs()

    def _listen_together(
        self, runs: Sequence[Run], role: int, role_first: int
    ) -> Iterator[tuple[Places, Owners]]:
        items, firsts = _mix(self._items, role), _mix(self._items, role_first)
        lengths = _mix(np.arange(_LONG_CLAUSE + 1, dtype=np.uint64), _LENGTH * _SIDES + role)
        for first, after in runs:
            start, end = self._starts[first], self._starts[after]
            length = min(after - first, _LONG_CLAUSE)
            heard = np.concatenate(
                (items[start:end], firsts[start : self._starts[first + 1]], lengths[length : length + 1])
            )
            yield np.tile(heard, after - first), np.repeat(np.arange(first, after), len(heard))

    def _listen_near(self, distance: int) -> Iterator[tuple[Places, Owners]]:
        left = np.flatnonzero(self._sentence_of[distance:] == self._sentence_of[:-distance])
        right = left + distance
        apart = self._clause_of[left] != self._clause_of[right]
        for side, them, us in ((_LEFT, left, right), (_RIGHT, right, left)):
            for split in (False, True):
                items, owners = self._spread(them[apart == split], us[apart == split])
                yield _mix(items, side), owners
                yield _mix(items, side * _SIDES + 2 * distance + split), owners

    def _spread(self, them: Owners, us: Owners) -> tuple[Places, Owners]:
        """Return what `them` tell, and to whom of `us`."""
        counts = self._counts[them]
        before = np.cumsum(counts) - counts
        places = np.arange(counts.sum()) + np.repeat(self._starts[them] - before, counts)
        return self._items[places], np.repeat(us, counts)

    def _listen_to_pairs(self) -> Iterator[tuple[Places, Owners]]:
        rows = [
            [(left * _ODD + right) & _MASK for left in self._told[i] for right in self._told[i + 1]]
            if self._words[i + 1].gap == NONE
            else []
            for i in range(len(self._words) - 1)
        ]
        places, owners = _gather(rows, _PAIR)
        yield _mix(places, _RIGHT), owners
        yield _mix(places, _LEFT), owners + 1


def cut_runs(words: Sequence[Word], least: int) -> Iterator[Run]:
    """Yield the first place and the place after the last of runs: until a break above `least`, or 40 words."""
    first = 0
    for place in range(1, len(words) + 1):
        if place == len(words) or words[place].gap > least or place - first == _LONGEST:
            yield first, place
            first = place


def _number(runs: Sequence[Run]) -> Owners:
    return np.repeat(np.arange(len(runs)), [after - first for first, after in runs])


def _gather(rows: Sequence[Sequence[int]], role: int) -> tuple[Places, Owners]:
    places = np.array([place for row in rows for place in row], np.uint64)
    return _mix(places, role), np.repeat(np.arange(len(rows)), [len(row) for row in rows])


def _list_told(word: Word) -> list[int]:
    told = [_hash("<" + group) for group in sorted(word.groups - _NOT_TOLD)]
    return told if _NAME in word.groups else [_hash(word.key), *told]


def _list_parts(word: Word) -> tuple[int, ...]:
    return () if _NAME in word.groups else _cut_parts(word.key[:_LONGEST_WORD])


@lru_cache(maxsize=20_000)
def _cut_parts(key: str) -> tuple[int, ...]:
    shut = f"^{key}$".encode()
    return tuple(zlib.crc32(shut[start : start + n]) for n in _PARTS for start in range(len(shut) - n + 1))


@lru_cache(maxsize=20_000)
def _hash(text: str) -> int:
    return zlib.crc32(text.encode())


def _mix(places: Places, role: int) -> Places:
    """Return other numbers for the same items, heard in another role."""
    mixed = (places ^ np.uint64(role * _BIG & _MASK)) * np.uint64(_ODD) & np.uint64(_MASK)
    mixed ^= mixed >> np.uint64(15)
    return mixed * np.uint64(_EVEN) & np.uint64(_MASK)
