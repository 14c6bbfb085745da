"""Phrases as patterns over words: reading them, and finding them in a text.

The way of writing is explained at the top of content/text_guard/nl/patterns.txt. A pattern is tried only where its
first word stands, and looks at a bounded number of words from there; so the work grows in proportion to the text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from speelveld.science.text_guard.folding import fold_word
from speelveld.science.text_guard.tokens import CLAUSE, NONE, make_key
from speelveld.science.text_guard.words import Word

_MOST_REPEATS = 4
_MANY = 64  # steps of one attempt; enough for every phrase, and a bound for a hostile text
_BLOCK, _AHEAD = 16, 20  # words looked at together, and how far ahead of them


@dataclass(frozen=True)
class Element:
    """One place in a pattern: words, endings and groups that fit, or `gap` words to skip."""

    literals: frozenset[str] = frozenset()
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)  # by their first word
    prefixes: tuple[str, ...] = ()
    groups: frozenset[str] = frozenset()
    anything: bool = False
    least: int = 1
    most: int = 1
    forbidden: bool = False
    edge: str = ""  # "^" start of a clause, "$" its end, "," a break inside the phrase


@dataclass(frozen=True)
class Pattern:
    """Elements with the marked part `[begin, end)` counted in elements."""

    category: str
    elements: tuple[Element, ...]
    begin: int
    end: int
    source: str = field(compare=False, default="")


class PatternError(ValueError):
    """A pattern is not written as it should be."""


def read_pattern(source: str, category: str) -> Pattern:
    """Read one line of a pattern file."""
    elements: list[Element] = []
    begin, end = 0, -1
    for piece in source.replace("[", " [ ").replace("]", " ] ").split():
        if piece == "[":
            begin = len(elements)
        elif piece == "]":
            end = len(elements)
        else:
            elements.append(_read_element(piece, source))
    if not any(one.least and not one.edge and not one.forbidden for one in elements):
        raise PatternError(f"{source!r}: write at least one word that must be there.")
    return Pattern(category, tuple(elements), begin, len(elements) if end < 0 else end, source)


def _read_element(piece: str, source: str) -> Element:
    if piece in ("^", "$", ",", ",?"):
        return Element(least=0, most=0, edge=piece)
    gap = re.fullmatch(r"~(\d)", piece)
    if gap:
        return Element(anything=True, least=0, most=int(gap.group(1)))
    least, most = 1, 1
    if piece[-1] in "?*":
        least, most = 0, 1 if piece[-1] == "?" else _MOST_REPEATS
        piece = piece[:-1]
    forbidden = piece.startswith("!")
    return _read_choices(piece.removeprefix("!").split("|"), least, most, forbidden, source)


def _read_choices(choices: Iterable[str], least: int, most: int, forbidden: bool, source: str) -> Element:
    literals: set[str] = set()
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    prefixes: list[str] = []
    groups: set[str] = set()
    for choice in choices:
        if choice.startswith("<") and choice.endswith(">"):
            groups.add(choice[1:-1])
        elif "<" in choice or ">" in choice or not choice:
            raise PatternError(f"{source!r}: {choice!r} is neither a word nor a group.")
        elif "_" in choice:
            phrase = tuple(_make_key(word) for word in choice.split("_"))
            phrases[phrase[0]] = (*phrases.get(phrase[0], ()), phrase)
        elif choice.endswith("%") and len(choice) > 1:
            prefixes.append(_make_key(choice[:-1]))
        else:
            literals.add(_make_key(choice))
    anything = "word" in groups
    return Element(
        frozenset(literals), phrases, tuple(prefixes), frozenset(groups), anything, least, most, forbidden
    )  # fmt: skip


def _make_key(word: str) -> str:
    return word if word == "%" else make_key(fold_word(word))


@dataclass(frozen=True)
class _Kept:
    """`needed`: one of these marks must be near, or the pattern cannot fit; empty when nothing is sure."""

    pattern: Pattern
    needed: frozenset[str]


class Matcher:
    """Finds patterns in a text. Patterns are kept by what they can begin with."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._by_mark: dict[str, list[_Kept]] = {}
        self._by_prefix: dict[str, list[tuple[str, _Kept]]] = {}
        for pattern in patterns:
            kept = _Kept(pattern, _list_needed(pattern))
            for element in _list_first(pattern):
                for mark in _list_marks(element):
                    self._by_mark.setdefault(mark, []).append(kept)
                for prefix in element.prefixes:
                    self._by_prefix.setdefault(prefix[:3], []).append((prefix, kept))

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int, Pattern]]:
        """Yield (first word, last word, pattern) of every marked part."""
        for block in range(0, len(words), _BLOCK):
            ahead = words[block : block + _BLOCK + _AHEAD]
            near = frozenset().union(*(word.marks for word in ahead))
            for place in range(block, min(block + _BLOCK, len(words))):
                for kept in self._list_candidates(words[place]):
                    if kept.needed and kept.needed.isdisjoint(near):
                        continue
                    found = match_at(kept.pattern, words, place)
                    if found is not None:
                        yield (*found, kept.pattern)

    def _list_candidates(self, word: Word) -> Iterator[_Kept]:
        for mark in word.marks:
            yield from self._by_mark.get(mark, ())
        for prefix, kept in self._by_prefix.get(word.key[:3], ()):
            if word.key.startswith(prefix):
                yield kept


