"""The interval of omega: beside resampling, as often right as it says, and with a reason where there is none."""

import numpy as np
import pytest

from speelveld.science.psychometrics import NoFigure, estimate_omega, estimate_omega_interval
from tests.science.psychometrics.answers import draw_answers

LOADINGS = (0.7, 0.6, 0.8)


def test_the_interval_is_that_of_resampled_people() -> None:
    answers = draw_answers(1, 600, LOADINGS, n_options=5)
    rng = np.random.default_rng(2)
    drawn = [estimate_omega(answers[rng.integers(0, 600, 600)]) for _draw in range(150)]
    low, high = np.quantile(np.array(drawn, dtype=float), [0.025, 0.975])
    found = estimate_omega_interval(answers, np.random.default_rng(3))
    assert not isinstance(found, NoFigure)
    assert found == pytest.approx((low, high), abs=0.02)


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    common = sum(LOADINGS) ** 2
    truth = common / (common + sum(1 - one**2 for one in LOADINGS))
    runs, hits = 40, 0
    for seed in range(runs):
        found = estimate_omega_interval(draw_answers(10 + seed, 300, LOADINGS), np.random.default_rng(seed))
        assert not isinstance(found, NoFigure)
        hits += found[0] <= truth <= found[1]
    assert hits >= 0.9 * runs


def test_the_order_of_people_does_not_matter() -> None:
    answers = draw_answers(5, 120, LOADINGS, n_options=5)
    turned = estimate_omega_interval(answers[::-1], np.random.default_rng(1))
    assert turned == pytest.approx(estimate_omega_interval(answers, np.random.default_rng(1)), abs=1e-6)


@pytest.mark.parametrize(("n", "k", "reason"), [(79, 3, "too_few_people"), (90, 2, "two_items")])
def test_without_an_interval_there_is_a_reason(n: int, k: int, reason: str) -> None:
    found = estimate_omega_interval(draw_answers(6, n, LOADINGS[:k]), np.random.default_rng(1))
    assert isinstance(found, NoFigure)
    assert found.reason == reason
