"""The small model: made from the training texts of this repository, small, and the same each time."""

import numpy as np
import pytest

from speelveld.catalogue.reading import OWN_CONTENT
from speelveld.catalogue.text_guard_model import read_model
from speelveld.science.text_guard.folding import fold
from speelveld.science.text_guard.model import N_WEIGHTS, Model, cut_clauses, list_features
from speelveld.science.text_guard.tokens import cut
from speelveld.science.text_guard.training import train
from tests.science.text_guard.corpus import read_texts, read_training
from tests.science.text_guard.test_patterns import read_plain
from tests.science.text_guard.train import train_language

FOLDER = OWN_CONTENT / "text_guard"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_weights_are_what_the_training_texts_give(language: str) -> None:
    """When this fails after a change of words: run `python -m tests.science.text_guard.train`."""
    made, kept = train_language(language), read_model(FOLDER, language)
    assert (
        np.abs(made.weights.astype(int) - kept.weights.astype(int)).max() <= 1
    )  # rounding of another machine
    assert made.threshold == kept.threshold
    assert made.bias == pytest.approx(kept.bias, abs=1e-6)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_weights_are_small(language: str) -> None:
    assert (FOLDER / language / "model.json").stat().st_size < 100_000


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_training_text_is_a_test_text(language: str) -> None:
    learned = {text for text, _ in read_training(language)}
    asked = {
        one.text for name in ("notes_nl_fourth", "notes_en_fourth", "comments_nl") for one in read_texts(name)
    }
    assert not learned & asked


def test_training_tells_two_kinds_of_clauses_apart() -> None:
    clauses = [[1, 2, 3], [1, 4], [5, 6], [5, 7, 8]]
    model = train(clauses, [True, True, False, False], [1.0] * 4, threshold=0.0)
    assert model.weights[1] > 0 > model.weights[5]
    assert model.weights[9] == 0


def test_a_score_is_the_bias_plus_the_weights_over_the_root_of_their_number() -> None:
    words = read_plain("zeldzaam woord")
    weights = np.zeros(N_WEIGHTS, dtype=np.int8)
    places = list_features(words)
    weights[places[0]] = 100
    model = Model(weights, scale=0.1, bias=-1.0, threshold=0.0)
    assert model.score(words) == pytest.approx(-1.0 + 10 / len(places) ** 0.5)


def test_clauses_cover_all_words_once() -> None:
    words = read_plain("Een, twee drie. Vier: vijf")
    assert list(cut_clauses(words)) == [(0, 1), (1, 3), (3, 4), (4, 5)]
    assert cut(fold("")) == []
