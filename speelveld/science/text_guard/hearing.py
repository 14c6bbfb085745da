"""What the small model adds to the rules: it lets doubtful finds go, and marks words in which they found nothing."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from speelveld.science.text_guard.contexts import find_end, find_start
from speelveld.science.text_guard.features import cut_runs, list_features
from speelveld.science.text_guard.findings import Find
from speelveld.science.text_guard.model import Model
from speelveld.science.text_guard.notes import NoteRules
from speelveld.science.text_guard.tokens import CLAUSE, NONE, SENTENCE
from speelveld.science.text_guard.words import Word

_SOFTER = 1.0  # log odds below the threshold at which a word still belongs with a louder one beside it
_FIRM = 0.5  # log odds by which a listed word that says so by itself outweighs doubt
_SURE = frozenset(("contact", "special"))  # finds that the model has nothing to say about
_AT_ONCE = 400  # words that are heard in one go, to bound the memory for a long text
Remarks = Sequence[Sequence[str]]


def list_remarks(words: Sequence[Word], finds: Sequence[Find], rules: NoteRules) -> list[list[str]]:
    """Return what the rules make of each word: part of a find, let go, innocent, or said of a thing or of work."""
    innocent = rules.find_innocent(words)
    remarks = [["innocent"] if place in innocent else [] for place in range(len(words))]
    add_remarks(remarks, finds, "found")
    for place, word in enumerate(words):
        if word.sense is not None and "found" not in remarks[place]:
            remarks[place].append("let go")
    for first, after in cut_runs(words, NONE):
        hints = rules.list_hints(words, first, after)
        for place in range(first, after):
            remarks[place] += hints
    return remarks


def add_remarks(remarks: Sequence[list[str]], finds: Sequence[Find], name: str) -> None:
    """Remark on each word of the finds that it is one, of which kind, and how sure."""
    for find in finds:
        sure = f"{'firm' if find.firm else 'soft'} {'term' if find.term else 'phrase'}"
        for place in range(find.first, find.last + 1):
            remarks[place] += [name, f"{name} {find.category}", f"{name} {sure}"]


def judge(words: Sequence[Word], finds: Sequence[Find], remarks: Remarks, model: Model) -> list[Find]:
    """Return the finds that hold, and those that the model adds."""
    scores = score(words, remarks, model)
    kept = [find for find in finds if _holds(find, scores, model)]
    return [*kept, *_hear(words, kept, remarks, scores, model)]


def _holds(find: Find, scores: NDArray[np.float64], model: Model) -> bool:
    if find.category in _SURE:
        return True
    loudest: float = scores[find.first : find.last + 1].max()
    return loudest > model.threshold - (_FIRM if find.firm and find.term else 0)


def score(words: Sequence[Word], remarks: Remarks, model: Model) -> NDArray[np.float64]:
    """Return the log odds of each word."""
    ends = [0]
    for _, after in cut_runs(words, CLAUSE):
        if after - ends[-1] >= _AT_ONCE or after == len(words):
            ends.append(after)
    heard = [model.score(list_features(words[a:b], remarks[a:b])) for a, b in pairwise(ends)]
    return np.concatenate(heard) if heard else np.empty(0)


def _hear(
    words: Sequence[Word], kept: Sequence[Find], remarks: Remarks, scores: NDArray[np.float64], model: Model
) -> Iterator[Find]:
    near = {place for find in kept for place in range(find.first - 1, find.last + 2)}
    for first, after in _list_loud(words, scores, model.threshold):
        if near.isdisjoint(range(first, after)):
            start, end = find_start(words, first, SENTENCE), find_end(words, after - 1, SENTENCE)
            heard = list_features(words[start:end], remarks[start:end])
            kind = model.guess_kind(heard, first - start, after - start)
            yield Find(first, after - 1, kind, firm=False, term=False)


def _list_loud(
    words: Sequence[Word], scores: NDArray[np.float64], threshold: float
) -> Iterator[tuple[int, int]]:
    """Yield the runs inside a clause with a word above the threshold, as far as words belong with it."""
    for first, after in cut_runs(words, NONE):
        belongs = [first + int(i) for i in np.flatnonzero(scores[first:after] > threshold - _SOFTER)]
        for start, end in _join(belongs):
            if scores[start:end].max() > threshold:
                yield start, end


def _join(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of numbers that follow each other."""
    start = 0
    for i in range(1, len(places) + 1):
        if i == len(places) or places[i] != places[i - 1] + 1:
            yield places[start], places[i - 1] + 1
            start = i
