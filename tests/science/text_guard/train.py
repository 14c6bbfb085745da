"""Trains the small models anew: `python -m tests.science.text_guard.train` writes content/text_guard/*/model.json.

To be run after words or training texts have changed; a test tells when.
"""

import zlib
from collections.abc import Iterator, Sequence

from speelveld.catalogue.reading import OWN_CONTENT
from speelveld.catalogue.text_guard import read_vocabulary
from speelveld.catalogue.text_guard_model import write_models
from speelveld.science.text_guard import KINDS, Guard, Kind, Model, Vocabulary
from speelveld.science.text_guard.features import list_features
from speelveld.science.text_guard.folding import Folded, fold
from speelveld.science.text_guard.lexicon import Lexicon, Sense
from speelveld.science.text_guard.tokens import Token, cut
from speelveld.science.text_guard.training import Example, train
from speelveld.science.text_guard.words import Word, understand
from tests.science.text_guard.corpus import (
    Labelled,
    expand,
    list_learned,
    read_sections,
    read_training,
)

MODELS: dict[str, tuple[Kind, ...]] = {"nl": ("note", "comment"), "en": ("note",)}
THRESHOLD = 0.2  # log odds above which a word is marked, chosen on the totals of the ninth series
_OPEN, _SHUT = "with the lexicon", "with the lexicon shut"
_MADE = 0.3  # a sentence of which only the whole is labelled weighs less than a text with marked phrases
_TOLD = 0.5  # and so does each word of a sentence that is marked as a whole
_FRAMED = 0.2  # a sentence that is made from a list weighs least
_FRAMES_A_TERM, _WORK_FRAMES_A_TERM, _FRAMES_A_THING, _NAMES_A_FRAME, _STRIDE = 4, 1, 2, 12, 7
_SAMPLE = 14  # sentences of a line with slots
_SOMETHING = "something"  # a kind that was not written down


class ShutLexicon(Lexicon):
    """Knows the groups of words and not their senses: what a lexicon makes of words it has never seen."""

    def sense(self, token: Token) -> Sense | None:
        return None


class Reader:
    """Reads training texts into examples, with the lexicon open or shut."""

    def __init__(self, vocabulary: Vocabulary, kind: Kind) -> None:
        self._lexicons = {_OPEN: Lexicon(vocabulary), _SHUT: ShutLexicon(vocabulary)}
        self._guard, self._kind = Guard(vocabulary), kind

    def read(
        self,
        one: Labelled,
        ways: Sequence[str] = (_OPEN, _SHUT),
        weight: float = 1.0,
        weight_told: float = 1.0,
    ) -> Iterator[Example]:
        """Yield a text twice, unless told otherwise: with the lexicon, and with the lexicon shut."""
        folded = fold(one.text)
        tokens = cut(folded)
        for way in ways:
            words = understand(tokens, self._lexicons[way])
            _, remarks = self._guard.examine(folded, words, self._kind)
            kinds = [_find_kind(one, folded, word) for word in words]
            weights = [weight * (weight_told if kind else 1.0) for kind in kinds]
            yield Example(list_features(words, remarks), kinds, weights)


def train_model(language: str, kind: Kind, vocabulary: Vocabulary | None = None) -> Model:
    """Train on all texts with the words of the language, unless others are given."""
    vocabulary = vocabulary or read_vocabulary(OWN_CONTENT / "text_guard", language)
    reader = Reader(vocabulary, kind)
    examples = [example for one in list_learned(language, kind) for example in reader.read(one)]
    if kind == "note":
        for one in list_sentences(language):
            examples += reader.read(one, weight=_MADE, weight_told=_TOLD)
        for text, _ in read_training(language, ("policy",)):
            examples += reader.read(Labelled(text, ()))
        for one in list_framed(language, vocabulary):
            examples += reader.read(one, (_SHUT,) if one.spans else (_OPEN,), _FRAMED)
    else:
        for one in list_named(language, vocabulary):
            examples += reader.read(one, (_OPEN,))
    return train(examples, KINDS[kind], THRESHOLD)


def list_sentences(language: str) -> Iterator[Labelled]:
    """Yield sentences that are wholly about a person or not, and phrases of one kind."""
    for text, told in read_training(language, ("training",)):
        yield Labelled(text, ((0, len(text), _SOMETHING),) if told else ())
    for name in ("phrases", "grammar"):
        for kind, lines in read_sections(f"{name}_{language}").items():
            for text in (text for line in lines for text in expand(line, _SAMPLE)):
                end = text.find(",") if name == "grammar" and "," in text else len(text)
                yield Labelled(text, () if kind == "work" else ((0, end, kind),))


def list_framed(language: str, vocabulary: Vocabulary) -> Iterator[Labelled]:
    """Yield terms of the vocabulary said of a person and of work, and things."""
    frames = read_sections(f"frames_{language}")
    for section, terms in vocabulary.terms.items():
        kind = section.rstrip("?")
        for term in terms if kind in frames else ():
            for frame in _choose(frames[kind], term, _FRAMES_A_TERM):
                start = frame.index("{")
                yield Labelled(frame.format(term), ((start, start + len(term), kind),))
            for frame in _choose(frames.get(f"work {kind}", ()), term, _WORK_FRAMES_A_TERM):
                yield Labelled(frame.format(term), ())
    for thing in (*vocabulary.classes["thing"], *vocabulary.classes.get("plain", ())):
        for frame in _choose(frames["work"], thing, _FRAMES_A_THING):
            yield Labelled(frame.format(thing), ())


def list_named(language: str, vocabulary: Vocabulary) -> Iterator[Labelled]:
    """Yield sentences that name somebody."""
    names = (*vocabulary.names["first"], *vocabulary.names["surname"])
    for frame in read_sections(f"frames_{language}")["person_name"]:
        start = frame.index("{")
        for name in _choose(names, frame, _NAMES_A_FRAME):
            yield Labelled(frame.format(name), ((start, start + len(name), "person_name"),))


def _choose(frames: Sequence[str], word: str, number: int) -> Iterator[str]:
    start = zlib.crc32(word.encode())
    for i in range(min(number, len(frames))):
        yield frames[(start + _STRIDE * i) % len(frames)]


def _find_kind(one: Labelled, folded: Folded, word: Word) -> str:
    start, end = folded.starts[word.start], folded.ends[word.end - 1]
    return next((kind for left, right, kind in one.spans if left < end and right > start), "")


if __name__ == "__main__":
    for language, kinds in MODELS.items():
        write_models(
            OWN_CONTENT / "text_guard", language, {kind: train_model(language, kind) for kind in kinds}
        )
