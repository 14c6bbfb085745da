"""Relative weights: a published example, the definition step by step, and what must always hold."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from speelveld.science.psychometrics import (
    ImportanceModel,
    NoFigure,
    divide_explained,
    estimate_importance,
)

Array = NDArray[np.float64]

# Fuel use of 32 cars (Henderson and Velleman, 1981): mpg, cyl, disp, hp, wt.
CARS = """
21.0 6 160 110 2.620;21.0 6 160 110 2.875;22.8 4 108 93 2.320;21.4 6 258 110 3.215;18.7 8 360 175 3.440
18.1 6 225 105 3.460;14.3 8 360 245 3.570;24.4 4 146.7 62 3.190;22.8 4 140.8 95 3.150
19.2 6 167.6 123 3.440;17.8 6 167.6 123 3.440
16.4 8 275.8 180 4.070;17.3 8 275.8 180 3.730;15.2 8 275.8 180 3.780;10.4 8 472 205 5.250;10.4 8 460 215 5.424
14.7 8 440 230 5.345;32.4 4 78.7 66 2.200;30.4 4 75.7 52 1.615;33.9 4 71.1 65 1.835;21.5 4 120.1 97 2.465
15.5 8 318 150 3.520;15.2 8 304 150 3.435;13.3 8 350 245 3.840;19.2 8 400 175 3.845;27.3 4 79 66 1.935
26.0 4 120.3 91 2.140;30.4 4 95.1 113 1.513;15.8 8 351 264 3.170;19.7 6 145 175 2.770;15.0 8 301 335 3.570
21.4 4 121 109 2.780"""
# What the R package rwa gives for mpg by these four (martinctc.github.io/rwa, article on regression methods).
PUBLISHED = (0.2096904, 0.1883043, 0.1799590, 0.2706812)


def read_cars() -> Array:
    return np.array(
        [[float(part) for part in row.split()] for row in CARS.replace("\n", ";").split(";") if row]
    )


def draw_scores(seed: int, n: int, slopes: tuple[float, ...], mood: float = 0.7) -> tuple[Array, Array]:
    """Factors that go together, and one outcome that follows from them."""
    rng = np.random.default_rng(seed)
    factors = rng.normal(size=(n, len(slopes))) + mood * rng.normal(size=(n, 1))
    return factors, (factors @ np.array(slopes) + rng.normal(size=n))[:, None]


def estimate(factors: Array, outcomes: Array, seed: int = 1, n_draws: int = 200) -> ImportanceModel:
    found = estimate_importance(factors, outcomes, np.random.default_rng(seed), n_draws=n_draws)
    assert isinstance(found, ImportanceModel)
    return found


def weigh_slowly(factors: Array, outcome: Array) -> Array:
    """Johnson's own steps: the nearest orthogonal scores, one regression on those, one back to the factors."""
    standard = (factors - factors.mean(axis=0)) / factors.std(axis=0) / np.sqrt(len(factors))
    left, _sizes, right = np.linalg.svd(standard, full_matrices=False)
    nearest = left @ right
    centred = (outcome - outcome.mean()) / outcome.std() / np.sqrt(len(outcome))
    weights = np.zeros(factors.shape[1])
    for j, k in itertools.product(range(factors.shape[1]), repeat=2):
        weights[j] += (nearest[:, k] @ standard[:, j]) ** 2 * (nearest[:, k] @ centred) ** 2
    return weights


def test_weights_of_the_cars_are_as_published() -> None:
    cars = read_cars()
    correlations = np.corrcoef(cars, rowvar=False)
    weights = divide_explained(correlations[1:, 1:], correlations[1:, :1])[:, 0]
    assert weights == pytest.approx(PUBLISHED, abs=5e-8)


@pytest.mark.parametrize("seed", range(5))
def test_weights_are_those_of_the_definition(seed: int) -> None:
    factors, outcomes = draw_scores(seed, 150, (0.5, 0.2, 0.0, -0.3))
    found = estimate(factors, outcomes).outcomes[0]
    expected = weigh_slowly(factors, outcomes[:, 0])
    assert found.shares * found.explained == pytest.approx(expected, abs=1e-10)
    assert found.shares.sum() == pytest.approx(1)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), p=st.integers(2, 6))
