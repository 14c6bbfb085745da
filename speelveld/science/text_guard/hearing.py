"""Adds what the small model hears in sentences in which the rules found nothing."""

from collections.abc import Iterator, Sequence

from speelveld.science.text_guard.contexts import find_end, find_start
from speelveld.science.text_guard.findings import Find
from speelveld.science.text_guard.model import Model, cut_clauses
from speelveld.science.text_guard.tokens import SENTENCE
from speelveld.science.text_guard.words import Word

_SHORTEST = 3  # words that are no number; fewer are no evidence
_LONGEST_SHARE = 12  # words that are marked of a long clause


def hear(words: Sequence[Word], finds: Sequence[Find], silent: set[int], model: Model) -> list[Find]:
    """Return a find for each clause that sounds like one about a person's health or life."""
    told = {place for find in finds for place in _list_sentence(words, find)}
    return [
        Find(
            first,
            min(after, first + _LONGEST_SHARE) - 1,
            _guess_kind(words[first:after]),
            firm=False,
            term=False,
        )
        for first, after in cut_clauses(words)
        if sum("num" not in word.groups for word in words[first:after]) >= _SHORTEST
        and first not in told
        and silent.isdisjoint(range(first, after))
        and model.score(words[first:after]) > model.threshold
    ]


def _list_sentence(words: Sequence[Word], find: Find) -> Iterator[int]:
    yield from range(find_start(words, find.first, SENTENCE), find_end(words, find.last, SENTENCE))


def _guess_kind(words: Sequence[Word]) -> str:
    """The model does not know the kind: with a relative it is private, else it is told as a state of somebody."""
    return "private" if any("relative" in word.groups for word in words) else "symptom"
