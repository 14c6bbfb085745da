"""Scores against a slow twin, and what must always hold."""

import math
import statistics

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.science.psychometrics import score_mean, turn_round
from tests.science.psychometrics.answers import draw_answers


def score_slowly(row: list[float], minimum: int) -> float:
    given_answers = [value for value in row if not math.isnan(value)]
    return statistics.fmean(given_answers) if len(given_answers) >= minimum else math.nan


@pytest.mark.parametrize("minimum", [1, 2, 4])
def test_scores_are_means_of_what_was_answered(minimum: int) -> None:
    answers = draw_answers(1, 200, (0.6, 0.7, 0.5, 0.8), n_options=5, missing=0.4)
    expected = [score_slowly(row, minimum) for row in answers.tolist()]
    np.testing.assert_allclose(score_mean(answers, minimum), expected, atol=1e-12)
    assert np.isnan(expected).any()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=20))
def test_turning_round_twice_changes_nothing_and_mirrors_the_mean(values: list[int]) -> None:
    answers = np.array(values, dtype=np.float64)
    turned = turn_round(answers, 1, 5)
    assert (turn_round(turned, 1, 5) == answers).all()
    assert turned.mean() == pytest.approx(6 - answers.mean())


def test_turning_round_keeps_silence_and_takes_ends_per_item() -> None:
    answers = np.array([[1.0, 0.0], [np.nan, 100.0]])
    turned = turn_round(answers, np.array([1.0, 0.0]), np.array([6.0, 100.0]))
    np.testing.assert_array_equal(turned, [[6.0, 100.0], [np.nan, 0.0]])
    assert answers[0, 0] == 1.0


def test_answers_outside_the_scale_are_not_turned_round() -> None:
    with pytest.raises(ValueError, match="outside"):
        turn_round(np.array([7.0]), 1, 6)


@pytest.mark.parametrize("minimum", [0, 3])
def test_a_score_needs_between_one_and_all_items(minimum: int) -> None:
    with pytest.raises(ValueError, match="answers were asked"):
        score_mean(np.ones((4, 2)), minimum)