def test_weights_add_up_to_what_a_regression_explains(seed: int, p: int) -> None:
    factors, outcomes = draw_scores(seed, 60, tuple(np.random.default_rng(seed).normal(size=p)))
    found = estimate(factors, outcomes, n_draws=20).outcomes[0]
    design = np.column_stack([np.ones(60), factors])
    residual = outcomes - design @ np.linalg.lstsq(design, outcomes, rcond=None)[0]
    assert found.explained == pytest.approx(1 - residual.var() / outcomes.var())
    assert (found.shares >= 0).all()
    order = np.random.default_rng(seed).permutation(p)
    turned = estimate(factors[:, order], 3 - 2 * outcomes, n_draws=20).outcomes[0]
    assert turned.shares == pytest.approx(found.shares[order])


def test_factors_that_do_not_go_together_get_their_squared_correlation() -> None:
    rng = np.random.default_rng(4)
    factors = np.linalg.qr(rng.normal(size=(80, 4)))[0]
    factors = np.linalg.qr(factors - factors.mean(axis=0))[0]
    outcomes = factors @ np.array([[0.5], [0.3], [0.0], [-0.4]]) + 0.05 * rng.normal(size=(80, 1))
    found = estimate(factors, outcomes).outcomes[0]
    assert found.shares * found.explained == pytest.approx(found.correlations**2)


def test_the_order_of_people_does_not_matter() -> None:
    factors, outcomes = draw_scores(7, 130, (0.5, 0.2, 0.1))
    order = np.random.default_rng(3).permutation(130)
    one, other = estimate(factors, outcomes), estimate(factors[order], outcomes[order])
    assert one.overall.low == pytest.approx(other.overall.low)
    assert one.overall.high == pytest.approx(other.overall.high)


def test_intervals_hold_what_they_promise() -> None:
    slopes, p = (0.6, 0.3, 0.1, 0.1), 4
    true = np.eye(p) + 0.49
    towards = true @ np.array(slopes)
    variance = np.array(slopes) @ towards + 1
    weights = divide_explained(true / 1.49, (towards / np.sqrt(1.49 * variance))[:, None])[:, 0]
    shares = weights / weights.sum()
    runs = 120
    inside = sum(
        ((one.low <= shares) & (shares <= one.high)).sum()
        for seed in range(runs)
        for one in estimate(*draw_scores(1000 + seed, 250, slopes)).outcomes
    )
    assert 0.92 <= inside / (runs * p) <= 0.99


def test_without_any_connection_no_factor_stands_out() -> None:
    factors, outcomes = draw_scores(11, 400, (0.0,) * 5)
    found = estimate(factors, outcomes).outcomes[0]
    assert found.explained < 0.05
    assert ((found.low < 1 / 5) & (found.high > 1 / 5)).all()


def test_resampling_in_parts_gives_the_same_intervals() -> None:
    factors, outcomes = draw_scores(12, 6000, (0.5, 0.2, 0.1))
    rng, draws = np.random.default_rng(1), []
    for _draw in range(200):
        people = rng.integers(0, 6000, 6000)
        correlations = np.corrcoef(np.hstack([factors, outcomes])[people], rowvar=False)
        weights = divide_explained(correlations[:3, :3], correlations[:3, 3:])[:, 0]
        draws.append(weights / weights.sum())
    found = estimate(factors, outcomes, n_draws=1000).overall
    assert found.high - found.low == pytest.approx(
        np.ptp(np.quantile(draws, [0.025, 0.975], axis=0), axis=0), rel=0.2
    )


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda x, y: (x[:4], y[:4]), "too_few_people"),
        (lambda x, y: (x * [1, 1, 0], y), "constant_item"),
        (lambda x, y: (np.column_stack([x[:, :2], x[:, 0] + x[:, 1]]), y), "items_repeat"),
        (lambda x, y: (np.where(np.arange(3) == 1, np.nan, x), y), "too_few_people"),
    ],
)
def test_what_cannot_be_told_has_a_reason(make: object, reason: str) -> None:
    factors, outcomes = make(*draw_scores(1, 50, (0.5, 0.2, 0.1)))  # type: ignore[operator]
    found = estimate_importance(factors, outcomes, np.random.default_rng(1))
    assert isinstance(found, NoFigure)
    assert found.reason == reason
