"""What the small model adds to the rules: it lets doubtful finds go, and marks clauses in which they found nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speelveld.science.text_guard.contexts import find_end, find_start
from speelveld.science.text_guard.findings import Find
from speelveld.science.text_guard.model import Model, cut_clauses
from speelveld.science.text_guard.notes import NoteRules
from speelveld.science.text_guard.tokens import SENTENCE
from speelveld.science.text_guard.words import Word

_LONGEST_SHARE = 12  # words that are marked of a long clause
_FIRM = 1.5  # log odds by which a word that says so by itself outweighs doubt
_BARE = 1.5  # log odds that a single word needs above the threshold
_LONG_WORD = 7  # letters; a shorter single word is no evidence


@dataclass(frozen=True)
class Clause:
    """Words `[first, after)` with the log odds that they say something."""

    first: int
    after: int
    score: float


def judge(words: Sequence[Word], finds: Sequence[Find], rules: NoteRules, model: Model) -> list[Find]:
    """Return the finds that hold, and those that the model adds."""
    innocent = rules.find_innocent(words)

    def listen(first: int, after: int) -> Clause:
        hints = rules.list_hints(words, finds, innocent, first, after)
        return Clause(first, after, model.score(words[first:after], hints))

    clauses = [listen(first, after) for first, after in cut_clauses(words)]
    kept = [
        find
        for find in finds
        for around in (clause for clause in clauses if clause.first <= find.first < clause.after)
        if _holds(find, around, model)
        or _holds(find, listen(*rules.find_near(words, find, around.first, around.after)), model)
    ]
    return [*kept, *_hear(words, kept, clauses, innocent, model)]


def _holds(find: Find, around: Clause, model: Model) -> bool:
    """A long clause with much talk of work drowns a word in it, so what stands near the word is heard too."""
    return around.score > model.doubt - (_FIRM if find.firm and find.term else 0)


def _hear(
    words: Sequence[Word],
    finds: Sequence[Find],
    clauses: Sequence[Clause],
    innocent: set[int],
    model: Model,
) -> Iterator[Find]:
    told = {place for find in finds for place in _list_sentence(words, find)}
    for clause in clauses:
        if clause.first not in told and _sounds(words, clause, innocent, model):
            clipped = words[clause.first : clause.after][:_LONGEST_SHARE]
            first, after = model.find_core(clipped)
            kind = model.guess_kind(clipped)
            yield Find(clause.first + first, clause.first + after - 1, kind, firm=False, term=False)


def _sounds(words: Sequence[Word], clause: Clause, innocent: set[int], model: Model) -> bool:
    places = range(clause.first, clause.after)
    told = [words[i] for i in places if i not in innocent and "num" not in words[i].groups]
    if len(told) != 1:
        return bool(told) and clause.score > model.threshold
    (word,) = told
    return len(word.key) >= _LONG_WORD and clause.score > model.threshold + _BARE


def _list_sentence(words: Sequence[Word], find: Find) -> Iterator[int]:
    yield from range(find_start(words, find.first, SENTENCE), find_end(words, find.last, SENTENCE))
