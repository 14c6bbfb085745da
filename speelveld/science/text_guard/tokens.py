"""Cuts a folded text into words that know where they stand and what stood before them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from speelveld.science.text_guard.folding import Folded

NONE, CLAUSE, SENTENCE = 0, 1, 2
LONGEST = 60  # no word is longer; what is longer is cut, so that the work per word is bounded
_TOKEN = re.compile(
    r"(?<![a-z0-9])(?:[a-z][.]){2,}[a-z]?(?![a-z0-9])"  # i.v.m. and P.J.
    r"|(?<![^\W_])[a-z](?:[ ._*·-]{1,2}[a-z](?![^\W_])){3,}"  # d e p r e s s i e
    r"|[^\W_](?:[^\W_]|['@$€*|&/-](?=['@$€*|&/-]?[^\W_])){0,59}"
    r"|%"
)
_SENTENCE_END = re.compile(r"[.!?;\n\r]")
_CLAUSE_END = re.compile(r"[,:()\[\]…=>]|\s-+\s|^\s*-+\s")
_LEET = str.maketrans("013457@$€|!", "oieasta" + "seli")
_MOSTLY_LETTERS = 3
_TITLES = frozenset(
    "dhr mevr mw mr mrs ms dr drs ir ing prof fam st".split()
)  # their full stop ends no sentence
_SHUT = re.compile(r"[-'’./&*|@$€ ·_]")


@dataclass(frozen=True, slots=True)
class Token:
    """`key` is the word as the vocabulary knows it: folded, without hyphens. `gap` is the break before it."""

    word: str
    key: str
    start: int
    end: int
    gap: int
    capital: bool
    upper: bool


def make_key(word: str) -> str:
    return word if word.isalnum() else _SHUT.sub("", word)


def cut(folded: Folded) -> list[Token]:
    """Return the words in order. Linear in the length of the text."""
    return list(_cut(folded))


def _cut(folded: Folded) -> Iterator[Token]:
    last, before = 0, ""
    for match in _TOKEN.finditer(folded.text):
        word, start, end = match.group(), match.start(), match.end()
        original = folded.original[folded.starts[start] : folded.ends[end - 1]]
        capital = original[:1].isupper()
        between = folded.text[last:start]
        titled = before in _TITLES and between == ". "
        gap = NONE if titled else _see_gap(between, capital, last == 0)
        letters = [letter for letter in original if letter.isalpha()]
        upper = len(letters) > 1 and all(letter.isupper() for letter in letters)
        yield Token(word, _read_key(word), start, end, gap, capital, upper)
        last, before = end, word


def _read_key(word: str) -> str:
    """Read digits and signs inside a word as the letters they stand for: `d3pre$$ie`."""
    if word.isalpha() or sum(letter.isalpha() for letter in word) < _MOSTLY_LETTERS:
        return make_key(word)
    return make_key(word.translate(_LEET))


def _see_gap(between: str, capital: bool, first: bool) -> int:
    if first:
        return SENTENCE
    if _SENTENCE_END.search(between):
        return CLAUSE if "." in between and not capital and "\n" not in between else SENTENCE
    return CLAUSE if _CLAUSE_END.search(between) else NONE
