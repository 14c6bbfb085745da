"""Phrases as patterns over words: reading them, and finding them in a text.

The way of writing is explained at the top of content/text_guard/nl/patterns.txt. A pattern is tried only where its
first word stands, and looks at a bounded number of words from there; so the work grows in proportion to the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from speelveld.science.text_guard.folding import fold_word
from speelveld.science.text_guard.tokens import CLAUSE, NONE, make_key
from speelveld.science.text_guard.words import Word

_MOST_REPEATS = 4
_MANY = 64  # steps of one attempt; enough for every phrase, and a bound for a hostile text


@dataclass(frozen=True)
class Element:
    """One place in a pattern: words, endings and groups that fit, or `gap` words to skip."""

    literals: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, ...], ...] = ()
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
    literals, phrases, prefixes, groups = set(), [], [], set()
    for choice in choices:
        if choice.startswith("<") and choice.endswith(">"):
            groups.add(choice[1:-1])
        elif "<" in choice or ">" in choice or not choice:
            raise PatternError(f"{source!r}: {choice!r} is neither a word nor a group.")
        elif "_" in choice:
            phrases.append(tuple(_make_key(word) for word in choice.split("_")))
        elif choice.endswith("%") and len(choice) > 1:
            prefixes.append(_make_key(choice[:-1]))
        else:
            literals.add(_make_key(choice))
    anything = "word" in groups
    return Element(
        frozenset(literals), tuple(phrases), tuple(prefixes), frozenset(groups), anything, least, most, forbidden
    )  # fmt: skip


def _make_key(word: str) -> str:
    return word if word == "%" else make_key(fold_word(word))


class Matcher:
    """Finds patterns in a text. Patterns are kept by what they can begin with."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._by_word: dict[str, list[Pattern]] = {}
        self._by_prefix: dict[str, list[tuple[str, Pattern]]] = {}
        self._by_group: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            for element in _list_first(pattern):
                self._keep(element, pattern)

    def _keep(self, element: Element, pattern: Pattern) -> None:
        for word in {*element.literals, *(phrase[0] for phrase in element.phrases)}:
            self._by_word.setdefault(word, []).append(pattern)
        for prefix in element.prefixes:
            self._by_prefix.setdefault(prefix[:3], []).append((prefix, pattern))
        for group in element.groups:
            self._by_group.setdefault(group, []).append(pattern)

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int, Pattern]]:
        """Yield (first word, last word, pattern) of every marked part."""
        for place, word in enumerate(words):
            for pattern in self._list_candidates(word):
                found = match_at(pattern, words, place)
                if found is not None:
                    yield (*found, pattern)

    def _list_candidates(self, word: Word) -> Iterator[Pattern]:
        yield from self._by_word.get(word.key, ())
        for prefix, pattern in self._by_prefix.get(word.key[:3], ()):
            if word.key.startswith(prefix):
                yield pattern
        for group in {*word.groups, *word.phrases}:
            yield from self._by_group.get(group, ())


def _list_first(pattern: Pattern) -> Iterator[Element]:
    """Yield the elements that the phrase can begin with."""
    for element in pattern.elements:
        if element.edge or element.forbidden:
            continue
        if not (element.anything and element.least == 0):
            yield element
        if element.least:
            return


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

    def run(self, index: int, place: int) -> list[int] | None:
        """Return the places of this and all later elements, last first; None when it does not fit."""
        self._steps += 1
        if self._steps > _MANY:
            return None
        if index == len(self._elements):
            return [place]
        element = self._elements[index]
        for after in self._list_ends(element, index, place):
            rest = self.run(index + 1, after)
            if rest is not None:
                rest.append(place)
                return rest
        return None

    def _list_ends(self, element: Element, index: int, place: int) -> Iterator[int]:
        if element.edge:
            if self._stands_at_edge(element.edge, place):
                yield place
        elif element.forbidden:
            if not self._joined(place) or not any(True for _ in self._list_fits(element, place)):
                yield place
        elif element.anything and not element.least:
            yield from self._skip(element, index, place)
        else:
            yield from self._repeat(element, place)

    def _skip(self, element: Element, index: int, place: int) -> Iterator[int]:
        """Few words before many: the shortest phrase is the one that is meant. A phrase begins with a word."""
        for n in range(element.most + 1):
            yield place + n
            if not self._joined(place + n) or place + n == self._start:
                return

    def _repeat(self, element: Element, place: int) -> Iterator[int]:
        ends = [place]
        while len(ends) <= element.most:
            fit = next(self._list_fits(element, ends[-1]), None) if self._joined(ends[-1]) else None
            if fit is None:
                break
            ends.append(fit)
        if element.most == 1 and len(ends) > 1:
            yield from self._list_fits(element, place)
        else:
            yield from (end for end in reversed(ends[1:]))
        if element.least == 0:
            yield place

    def _joined(self, place: int) -> bool:
        """True when there is a word at the place that no punctuation parts from the words before it."""
        if place >= len(self._words):
            return False
        return place == self._start or self._words[place].gap == NONE or self._after_comma(place)

    def _after_comma(self, place: int) -> bool:
        return self._words[place].gap == CLAUSE and place in self._commas

    _commas: frozenset[int] = frozenset()

    def _stands_at_edge(self, edge: str, place: int) -> bool:
        if edge == "^":
            return place < len(self._words) and self._words[place].gap != NONE
        if edge == "$":
            return place >= len(self._words) or self._words[place].gap != NONE
        if place < len(self._words) and self._words[place].gap == CLAUSE:
            self._commas |= {place}
            return True
        return edge == ",?"

    def _list_fits(self, element: Element, place: int) -> Iterator[int]:
        word = self._words[place]
        if element.anything or word.key in element.literals or not word.groups.isdisjoint(element.groups):
            yield place + 1
        elif any(word.key.startswith(prefix) for prefix in element.prefixes):
            yield place + 1
        for group in element.groups:
            yield from self._list_phrases(word.phrases.get(group, ()), place)
        yield from self._list_phrases(element.phrases, place)

    def _list_phrases(self, phrases: Iterable[tuple[str, ...]], place: int) -> Iterator[int]:
        for phrase in phrases:
            end = place + len(phrase)
            if end <= len(self._words) and all(
                self._words[place + i].key == part and (i == 0 or self._words[place + i].gap == NONE)
                for i, part in enumerate(phrase)
            ):
                yield end
