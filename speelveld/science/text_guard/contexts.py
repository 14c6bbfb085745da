"""Reads what surrounds a find: is it about a person, or about policy, clients, a trade or a thing?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from speelveld.science.text_guard.folding import fold_word
from speelveld.science.text_guard.tokens import NONE, SENTENCE, make_key
from speelveld.science.text_guard.words import Word

_NEAR = 3  # words before a find in which it can be tied to a person
_CLIENT_NEAR = 6
_FARTHEST = 40  # words; a sentence without end is not read again for each find in it
_NOUN_PHRASE = 8  # words of a subject with what hangs on it
_HANGING = 3  # words between a preposition and its noun
_SUBJECT = frozenset(("who", "name", "first", "relative", "body", "possessive", "role", "lead"))


@dataclass(frozen=True)
class Cues:
    """Words that tell what a sentence is about; phrases are kept by their first word."""

    words: frozenset[str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]

    def find(self, words: Sequence[Word], first: int, after: int) -> int | None:
        """Return the place of the first cue between two places, or None."""
        for place in range(first, after):
            key = words[place].key
            if key in self.words or any(
                _stands(phrase, words, place) for phrase in self.phrases.get(key, ())
            ):
                return place
        return None


def read_cues(entries: Iterable[str]) -> Cues:
    single: set[str] = set()
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for entry in entries:
        parts = tuple(make_key(fold_word(part)) for part in entry.split())
        if len(parts) == 1:
            single.add(parts[0])
        else:
            phrases[parts[0]] = (*phrases.get(parts[0], ()), parts)
    return Cues(frozenset(single), phrases)


def _stands(phrase: tuple[str, ...], words: Sequence[Word], place: int) -> bool:
    return len(phrase) <= len(words) - place and all(
        words[place + i].key == part for i, part in enumerate(phrase)
    )


def find_start(words: Sequence[Word], place: int, gap: int) -> int:
    """Return the first word of the sentence (or clause) that the word stands in."""
    least = max(0, place - _FARTHEST)
    while place > least and words[place].gap < gap:
        place -= 1
    return place


def find_end(words: Sequence[Word], place: int, gap: int) -> int:
    """Return the place after the last word of the sentence (or clause)."""
    most = min(len(words), place + _FARTHEST)
    place += 1
    while place < most and words[place].gap < gap:
        place += 1
    return place


class Surroundings:
    """Decides whether a find is about something else than a person."""

    def __init__(self, contexts: Mapping[str, tuple[str, ...]]) -> None:
        self._policy = read_cues(contexts.get("policy", ()))
        self._clients = read_cues(contexts.get("clients", ()))
        self._trade = read_cues(contexts.get("trade", ()))
        self._trades = read_cues(contexts.get("trade first", ()))
        self._tied = read_cues(contexts.get("tied", ()))
        self._articles = read_cues(contexts.get("article", ()))
        self._be = read_cues(contexts.get("be", ()))
        self._prepositions = read_cues(contexts.get("preposition", ()))

    def is_about_work(self, words: Sequence[Word], first: int, last: int, *, trade: bool) -> bool:
        """True when the sentence is about clients, policy or a trade and the find is not tied to a person."""
        start, end = find_start(words, first, SENTENCE), find_end(words, last, SENTENCE)
        if self._speaks_of_clients(words, start, first):
            return True
        if self._is_tied(words, start, first):
            return False
        if trade and self._trades.find(words, start, start + 1) is not None:
            return True
        cues = (self._policy, self._clients, self._trade) if trade else (self._policy, self._clients)
        return any(
            cue.find(words, start, first) is not None or cue.find(words, last + 1, end) is not None
            for cue in cues
        )

    def _speaks_of_clients(self, words: Sequence[Word], start: int, first: int) -> bool:
        near = max(start, first - _CLIENT_NEAR)
        place = self._clients.find(words, near, first)
        return place is not None and not any(
            words[i].groups & {"name", "relative"} for i in range(place + 1, first)
        )

    def _is_tied(self, words: Sequence[Word], start: int, first: int) -> bool:
        near = first
        while near > max(start, first - _NEAR) and words[near].gap == NONE:
            near -= 1
        return self._tied.find(words, near, first) is not None

    def is_about_thing(self, words: Sequence[Word], first: int, last: int) -> bool:
        """True when the clause has a thing for its subject, and no person."""
        start, end = find_start(words, first, NONE + 1), find_end(words, last, NONE + 1)
        before, after = words[start:first], words[last + 1 : end]
        if any(word.groups & _SUBJECT for word in before):
            return False
        if any("thing" in word.groups and not self._hangs(before, i) for i, word in enumerate(before)):
            return True
        if self._begins_with_noun(before):
            return True
        return bool(after) and "thing" in after[0].groups

    def _hangs(self, words: Sequence[Word], place: int) -> bool:
        """True for a thing that is no subject: `sinds de fusie`."""
        return self._prepositions.find(words, max(0, place - _HANGING), place) is not None

    def _begins_with_noun(self, before: Sequence[Word]) -> bool:
        """`De offerte is afgekeurd`: an article, a noun that is no person, and a form of `zijn`."""
        if len(before) < 3 or self._articles.find(before, 0, 1) is None:
            return False
        return self._be.find(before, 2, min(len(before), _NOUN_PHRASE)) is not None
