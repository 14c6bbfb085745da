"""Trains the small models anew: `python -m tests.science.text_guard.train` writes content/text_guard/*/model.json.

To be run after words or training texts have changed; a test tells when.
"""

import zlib
from collections.abc import Iterator, Sequence

from speelveld.catalogue.reading import OWN_CONTENT
from speelveld.catalogue.text_guard import read_vocabulary
from speelveld.catalogue.text_guard_model import write_model
from speelveld.science.text_guard import Vocabulary
from speelveld.science.text_guard.folding import Folded, fold
from speelveld.science.text_guard.lexicon import Lexicon, Sense
from speelveld.science.text_guard.model import Model, cut_clauses, list_features
from speelveld.science.text_guard.notes import NoteRules
from speelveld.science.text_guard.tokens import Token, cut
from speelveld.science.text_guard.training import Clause, train
from speelveld.science.text_guard.words import Word, understand
from tests.science.text_guard.corpus import Labelled, expand, read_sections, read_texts, read_training

_SERIES = ("", "_fresh", "_last", "_fourth", "_fifth", "_sixth", "_work")
LEARNED = {language: tuple(f"notes_{language}{name}" for name in _SERIES) for language in ("nl", "en")}
THRESHOLDS = {"nl": (1.5, 0.0), "en": (2.0, 0.0)}  # marks above the first, lets go below the second
_SEEN, _SHUT = 0.5, 1.0  # weights of a clause read with the lexicon, and of the same with the lexicon shut
_MADE, _MADE_SHUT = (
    0.2,
    0.3,
)  # the same for a clause made from a list: it weighs less than one that somebody wrote
_FRAMES_A_TERM, _WORK_FRAMES_A_TERM, _FRAMES_A_THING, _STRIDE = 2, 1, 6, 7
_SAMPLE = 14  # sentences of a line with slots
_SOMETHING = "something"  # a kind that was not written down


class ShutLexicon(Lexicon):
    """Knows the groups of words and not their senses: what a lexicon makes of words it has never seen."""

    def sense(self, token: Token) -> Sense | None:
        return None


class Reader:
    """Reads training texts into clauses, with the lexicon open or shut."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._open, self._shut = Lexicon(vocabulary), ShutLexicon(vocabulary)
        self._rules = NoteRules(vocabulary)

    def read_both(self, one: Labelled) -> Iterator[Clause]:
        """Yield the clauses of a labelled text twice: with the lexicon open, and shut."""
        yield from self._read(one, self._open, _SEEN)
        yield from self._read(one, self._shut, _SHUT)

    def read_made(self, text: str, kind: str) -> Iterator[Clause]:
        """Yield a text of one clause that is made from a list; one about somebody also with the lexicon shut."""
        for lexicon, weight in ((self._open, _MADE), (self._shut, _MADE_SHUT))[: 2 if kind else 1]:
            words = understand(cut(fold(text)), lexicon)
            yield Clause(
                list_features(words, self._rules.list_hints(words, None, set(), 0, len(words))), kind, weight
            )

    def _read(self, one: Labelled, lexicon: Lexicon, weight: float) -> Iterator[Clause]:
        folded = fold(one.text)
        words = understand(cut(folded), lexicon)
        finds, innocent = self._rules.find(words), self._rules.find_innocent(words)
        for first, after in cut_clauses(words):
            kind = _find_kind(one, folded, words[first:after])
            hints = self._rules.list_hints(words, finds, innocent, first, after)
            yield Clause(list_features(words[first:after], hints), kind, weight)


def train_language(language: str, vocabulary: Vocabulary | None = None) -> Model:
    """Train on all texts, with the words of a vocabulary: that of the language unless another is given."""
    vocabulary = vocabulary or read_vocabulary(OWN_CONTENT / "text_guard", language)
    return train(list(list_clauses(language, vocabulary, LEARNED[language])), *THRESHOLDS[language])


def list_clauses(language: str, vocabulary: Vocabulary, series: Sequence[str]) -> Iterator[Clause]:
    reader = Reader(vocabulary)
    for one in list_texts(language, series):
        yield from reader.read_both(one)
    frames = read_sections(f"frames_{language}")
    for section, terms in vocabulary.terms.items():
        kind = section.rstrip("?")
        for term in terms if kind in frames else ():
            for frame in _choose(frames[kind], term, _FRAMES_A_TERM):
                yield from reader.read_made(frame.format(term), kind)
            for frame in _choose(frames.get(f"work {kind}", ()), term, _WORK_FRAMES_A_TERM):
                yield from reader.read_made(frame.format(term), "")
    for thing in (*vocabulary.classes["thing"], *vocabulary.classes.get("plain", ())):
        for frame in _choose(frames["work"], thing, _FRAMES_A_THING):
            yield from reader.read_made(frame.format(thing), "")


def list_texts(language: str, series: Sequence[str]) -> Iterator[Labelled]:
    """Yield labelled series, sentences that are wholly about a person or not, and phrases of one kind."""
    for name in series:
        yield from read_texts(name)
    for text, told in read_training(language):
        yield Labelled(text, ((0, len(text), _SOMETHING),) if told else ())
    for name in ("phrases", "grammar"):
        for kind, lines in read_sections(f"{name}_{language}").items():
            for text in (text for line in lines for text in expand(line, _SAMPLE)):
                told = text.find(",") if name == "grammar" and "," in text else len(text)
                yield Labelled(text, () if kind == "work" else ((0, told, kind),))


def _choose(frames: Sequence[str], word: str, number: int) -> Iterator[str]:
    start = zlib.crc32(word.encode())
    for i in range(min(number, len(frames))):
        yield frames[(start + _STRIDE * i) % len(frames)]


def _find_kind(one: Labelled, folded: Folded, words: Sequence[Word]) -> str:
    start, end = folded.starts[words[0].start], folded.ends[words[-1].end - 1]
    return next((kind for left, right, kind in one.spans if left < end and right > start), "")


if __name__ == "__main__":
    for language in LEARNED:
        write_model(OWN_CONTENT / "text_guard", language, train_language(language))
