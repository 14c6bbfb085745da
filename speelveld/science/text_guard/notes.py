"""The guard of notes: marks what says something about somebody's health or private life."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from speelveld.science.text_guard.contexts import Surroundings, find_end, find_start, read_cues
from speelveld.science.text_guard.findings import Find, settle
from speelveld.science.text_guard.folding import fold_word
from speelveld.science.text_guard.lexicon import list_phrases
from speelveld.science.text_guard.patterns import Element, Matcher, Pattern, read_pattern
from speelveld.science.text_guard.tokens import NONE, make_key
from speelveld.science.text_guard.vocabulary import Vocabulary
from speelveld.science.text_guard.words import Word

_OF_A_TRADE = frozenset(
    ("diagnosis", "treatment", "medicine", "caregiver", "addiction", "pregnancy", "private", "cause")
)
_OF_RELATIVES = frozenset(("diagnosis", "symptom", "treatment", "medicine", "caregiver", "pregnancy"))
_OF_THE_PAST = frozenset(("diagnosis", "symptom", "treatment", "cause"))
_GUESSED = frozenset(("diagnosis", "symptom"))
_SOFT = frozenset(("symptom", "history", "diagnosis", "treatment"))


class NoteRules:
    """Terms, phrases and contexts of one language, ready to use."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._phrases = Matcher(
            [
                *(
                    _read_term(term, sense.category, firm=sense.firm)
                    for term, sense in list_phrases(vocabulary)
                ),
                *(read_pattern(line, name) for name, lines in vocabulary.patterns.items() for line in lines),
            ]
        )
        self._innocent = Matcher(read_pattern(line, "innocent") for line in vocabulary.innocent)
        self._surroundings = Surroundings(vocabulary.contexts)
        self._past = read_cues(vocabulary.contexts.get("past", ()))
        self._was = read_cues(vocabulary.contexts.get("was", ()))
        self._guess = read_cues(vocabulary.contexts.get("guess", ()))

    def find(self, words: Sequence[Word]) -> list[Find]:
        """Return what the words say, without overlap."""
        innocent = self.find_innocent(words)
        finds = [
            self._name(words, find)
            for find in self._list_finds(words)
            if innocent.isdisjoint(range(find.first, find.last + 1)) and not self._is_excused(words, find)
        ]
        return settle(finds)

    def list_hints(self, words: Sequence[Word], first: int, after: int) -> list[str]:
        """Return whether a clause is about a thing, and whether its sentence is about work."""
        hints = {
            "thing": self._surroundings.is_about_thing(words, after - 1, after - 1),
            "work": self._surroundings.is_about_work(words, first, first, trade=True),
        }
        return [name for name, holds in hints.items() if holds]

    def find_innocent(self, words: Sequence[Word]) -> set[int]:
        """Return the places of phrases that are about work, whatever their words."""
        return {place for first, last, _ in self._innocent.find(words) for place in range(first, last + 1)}

    def _list_finds(self, words: Sequence[Word]) -> Iterator[Find]:
        for place, word in enumerate(words):
            if word.sense is not None:
                yield Find(place, place, word.sense.category, word.sense.firm, term=True)
        for first, last, pattern in self._phrases.find(words):
            is_term = pattern.source in ("firm", "soft")
            yield Find(first, last, pattern.category, pattern.source == "firm", is_term)

    def _is_excused(self, words: Sequence[Word], find: Find) -> bool:
        soft = find.category in ("symptom", "addiction") or (
            find.category in _SOFT and not (find.term and find.firm)
        )
        if soft and self._surroundings.is_about_thing(words, find.first, find.last):
            return True
        if not find.term and find.category in ("symptom", "interpretation"):
            return False
        trade = find.category in _OF_A_TRADE
        return self._surroundings.is_about_work(words, find.first, find.last, trade=trade)

    def _name(self, words: Sequence[Word], find: Find) -> Find:
        """Give the kind that counts: of a relative, in the past, or guessed."""
        start = find_start(words, find.first, NONE + 1)
        before = words[start : find.first]
        if find.category in _OF_RELATIVES and any("relative" in word.groups for word in before):
            return replace(find, category="private")
        if find.category in _OF_THE_PAST and self._is_past(words, start, find):
            return replace(find, category="history")
        if find.category in _GUESSED and self._guess.find(words, start, find.first) is not None:
            return replace(find, category="interpretation")
        return find

    def _is_past(self, words: Sequence[Word], start: int, find: Find) -> bool:
        end = find_end(words, find.last, NONE + 1)
        return (
            self._past.find(words, start, end) is not None and self._was.find(words, start, end) is not None
        )


def _read_term(term: str, category: str, *, firm: bool) -> Pattern:
    parts = [make_key(fold_word(part)) for part in term.split()]
    elements = tuple(Element(literals=frozenset((part,))) for part in parts)
    return Pattern(category, elements, 0, len(elements), "firm" if firm else "soft")
