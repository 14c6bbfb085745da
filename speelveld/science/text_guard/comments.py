"""The guard of open answers: marks who can be recognised, and what is told of somebody else's health or life."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from speelveld.science.text_guard.contexts import find_end, find_start, read_cues
from speelveld.science.text_guard.findings import Find
from speelveld.science.text_guard.names import NameRules
from speelveld.science.text_guard.patterns import Matcher, read_pattern
from speelveld.science.text_guard.tokens import CLAUSE, SENTENCE
from speelveld.science.text_guard.vocabulary import Vocabulary
from speelveld.science.text_guard.words import Word

_NOT_TOLD = frozenset(("special",))  # told of a group as often as of a person


class CommentRules:
    """Names, functions and stories of one language, ready to use."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        persons = vocabulary.persons
        self._innocent = Matcher(read_pattern(line, "innocent") for line in persons.get("innocent", ()))
        self._persons = Matcher(
            read_pattern(line, name)
            for name, lines in persons.items()
            if name != "innocent"
            for line in lines
        )
        self._names = NameRules(vocabulary)
        self._other = read_cues(vocabulary.classes.get("other", ()))
        self._own = read_cues(vocabulary.classes.get("own", ()))
        self._crowd = read_cues(vocabulary.classes.get("crowd", ()))

    def find(self, words: Sequence[Word], finds: Sequence[Find]) -> list[Find]:
        """Return the finds of an open answer; `finds` is what the guard of notes found in it."""
        innocent = {
            place for first, last, _ in self._innocent.find(words) for place in range(first, last + 1)
        }
        return [
            *(
                one
                for one in self._list_persons(words)
                if innocent.isdisjoint(range(one.first, one.last + 1))
            ),
            *self._list_told(words, finds),
        ]

    def _list_persons(self, words: Sequence[Word]) -> Iterator[Find]:
        for first, last, pattern in self._persons.find(words):
            yield Find(first, last, pattern.category, firm=True, term=False)
        for first, last in self._names.find(words):
            yield Find(first, last, "person_name", firm=True, term=True)

    def _list_told(self, words: Sequence[Word], finds: Sequence[Find]) -> Iterator[Find]:
        for find in finds:
            if find.category not in _NOT_TOLD and self._is_about_other(words, find):
                yield replace(find, category="health_other_person")

    def _is_about_other(self, words: Sequence[Word], find: Find) -> bool:
        """The nearest person before the find decides; without one, the nearest after it in the sentence."""
        start = find_start(words, find.first, SENTENCE)
        for place in range(find.last, start - 1, -1):
            verdict = self._judge(words, place)
            if verdict is not None:
                return verdict
        end = find_end(words, find.last, CLAUSE)
        for place in range(find.last + 1, end):
            verdict = self._judge(words, place)
            if verdict is not None:
                return verdict
        return False

    def _judge(self, words: Sequence[Word], place: int) -> bool | None:
        word = words[place]
        if self._crowd.find(words, place, place + 1) is not None:
            return False
        if "role" in word.groups or self._names.is_name(words, place):
            return True
        if self._other.find(words, place, place + 1) is not None:
            return True
        if self._own.find(words, place, place + 1) is not None:
            return False
        return None
