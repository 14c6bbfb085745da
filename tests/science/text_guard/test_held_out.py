"""What the guard makes of words it has never seen: a part of the vocabulary is taken away, and asked for."""

import zlib
from dataclasses import replace

import pytest

from speelveld.catalogue.reading import OWN_CONTENT
from speelveld.catalogue.text_guard import read_vocabulary
from speelveld.science.text_guard import Guard, Vocabulary
from tests.science.text_guard.train import train_model

FOLDER = OWN_CONTENT / "text_guard"
FRAMES = {
    "diagnosis": ("Heeft {}, dus geen buitendienst.", "Volgens een collega {}. Taken naar Kim."),
    "symptom": ("Is {} de laatste weken.", "{}, zei hij. Start om tien uur."),
    "treatment": ("Krijgt {} in mei, begint later.", "Wacht op {}. Uren blijven 24."),
    "medicine": ("Gebruikt {}, rijdt niet.", "Aan de {} sinds maart."),
    "caregiver": ("Moet naar de {} op maandag.", "De {} vindt drie dagen genoeg."),
}
_ONE_IN = 5


def is_held_out(word: str) -> bool:
    return zlib.crc32(word.encode()) % _ONE_IN == 0


def split(vocabulary: Vocabulary) -> tuple[Vocabulary, dict[str, list[str]]]:
    """Return the vocabulary without one word in five, and the words that were taken out."""
    kept = {name: tuple(w for w in words if not is_held_out(w)) for name, words in vocabulary.terms.items()}
    known = {word for words in kept.values() for word in words}
    taken = {
        name: [
            word
            for word in vocabulary.terms[name]
            if is_held_out(word) and word not in known and word.islower()
        ]
        for name in FRAMES
    }
    return replace(vocabulary, terms=kept), taken


@pytest.fixture(scope="module")
def guard_and_taken() -> tuple[Guard, dict[str, list[str]]]:
    smaller, taken = split(read_vocabulary(FOLDER, "nl"))
    return Guard(smaller, {"note": train_model("nl", "note", smaller)}), taken


@pytest.mark.parametrize(
    ("category", "least"),
    [("diagnosis", 0.6), ("symptom", 0.6), ("treatment", 0.6), ("medicine", 0.6), ("caregiver", 0.5)],
)
def test_words_that_were_taken_out_are_found_by_other_means(
    guard_and_taken: tuple[Guard, dict[str, list[str]]], category: str, least: float
) -> None:
    reader, taken = guard_and_taken
    texts = [frame.format(word) for word in taken[category] for frame in FRAMES[category]]
    assert len(texts) > 50
    assert sum(bool(reader.check(text, "note")) for text in texts) / len(texts) >= least
