"""The small model: made from the training texts of this repository, small, and the same each time."""

import numpy as np
import pytest
from numpy.typing import NDArray

from speelveld.catalogue.reading import OWN_CONTENT
from speelveld.catalogue.text_guard_model import read_model
from speelveld.science.text_guard.folding import fold
from speelveld.science.text_guard.model import (
    KINDS,
    N_KIND_WEIGHTS,
    N_WEIGHTS,
    Model,
    cut_clauses,
    list_features,
)
from speelveld.science.text_guard.tokens import cut
from speelveld.science.text_guard.training import Clause, train
from tests.science.text_guard.corpus import expand, read_texts
from tests.science.text_guard.test_patterns import read_plain
from tests.science.text_guard.train import LEARNED, list_texts, train_language

FOLDER = OWN_CONTENT / "text_guard"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_weights_are_what_the_training_texts_give(language: str) -> None:
    """When this fails after a change of words: run `python -m tests.science.text_guard.train`."""
    made, kept = train_language(language), read_model(FOLDER, language)
    for ours, theirs in ((made.weights, kept.weights), (made.kinds, kept.kinds)):
        assert np.abs(ours.astype(int) - theirs.astype(int)).max() <= 1  # rounding of another machine
    assert (made.threshold, made.doubt) == (kept.threshold, kept.doubt)
    assert made.bias == pytest.approx(kept.bias, abs=1e-6)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_weights_are_small(language: str) -> None:
    assert (FOLDER / language / "model.json").stat().st_size < 100_000


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_training_text_is_a_test_text(language: str) -> None:
    learned = {one.text for one in list_texts(language, LEARNED[language])}
    assert not learned & {one.text for one in read_texts(f"notes_{language}_seventh")}


def test_training_tells_two_kinds_of_clauses_apart() -> None:
    told = [Clause([1, 2, 3], "symptom"), Clause([1, 4], "medicine")]
    work = [Clause([5, 6], ""), Clause([5, 7, 8], "")]
    model = train([*told, *work], threshold=0.0, doubt=0.0)
    assert model.weights[1] > 0 > model.weights[5]
    assert model.weights[9] == 0
    assert model.kinds[KINDS.index("symptom"), 2] > 0 > model.kinds[KINDS.index("medicine"), 2]


def test_a_score_is_the_bias_plus_the_weights_over_the_root_of_their_number() -> None:
    words = read_plain("zeldzaam woord")
    weights = np.zeros(N_WEIGHTS, dtype=np.int8)
    places = list_features(words)
    weights[places[0]] = 100
    assert make_model(weights).score(words) == pytest.approx(-1.0 + 10 / len(places) ** 0.5)


def test_only_the_words_that_weigh_are_marked() -> None:
    words = read_plain("gisteren zeldzaam vandaag")
    weights = np.zeros(N_WEIGHTS, dtype=np.int8)
    weights[list_features(words[1:2])] = 1
    weights[list_features(words[:1])] = weights[list_features(words[2:])] = -1
    assert make_model(weights).find_core(words) == (1, 2)


def make_model(weights: NDArray[np.int8]) -> Model:
    kinds = np.zeros((len(KINDS), N_KIND_WEIGHTS), dtype=np.int8)
    return Model(weights, scale=0.1, bias=-1.0, kinds=kinds, threshold=0.0, doubt=0.0)


def test_clauses_cover_all_words_once() -> None:
    words = read_plain("Een, twee drie. Vier: vijf")
    assert list(cut_clauses(words)) == [(0, 1), (1, 3), (3, 4), (4, 5)]
    assert cut(fold("")) == []


def test_a_line_with_slots_says_all_it_can_or_an_even_sample() -> None:
    assert sorted(expand("(Is|Was) (moe|op)", 9)) == ["Is moe", "Is op", "Was moe", "Was op"]
    assert len(set(expand("(a|b|c) (d|e|f)", 4))) == 4