def _list_marks(element: Element) -> set[str]:
    return {*element.literals, *element.phrases, *(f"<{group}" for group in element.groups)}


def _list_first(pattern: Pattern) -> Iterator[Element]:
    """Yield the elements that the phrase can begin with."""
    for element in pattern.elements:
        if element.edge or element.forbidden:
            continue
        if not (element.anything and element.least == 0):
            yield element
        if element.least:
            return


def _list_needed(pattern: Pattern) -> frozenset[str]:
    """Return the marks of the rarest element that must be there, within reach of the first word."""
    choices: list[set[str]] = []
    reach = 0
    for element in pattern.elements:
        reach += element.most
        if (
            element.least
            and not element.forbidden
            and not element.prefixes
            and not element.anything
            and reach < _AHEAD
        ):
            choices.append(_list_marks(element))
    rarest = sorted((len(marks), sorted(marks)) for marks in choices[1:])
    return frozenset(rarest[0][1]) if rarest else frozenset()


def match_at(pattern: Pattern, words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """Return the first and last word of the marked part when the phrase begins at `place`."""
    attempt = _Attempt(pattern.elements, words, place)
    places = attempt.run(0, place)
    if places is None:
        return None
    places.reverse()
    first, after = places[pattern.begin], places[pattern.end]
    return (first, after - 1) if after > first else None


class _Attempt:
    """One try of one pattern at one place; gives up after a fixed number of steps."""

    def __init__(self, elements: tuple[Element, ...], words: Sequence[Word], start: int) -> None:
        self._elements, self._words, self._start = elements, words, start
        self._steps = 0
        self._commas: set[int] = set()

    def run(self, index: int, place: int) -> list[int] | None:
        """Return the places of this and all later elements, last first; None when it does not fit."""
        self._steps += 1
        if self._steps > _MANY:
            return None
        if index == len(self._elements):
            return [place]
        for after in self._list_ends(self._elements[index], place):
            rest = self.run(index + 1, after)
            if rest is not None:
                rest.append(place)
                return rest
        return None

    def _list_ends(self, element: Element, place: int) -> list[int]:
        if element.edge:
            return [place] if self._stands_at_edge(element.edge, place) else []
        if element.forbidden:
            return [] if self._joined(place) and self._list_fits(element, place) else [place]
        if element.anything and not element.least:
            return self._skip(element, place)
        return self._repeat(element, place)

    def _skip(self, element: Element, place: int) -> list[int]:
        """Few words before many: the shortest phrase is the one that is meant. A phrase begins with a word."""
        ends = [place]
        while len(ends) <= element.most and ends[-1] != self._start and self._joined(ends[-1]):
            ends.append(ends[-1] + 1)
        return ends

    def _repeat(self, element: Element, place: int) -> list[int]:
        """Many before few: a group takes what it can."""
        fits = self._list_fits(element, place) if self._joined(place) else []
        if element.most == 1:
            return [*fits, place] if element.least == 0 else fits
        ends = [place]
        while fits and len(ends) <= element.most:
            ends.append(fits[0])
            fits = self._list_fits(element, fits[0]) if self._joined(fits[0]) else []
        return ends[::-1]

    def _joined(self, place: int) -> bool:
        """True when there is a word at the place that no punctuation parts from the words before it."""
        if place >= len(self._words):
            return False
        return self._words[place].gap == NONE or place == self._start or place in self._commas

    def _stands_at_edge(self, edge: str, place: int) -> bool:
        ends = place >= len(self._words)
        if edge == "$":
            return ends or self._words[place].gap != NONE
        if edge == "^":
            return not ends and self._words[place].gap != NONE
        if not ends and self._words[place].gap == CLAUSE:
            self._commas.add(place)
            return True
        return edge == ",?"

    def _list_fits(self, element: Element, place: int) -> list[int]:
        word = self._words[place]
        if (
            element.anything
            or word.key in element.literals
            or not word.groups.isdisjoint(element.groups)
            or any(word.key.startswith(prefix) for prefix in element.prefixes)
        ):
            ends = [place + 1]
        else:
            ends = []
        phrases = element.phrases.get(word.key, ())
        if word.phrases:
            phrases = (*phrases, *(p for group in element.groups for p in word.phrases.get(group, ())))
        for phrase in phrases:
            if self._stands(phrase, place):
                ends.append(place + len(phrase))
        return ends

    def _stands(self, phrase: tuple[str, ...], place: int) -> bool:
        return place + len(phrase) <= len(self._words) and all(
            self._words[place + i].key == phrase[i] and self._words[place + i].gap == NONE
            for i in range(1, len(phrase))
        )
