"""Alpha and item statistics against slow twins, and what must always hold."""

import itertools
import math
import statistics

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from speelveld.science.psychometrics import (
    Alpha,
    NoFigure,
    describe_items,
    estimate_alpha,
    estimate_alpha_pairwise,
)
from tests.science.psychometrics.answers import Array, draw_answers

LOADINGS = (0.7, 0.6, 0.8, 0.5)


def keep_complete_slowly(answers: Array) -> list[list[float]]:
    return [row for row in answers.tolist() if not any(math.isnan(value) for value in row)]


def find_alpha_slowly(answers: Array) -> float:
    """By analysis of variance: one minus the ratio of residual to between-person mean squares."""
    rows = keep_complete_slowly(answers)
    n, k = len(rows), len(rows[0])
    grand = statistics.fmean(value for row in rows for value in row)
    people = [statistics.fmean(row) for row in rows]
    items = [statistics.fmean(column) for column in zip(*rows, strict=True)]
    between = k * sum((mean - grand) ** 2 for mean in people) / (n - 1)
    residual = sum(
        (rows[i][j] - people[i] - items[j] + grand) ** 2 for i, j in itertools.product(range(n), range(k))
    )
    return 1 - residual / ((n - 1) * (k - 1)) / between


def find_pairwise_alpha_slowly(answers: Array) -> float:
    columns = answers.T.tolist()
    k = len(columns)
    covariance = [[0.0] * k for _ in range(k)]
    for i, j in itertools.product(range(k), range(k)):
        pairs = [
            (a, b)
            for a, b in zip(columns[i], columns[j], strict=True)
            if not math.isnan(a) and not math.isnan(b)
        ]
        covariance[i][j] = statistics.covariance(*zip(*pairs, strict=True))
    own = sum(covariance[i][i] for i in range(k))
    return k / (k - 1) * (1 - own / sum(map(sum, covariance)))


@pytest.mark.parametrize("missing", [0.0, 0.2])
def test_alpha_is_that_of_the_analysis_of_variance(missing: float) -> None:
    answers = draw_answers(2, 150, LOADINGS, n_options=5, missing=missing)
    alpha = estimate_alpha(answers)
    assert isinstance(alpha, Alpha)
    assert alpha.value == pytest.approx(find_alpha_slowly(answers), abs=1e-12)
    assert alpha.n == len(keep_complete_slowly(answers))


def test_pairwise_alpha_uses_every_pair_that_was_answered() -> None:
    answers = draw_answers(3, 120, LOADINGS, n_options=5, missing=0.25)
    assert estimate_alpha_pairwise(answers) == pytest.approx(find_pairwise_alpha_slowly(answers), abs=1e-12)


def test_the_interval_holds_the_ratio_of_variances_to_its_distribution() -> None:
    answers = draw_answers(4, 80, LOADINGS, n_options=5)
    alpha = estimate_alpha(answers, confidence=0.9)
    assert isinstance(alpha, Alpha)
    ratio = stats.f(79, 79 * 3)
    assert ratio.cdf((1 - alpha.low) / (1 - alpha.value)) == pytest.approx(0.95)
    assert ratio.cdf((1 - alpha.high) / (1 - alpha.value)) == pytest.approx(0.05)


def test_item_statistics_are_those_of_plain_formulas() -> None:
    answers = draw_answers(5, 90, LOADINGS, n_options=5, missing=0.1)
    rows = keep_complete_slowly(answers)
    for place, item in enumerate(describe_items(answers)):
        column = [value for value in answers[:, place].tolist() if not math.isnan(value)]
        rest = [sum(row) - row[place] for row in rows]
        assert (item.n, item.n_missing) == (len(column), 90 - len(column))
        assert item.mean == pytest.approx(statistics.fmean(column))
        assert item.sd == pytest.approx(statistics.stdev(column))
        assert item.item_rest == pytest.approx(statistics.correlation([row[place] for row in rows], rest))
        without = np.delete(np.array(rows), place, axis=1)
        assert item.alpha_if_dropped == pytest.approx(find_alpha_slowly(without), abs=1e-12)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 2**32),
    st.integers(2, 6),
    st.floats(0.5, 20),
    st.floats(-50, 50),
)
def test_alpha_does_not_mind_units_order_or_other_people_first(
    seed: int, n_items: int, factor: float, shift: float
) -> None:
    answers = draw_answers(seed, 60, (0.7,) * n_items)
    alpha, rng = estimate_alpha(answers), np.random.default_rng(seed)
    shuffled = estimate_alpha((answers * factor + shift)[rng.permutation(60)][:, rng.permutation(n_items)])
    assert isinstance(alpha, Alpha) and isinstance(shuffled, Alpha)
    assert shuffled.value == pytest.approx(alpha.value, abs=1e-9)
    assert alpha.low < alpha.value < alpha.high <= 1


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32))
def test_both_alphas_agree_when_nobody_skipped_anything(seed: int) -> None:
    answers = draw_answers(seed, 40, LOADINGS)
    alpha = estimate_alpha(answers)
    assert isinstance(alpha, Alpha)
    assert estimate_alpha_pairwise(answers) == pytest.approx(alpha.value, abs=1e-10)


def test_items_that_say_the_same_have_alpha_one() -> None:
    column = np.arange(20.0)[:, None]
    alpha = estimate_alpha(np.hstack([column, column, column]))
    assert isinstance(alpha, Alpha)
    assert (alpha.value, alpha.low, alpha.high) == pytest.approx((1, 1, 1))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (draw_answers(6, 50, (0.7,)), NoFigure("one_item", n=50)),
        (draw_answers(6, 9, LOADINGS), NoFigure("too_few_people", n=9, n_needed=10)),
        (np.full((30, 3), np.nan), NoFigure("too_few_people", n=0, n_needed=10)),
        (np.empty((0, 3)), NoFigure("too_few_people", n=0, n_needed=10)),
        (np.column_stack([np.arange(12.0), np.full(12, 3.0)]), NoFigure("constant_item", items=(1,), n=12)),
        (np.column_stack([np.arange(12.0), -np.arange(12.0)]), NoFigure("no_common_spread", n=12)),
    ],
)
def test_without_a_meaningful_alpha_there_is_a_reason(answers: Array, expected: NoFigure) -> None:
    assert estimate_alpha(answers) == expected
    assert estimate_alpha_pairwise(answers) == expected


def test_an_item_nobody_answered_has_no_statistics() -> None:
    answers = np.column_stack([draw_answers(7, 30, (0.7, 0.7)), np.full(30, np.nan)])
    item = describe_items(answers)[2]
    assert (item.n, item.n_missing, item.item_rest, item.alpha_if_dropped) == (0, 30, None, None)
    assert math.isnan(item.mean) and math.isnan(item.sd)


def test_answers_must_be_a_table() -> None:
    with pytest.raises(ValueError, match="shape"):
        estimate_alpha(np.arange(5.0))
