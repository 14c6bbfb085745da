"""Trains the small models anew: `python -m tests.science.text_guard.train` writes content/text_guard/*/model.json.

To be run after words or training texts have changed; a test tells when.
"""

from collections.abc import Iterator

from speelveld.catalogue.reading import OWN_CONTENT
from speelveld.catalogue.text_guard import read_vocabulary
from speelveld.catalogue.text_guard_model import write_model
from speelveld.science.text_guard import Vocabulary
from speelveld.science.text_guard.folding import fold
from speelveld.science.text_guard.lexicon import Lexicon
from speelveld.science.text_guard.model import Model, cut_clauses, list_features
from speelveld.science.text_guard.tokens import cut
from speelveld.science.text_guard.training import train
from speelveld.science.text_guard.words import Word, understand
from tests.science.text_guard.corpus import Labelled, read_texts, read_training

Clause = tuple[list[int], bool, float]
LEARNED = {
    "nl": ("notes_nl", "notes_nl_fresh", "notes_nl_last"),
    "en": ("notes_en", "notes_en_fresh", "notes_en_last"),
}
THRESHOLDS = {"nl": 0.5, "en": 0.5}
_OF_A_LIST = 0.3  # a clause made from a list weighs less than one that somebody wrote
FRAMES = {
    "nl": {
        "diagnosis": "heeft {}", "symptom": "is {}", "treatment": "krijgt {}", "medicine": "gebruikt {}",
        "caregiver": "naar de {}", "cause": "vanwege {}", "private": "heeft {}", "pregnancy": "is {}",
        "addiction": "heeft {}", "history": "heeft {}",
    },
    "en": {
        "diagnosis": "has {}", "symptom": "is {}", "treatment": "gets {}", "medicine": "takes {}",
        "caregiver": "sees a {}", "cause": "because of {}", "private": "has {}", "pregnancy": "is {}",
        "addiction": "has {}", "history": "has {}",
    },
}  # fmt: skip
WORK = {
    "nl": (
        "de {} wordt vervangen",
        "werkt aan de {}",
        "{} besproken",
        "nieuwe {} besteld",
        "neemt de {} over",
    ),
    "en": ("the {} is replaced", "works on the {}", "{} discussed", "new {} ordered", "takes over the {}"),
}


def train_language(language: str, vocabulary: Vocabulary | None = None) -> Model:
    """Train on all texts, with the words of a vocabulary: that of the language unless another is given."""
    clauses = list(
        list_clauses(language, vocabulary or read_vocabulary(OWN_CONTENT / "text_guard", language))
    )
    features, labels, importance = zip(*clauses, strict=True)
    return train(features, labels, importance, THRESHOLDS[language])


def list_clauses(language: str, vocabulary: Vocabulary) -> Iterator[Clause]:
    lexicon = Lexicon(vocabulary)
    for text, label in read_training(language):
        words = _read_words(text, lexicon)
        for n, (first, after) in enumerate(cut_clauses(words)):
            if n == 0 or not label:
                yield list_features(words[first:after]), label, 1.0
    for name in LEARNED[language]:
        for one in read_texts(name):
            yield from _list_marked(one, lexicon)
    for section, terms in vocabulary.terms.items():
        frame = FRAMES[language].get(section)
        for term in terms if frame else ():
            yield list_features(_read_words(frame.format(term), lexicon)), True, _OF_A_LIST
    for thing in vocabulary.classes["thing"]:
        for frame in WORK[language]:
            yield list_features(_read_words(frame.format(thing), lexicon)), False, _OF_A_LIST


def _list_marked(one: Labelled, lexicon: Lexicon) -> Iterator[Clause]:
    folded = fold(one.text)
    words = understand(cut(folded), lexicon)
    for first, after in cut_clauses(words):
        start, end = folded.starts[words[first].start], folded.ends[words[after - 1].end - 1]
        label = any(left < end and right > start for left, right, _ in one.spans)
        yield list_features(words[first:after]), label, 1.0


def _read_words(text: str, lexicon: Lexicon) -> list[Word]:
    return understand(cut(fold(text)), lexicon)


if __name__ == "__main__":
    for language in LEARNED:
        write_model(OWN_CONTENT / "text_guard", language, train_language(language))
