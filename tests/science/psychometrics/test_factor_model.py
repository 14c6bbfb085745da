"""The factor model against slow twins, what must always hold, and when there is no answer."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, stats

from speelveld.science.psychometrics import (
    FactorModel,
    NoFigure,
    estimate_omega,
    estimate_omegas,
    fit_factor_model,
)
from speelveld.science.psychometrics.fit import discrepancy, judge_fit
from speelveld.science.psychometrics.model_search import ModelShape, Parameters, differentiate
from tests.science.psychometrics.answers import Array, draw_answers

TWO_FACTORS = [[0, 2, 4], [1, 3]]


def draw_two_factors(seed: int, n: int, correlation: float = 0.5) -> Array:
    """Draw five items, the even ones of one factor and the odd ones of another."""
    rng = np.random.default_rng(seed)
    standing = rng.multivariate_normal([0, 0], [[1, correlation], [correlation, 1]], size=n)
    weights = np.array([0.8, 0.7, 0.6, 0.75, 0.65])
    return standing[:, [0, 1, 0, 1, 0]] * weights + rng.normal(size=(n, 5)) * np.sqrt(1 - weights**2)


def imply_slowly(values: Array) -> Array:
    loadings = np.zeros((5, 2))
    for place, factor in enumerate([0, 1, 0, 1, 0]):
        loadings[place, factor] = values[place]
    between = np.array([[1, values[10]], [values[10], 1]])
    return np.asarray(loadings @ between @ loadings.T + np.diag(values[5:10]))


def test_the_model_is_the_one_a_general_search_finds() -> None:
    answers = draw_two_factors(1, 400)
    model = fit_factor_model(answers, TWO_FACTORS)
    assert isinstance(model, FactorModel)
    observed = np.corrcoef(answers, rowvar=False)
    start = np.array([0.6] * 5 + [0.6] * 5 + [0.3])
    found = optimize.minimize(
        lambda values: discrepancy(observed, imply_slowly(values)),
        start,
        method="BFGS",
        options={"gtol": 1e-8},
    )
    assert model.loadings == pytest.approx(found.x[:5], abs=1e-5)
    assert model.uniquenesses == pytest.approx(found.x[5:10], abs=1e-5)
    assert model.correlations[0, 1] == pytest.approx(found.x[10], abs=1e-5)
    assert model.fit.chi_square == pytest.approx(400 * found.fun, abs=1e-6)


def test_derivatives_are_those_of_small_differences() -> None:
    shape = ModelShape.of(TWO_FACTORS)
    observed = np.corrcoef(draw_two_factors(2, 100), rowvar=False)
    values = np.array([0.7, 0.6, 0.5, 0.8, 0.6, 0.5, 0.6, 0.7, 0.4, 0.6, 0.35])
    at = Parameters(values[:5], values[5:10], np.array([[1, 0.35], [0.35, 1]]))
    gradient, information = differentiate(observed, at, shape)
    steps = 1e-6 * np.eye(11)
    slopes = [(imply_slowly(values + step) - imply_slowly(values - step)) / 2e-6 for step in steps]
    inverse = np.linalg.inv(imply_slowly(values))
    expected = [
        (discrepancy(observed, imply_slowly(values + s)) - discrepancy(observed, imply_slowly(values - s)))
        / 2e-6
        for s in steps
    ]
    assert gradient == pytest.approx(np.array(expected), abs=1e-7)
    curvature = [[np.trace(inverse @ a @ inverse @ b) for b in slopes] for a in slopes]
    np.testing.assert_allclose(information, curvature, atol=1e-6)


def test_one_factor_with_three_items_has_its_textbook_solution() -> None:
    answers = draw_answers(3, 200, (0.8, 0.7, 0.6))
    model = fit_factor_model(answers, [[0, 1, 2]])
    assert isinstance(model, FactorModel)
    r = np.corrcoef(answers, rowvar=False)
    expected = [
        math.sqrt(r[0, 1] * r[0, 2] / r[1, 2]),
        math.sqrt(r[0, 1] * r[1, 2] / r[0, 2]),
        math.sqrt(r[0, 2] * r[1, 2] / r[0, 1]),
    ]
    assert model.loadings == pytest.approx(expected, abs=1e-7)
    assert (model.fit.df, model.fit.cfi, model.fit.tli, model.fit.rmsea) == (0, None, None, None)
    assert model.fit.chi_square == pytest.approx(0, abs=1e-9)


def test_omega_is_the_explained_part_of_the_variance_of_the_sum() -> None:
    answers = draw_answers(4, 300, (0.8, 0.7, 0.6, 0.5)) * np.array([1.0, 2.0, 1.5, 0.5])
    model = fit_factor_model(answers, [[0, 1, 2, 3]])
    assert isinstance(model, FactorModel)
    weights = model.loadings * answers.std(axis=0, ddof=1)
    implied = np.outer(weights, weights) + np.diag(model.uniquenesses * answers.var(axis=0, ddof=1))
    assert estimate_omega(answers) == pytest.approx(weights.sum() ** 2 / implied.sum())


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32))
def test_neither_units_nor_order_change_the_model(seed: int) -> None:
    answers, rng = draw_two_factors(seed, 300), np.random.default_rng(seed)
    model = fit_factor_model(answers, TWO_FACTORS)
    order = rng.permutation(5)
    moved = (answers * rng.uniform(0.5, 3, size=5) + 7)[rng.permutation(300)][:, order]
    factors = [[int(np.flatnonzero(order == item)[0]) for item in items] for items in TWO_FACTORS]
    again = fit_factor_model(moved, factors)
    if isinstance(model, NoFigure):
        assert isinstance(again, NoFigure) and again.reason == model.reason
        return
    assert isinstance(again, FactorModel)
    assert again.loadings == pytest.approx(model.loadings[order], abs=1e-6)
    assert again.fit.chi_square == pytest.approx(model.fit.chi_square, abs=1e-6)


def test_reversing_an_item_only_turns_its_loading() -> None:
    answers = draw_two_factors(5, 300)
    turned = fit_factor_model(answers * np.array([1, 1, -1, 1, 1]), TWO_FACTORS)
    model = fit_factor_model(answers, TWO_FACTORS)
    assert isinstance(model, FactorModel) and isinstance(turned, FactorModel)
    assert turned.loadings == pytest.approx(model.loadings * [1, 1, -1, 1, 1], abs=1e-7)


def test_people_with_a_gap_are_left_out() -> None:
    answers = draw_answers(6, 200, (0.8, 0.7, 0.6, 0.7), missing=0.1)
    complete = answers[~np.isnan(answers).any(axis=1)]
    assert estimate_omega(answers) == estimate_omega(complete)


def test_fit_indices_of_a_perfect_model_are_perfect() -> None:
    implied = imply_slowly(np.array([0.8, 0.7, 0.6, 0.75, 0.65, 0.36, 0.51, 0.64, 0.4375, 0.5775, 0.5]))
    fit = judge_fit(implied, implied, 500, 11)
    assert (fit.df, fit.cfi, fit.rmsea, fit.rmsea_low) == (4, 1, 0, 0)
    assert fit.chi_square == pytest.approx(0, abs=1e-9)
    assert fit.tli is not None and fit.tli > 1


def test_the_interval_of_the_rmsea_solves_its_equation() -> None:
    model = fit_factor_model(draw_two_factors(7, 400, 0.3), [[0, 1, 2, 3, 4]])
    assert isinstance(model, FactorModel)
    fit = model.fit
    assert fit.rmsea_low and fit.rmsea_high
    for end, share in ((fit.rmsea_low, 0.95), (fit.rmsea_high, 0.05)):
        assert stats.ncx2.cdf(fit.chi_square, fit.df, end**2 * fit.df * fit.n) == pytest.approx(
            share, abs=1e-6
        )


def make_answers(correlations: list[list[float]]) -> Array:
    """Make answers of 200 people that correlate exactly like this."""
    raw = np.random.default_rng(8).normal(size=(200, len(correlations)))
    raw -= raw.mean(axis=0)
    white = raw @ np.linalg.inv(np.linalg.cholesky(np.cov(raw, rowvar=False))).T
    return np.asarray(white @ np.linalg.cholesky(np.array(correlations)).T)


# The first item would have to explain more than all of its own variance.
TOO_STRONG = make_answers([[1, 0.8, 0.8], [0.8, 1, 0.45], [0.8, 0.45, 1]])
# Items correlate more with those of the other scale than with those of their own.
CROSSED = make_answers([[1, 0.4, 0.5, 0.5], [0.4, 1, 0.5, 0.5], [0.5, 0.5, 1, 0.4], [0.5, 0.5, 0.4, 1]])
UNRELATED = make_answers([[1, 0.5, 0, 0], [0.5, 1, 0, 0], [0, 0, 1, 0.5], [0, 0, 0.5, 1]])
REPEATED = draw_answers(9, 100, (0.7, 0.7, 0.7))[:, [0, 1, 2, 2]]
CONSTANT = np.column_stack([draw_answers(10, 100, (0.7, 0.7)), np.ones(100)])
SHORT = draw_answers(11, 6, (0.7, 0.7, 0.7))


@pytest.mark.parametrize(
    ("answers", "factors", "expected"),
    [
        (SHORT[:, :1], [[0]], NoFigure("one_item", items=(0,), n=6)),
        (SHORT[:, :2], [[0, 1]], NoFigure("two_items", items=(0, 1), n=6)),
        (SHORT, [[0, 1, 2]], NoFigure("too_few_people", n=6, n_needed=7)),
        (CONSTANT, [[0, 1, 2]], NoFigure("constant_item", items=(2,), n=100)),
        (REPEATED, [[0, 1, 2, 3]], NoFigure("items_repeat", n=100)),
        (TOO_STRONG, [[0, 1, 2]], NoFigure("improper", items=(0,), n=200)),
        (
            draw_two_factors(12, 200)[:, [0, 2, 4, 1]],
            [[0, 1, 2], [3]],
            NoFigure("one_item", items=(3,), n=200),
        ),
    ],
)
def test_without_a_meaningful_model_there_is_a_reason(
    answers: Array, factors: list[list[int]], expected: NoFigure
) -> None:
    assert fit_factor_model(answers, factors) == expected


def test_each_item_must_belong_to_one_factor() -> None:
    with pytest.raises(ValueError, match="once"):
        fit_factor_model(SHORT, [[0, 1], [1, 2]])


def test_omegas_of_scales_follow_their_order() -> None:
    answers = draw_two_factors(14, 500)
    first, second = answers[:, [0, 2, 4]], answers[:, [1, 3]]
    one, other = estimate_omegas([first, second]), estimate_omegas([second, first])
    assert not isinstance(one, NoFigure) and not isinstance(other, NoFigure)
    assert one.omegas == pytest.approx(other.omegas[::-1], abs=1e-7)


def test_a_big_model_is_found_in_the_same_way() -> None:
    scales = [draw_answers(20 + number, 1000, (0.8, 0.7, 0.6)) for number in range(13)]
    mood = np.random.default_rng(40).normal(size=(1000, 1))
    found = estimate_omegas([scale + 0.6 * mood for scale in scales])
    assert not isinstance(found, NoFigure)
    assert found.model.fit.df == 39 * 40 // 2 - 78 - 78
    assert found.model.fit.cfi is not None and found.model.fit.cfi > 0.97
