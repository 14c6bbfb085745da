"""The small model: made from the training texts of this repository, small, and the same each time."""

import numpy as np
import pytest
from numpy.typing import NDArray

from speelveld.catalogue.reading import OWN_CONTENT
from speelveld.catalogue.text_guard import read_vocabulary
from speelveld.catalogue.text_guard_model import read_models
from speelveld.science.text_guard import KINDS, Kind, Model
from speelveld.science.text_guard.features import Features, cut_runs, list_features
from speelveld.science.text_guard.folding import fold
from speelveld.science.text_guard.lexicon import Lexicon
from speelveld.science.text_guard.model import N_KIND_WEIGHTS, N_WEIGHTS
from speelveld.science.text_guard.tokens import CLAUSE, NONE, cut
from speelveld.science.text_guard.training import Example, train
from speelveld.science.text_guard.words import understand
from tests.science.text_guard.corpus import DATA, expand, list_learned, read_texts
from tests.science.text_guard.test_patterns import read_plain
from tests.science.text_guard.train import MODELS, list_sentences, train_model

FOLDER = OWN_CONTENT / "text_guard"
NAMES = KINDS["note"]


@pytest.mark.parametrize(
    ("language", "kind"), [(one, kind) for one, kinds in MODELS.items() for kind in kinds]
)
def test_the_weights_are_what_the_training_texts_give(language: str, kind: Kind) -> None:
    """When this fails after a change of words: run `python -m tests.science.text_guard.train`."""
    made, kept = train_model(language, kind), read_models(FOLDER, language)[kind]
    for ours, theirs in ((made.weights, kept.weights), (made.kinds, kept.kinds)):
        assert np.abs(ours.astype(int) - theirs.astype(int)).max() <= 1  # rounding of another machine
    assert made.threshold == kept.threshold
    assert made.bias == pytest.approx(kept.bias, abs=1e-6)


@pytest.mark.parametrize("language", MODELS)
def test_the_weights_are_small(language: str) -> None:
    assert (FOLDER / language / "model.json").stat().st_size < 200_000 * len(MODELS[language])


@pytest.mark.parametrize("name", sorted(file.stem for file in (DATA / "unseen").glob("*.txt")))
def test_no_training_text_is_a_test_text(name: str) -> None:
    kind: Kind = "note" if name.startswith("notes") else "comment"
    language = name.split("_")[1]
    learned = {one.text for one in (*list_learned(language, kind), *list_sentences(language))}
    assert not learned & {one.text for one in read_texts(f"unseen/{name}")}


def test_training_tells_words_apart_and_knows_their_kind() -> None:
    texts = [("slaapt slecht", "symptom"), ("slikt tabletten", "medicine"), ("plant vergaderingen", "")]
    examples = [Example(hear(text), [kind] * 2, [1.0] * 2) for text, kind in texts * 50]
    model = train(examples, NAMES, threshold=0.0)
    told, other, work = (hear(text) for text, _ in texts)
    assert (model.score(told) > 0).all() and (model.score(other) > 0).all() and (model.score(work) < 0).all()
    assert [model.guess_kind(one, 0, 2) for one in (told, other)] == ["symptom", "medicine"]


def test_a_score_is_the_bias_plus_the_weights_over_the_root_of_their_number() -> None:
    features = hear("zeldzaam woord erbij")
    weights = np.random.default_rng(3).integers(-127, 128, N_WEIGHTS).astype(np.int8)
    slow = []
    for place in range(3):
        mine = [
            int(one) for one, owner in zip(features.places, features.owners, strict=True) if owner == place
        ]
        slow.append(-1.0 + 0.1 * sum(int(weights[one % N_WEIGHTS]) for one in mine) / len(mine) ** 0.5)
    assert make_model(weights).score(features) == pytest.approx(slow)


def test_what_is_heard_of_a_sentence_does_not_depend_on_the_next() -> None:
    one, both = hear("Gisteren was er overleg."), hear("Gisteren was er overleg. Morgen weer.")
    assert [heard_of(one, i) for i in range(4)] == [heard_of(both, i) for i in range(4)]


def test_the_words_around_and_their_order_are_heard() -> None:
    assert heard_of(hear("moe is hij"), 0) != heard_of(hear("moe hij is"), 0)
    assert heard_of(hear("moe, is hij"), 0) != heard_of(hear("moe is hij"), 0)


def test_the_letters_of_a_first_name_are_not_heard() -> None:
    lexicon = Lexicon(read_vocabulary(FOLDER, "nl"))
    karin, jeroen = (
        understand(cut(fold(f"Morgen belt {name} ons")), lexicon) for name in ("Karin", "Jeroen")
    )
    remarks: list[list[str]] = [[] for _ in karin]
    assert list_features(karin, remarks).places.tolist() == list_features(jeroen, remarks).places.tolist()


def test_no_word_is_heard_of_an_empty_text() -> None:
    assert make_model(np.zeros(N_WEIGHTS, dtype=np.int8)).score(list_features([], [])).size == 0


def test_runs_cover_all_words_once_and_are_bounded() -> None:
    words = read_plain("Een, twee drie. Vier: vijf")
    assert list(cut_runs(words, NONE)) == [(0, 1), (1, 3), (3, 4), (4, 5)]
    assert list(cut_runs(words, CLAUSE)) == [(0, 3), (3, 5)]
    assert list(cut_runs(read_plain("woord " * 90), CLAUSE)) == [(0, 40), (40, 80), (80, 90)]


def test_a_line_with_slots_says_all_it_can_or_an_even_sample() -> None:
    assert sorted(expand("(Is|Was) (moe|op)", 9)) == ["Is moe", "Is op", "Was moe", "Was op"]
    assert len(set(expand("(a|b|c) (d|e|f)", 4))) == 4


def hear(text: str) -> Features:
    words = read_plain(text)
    return list_features(words, [[] for _ in words])


def heard_of(features: Features, place: int) -> list[int]:
    return sorted(int(one) for one in features.places[features.owners == place])


def make_model(weights: NDArray[np.int8]) -> Model:
    kinds = np.zeros((len(NAMES), N_KIND_WEIGHTS), dtype=np.int8)
    return Model(weights, scale=0.1, bias=-1.0, kinds=kinds, names=NAMES, threshold=0.0)
