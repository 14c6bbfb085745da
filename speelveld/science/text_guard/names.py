"""Recognises names of persons by lists and by what stands around a capital."""

from collections.abc import Iterator, Sequence

from speelveld.science.text_guard.folding import fold_word
from speelveld.science.text_guard.tokens import NONE, SENTENCE, make_key
from speelveld.science.text_guard.vocabulary import Vocabulary
from speelveld.science.text_guard.words import Word

_SHORTEST_HALF = 3  # letters of each half of a double name


class NameRules:
    """`find` returns runs of words that name somebody."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        names = {name: _read(words) for name, words in vocabulary.names.items()}
        self._first = names.get("first", frozenset())
        self._surnames = names.get("surname", frozenset())
        self._particles = names.get("particle", frozenset())
        self._not_after = names.get("no name", frozenset())
        self._place_before = names.get("place before", frozenset())
        self._not = names.get("place", frozenset()) | names.get("thing", frozenset())
        self._words = names.get("word", frozenset())  # names that are words too: Roos, Wil, Mark
        self._leads = names.get("lead in", frozenset())
        self._verbs = names.get("verb", frozenset())
        self._endings = tuple(names.get("street ending", ("straat",)))

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """Yield first and last word of each name."""
        place = 0
        while place < len(words):
            if self.is_name(words, place):
                last = self._extend(words, place)
                yield place, last
                place = last
            place += 1

    def is_name(self, words: Sequence[Word], place: int) -> bool:
        """True when the word begins a name of a person."""
        word = words[place]
        key = word.key.removesuffix("s") if word.key not in self._first and len(word.key) > 3 else word.key
        if self._is_no_person(words, place) or self._stands_after(words, place, self._not_after):
            return False
        if self._is_initials(words, place):
            return True
        if key in self._first:
            return self._is_meant_as_name(words, place, key)
        if word.capital and self._is_double(key):
            return True
        if self._stands_after(words, place, self._place_before):
            return False
        return word.capital and not word.upper and self._is_surname(words, place)

    def _is_double(self, key: str) -> bool:
        """True for two first names in one, `Evert-Jan`."""
        parts = ((key[:i], key[i:]) for i in range(_SHORTEST_HALF, len(key) - _SHORTEST_HALF + 1))
        return any(one in self._first and other in self._first for one, other in parts)

    def _is_no_person(self, words: Sequence[Word], place: int) -> bool:
        """A place, a thing or a street, in one word or two: `Den Haag`."""
        key = words[place].key
        before = words[place - 1].key if place else ""
        after = words[place + 1].key if place + 1 < len(words) else ""
        return not self._not.isdisjoint((key, before + key, key + after)) or (
            len(key) > 8 and key.endswith(self._endings)
        )

    def _is_meant_as_name(self, words: Sequence[Word], place: int, key: str) -> bool:
        """A first name that is a word too needs a capital inside a sentence, or a verb after it."""
        word = words[place]
        if key not in self._words:
            return word.capital or len(key) > 2
        if not word.capital or word.upper:
            return False
        return (
            word.gap != SENTENCE
            or self._is_followed_by_verb(words, place)
            or self._is_full_name(words, place)
        )

    def _is_full_name(self, words: Sequence[Word], place: int) -> bool:
        after = place + 1
        while after < len(words) and words[after].key in self._particles and words[after].gap == NONE:
            after += 1
        return after < len(words) and words[after].capital and words[after].gap == NONE

    def _is_surname(self, words: Sequence[Word], place: int) -> bool:
        word = words[place]
        if word.gap == SENTENCE:
            if word.key in self._surnames and self._is_followed_by_verb(words, place):
                return True
            return word.key in self._particles and self._is_particle_name(words, place)
        if "name" not in word.groups:
            return False
        return (
            word.key in self._surnames
            or self._stands_after(words, place, self._leads)
            or self._stands_after(words, place, self._particles)
            or self._is_followed_by_verb(words, place)
        )

    def _is_particle_name(self, words: Sequence[Word], place: int) -> bool:
        """`De Vries heeft ...` at the start of a sentence."""
        after = place + 1
        return (
            after < len(words)
            and words[after].capital
            and words[after].key not in self._not
            and not words[after].upper
            and (words[after].key in self._surnames or self._is_followed_by_verb(words, after))
        )

    def _is_followed_by_verb(self, words: Sequence[Word], place: int) -> bool:
        after = place + 1
        if after >= len(words) or words[after].gap != NONE:
            return False
        return words[after].key in self._verbs

    def _stands_after(self, words: Sequence[Word], place: int, keys: frozenset[str]) -> bool:
        return place > 0 and words[place].gap == NONE and words[place - 1].key in keys

    def _is_initials(self, words: Sequence[Word], place: int) -> bool:
        """`P.J.`, or `A. Bakker`: one letter, and a capital close behind it."""
        word = words[place]
        if not word.capital:
            return False
        if len(word.key) in (2, 3) and word.end - word.start >= 2 * len(word.key) - 1:
            return word.upper
        if len(word.key) != 1 or place + 1 >= len(words):
            return False
        after = words[place + 1]
        return after.start - word.end == 2 and after.capital and not after.upper and after.gap != NONE

    def _extend(self, words: Sequence[Word], place: int) -> int:
        """Take particles and surnames along."""
        last, after = place, place + 1
        while after < len(words) and (
            words[after].gap == NONE or (len(words[last].key) == 1 and after == place + 1)
        ):
            if words[after].capital and words[after].key not in self._not:
                last = after
            elif words[after].key not in self._particles or not self._is_full_name(words, after):
                break
            after += 1
        return last


def _read(words: Sequence[str]) -> frozenset[str]:
    return frozenset(make_key(fold_word(word)) for word in words)
