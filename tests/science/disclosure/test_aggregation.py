"""Sums per stored group: equal to slow sums, exact, and blind to the order of rows."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.science.disclosure import Aggregates, ItemScale, Variable, aggregate, aggregate_items, encode
from speelveld.science.disclosure.aggregation import square_levels

GRID = Variable(key="grid", lo=1, hi=5, step=1 / 3)
FINE = Variable(key="fine", lo=0, hi=100, step=0.1)
FREE = Variable(key="free", lo=1, hi=5)
PARTS = ("n_respondents", "n", "total", "squares", "low", "high")


def same(one: Aggregates, other: Aggregates) -> bool:
    return all(np.array_equal(getattr(one, part), getattr(other, part)) for part in PARTS)


def draw_scores(rng: np.random.Generator, n: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    scores = np.column_stack(
        [rng.integers(3, 16, n) / 3, rng.integers(0, 1001, n) / 10, rng.uniform(1, 5, n)]
    )
    scores[rng.random(scores.shape) < 0.1] = np.nan
    return scores


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**6), n=st.integers(0, 60))
def test_sums_equal_those_of_a_slow_twin(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    variables, scores, group = [GRID, FINE, FREE], draw_scores(rng, n), rng.integers(0, 4, n)
    sums = aggregate(group, encode(scores, variables), variables, 5)
    for row in range(5):
        mine = scores[group == row]
        assert sums.n_respondents[row] == sum(any(not math.isnan(x) for x in person) for person in mine)
        for column, variable in enumerate(variables):
            known = [float(x) for x in mine[:, column] if not math.isnan(x)]
            step = variable.range / variable.levels
            assert sums.n[row, column] == len(known)
            assert sums.total[row, column] * step == pytest.approx(math.fsum(x - variable.lo for x in known))
            squares = sums.squares[row, column] / square_levels(variable) ** 2 * variable.range**2
            assert squares == pytest.approx(
                math.fsum((x - variable.lo) ** 2 for x in known), rel=1e-3, abs=1e-3
            )
            low, high = variable.cut_points
            assert sums.low[row, column] == sum(x <= low + 1e-9 for x in known)
            assert sums.high[row, column] == sum(x >= high - 1e-9 for x in known)


def test_the_order_of_rows_never_shows() -> None:
    rng = np.random.default_rng(5)
    variables, scores, group = [GRID, FINE, FREE], draw_scores(rng, 5000), rng.integers(0, 9, 5000)
    shuffled = rng.permutation(5000)
    one = aggregate(group, encode(scores, variables), variables, 9)
    other = aggregate(group[shuffled], encode(scores[shuffled], variables), variables, 9)
    assert same(one, other)


@pytest.mark.parametrize(
    ("score", "variable", "message"),
    [(5.5, GRID, "outside 1 to 5"), (0.5, FREE, "outside"), (1.5, GRID, "no multiple")],
)
def test_a_score_that_cannot_be_is_refused(score: float, variable: Variable, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        encode(np.array([[score]]), [variable])


def score_slowly(
    items: np.ndarray[tuple[int, int], np.dtype[np.uint8]], scale: ItemScale
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    scores = []
    for person in items.T:
        given_ = [
            scale.n_options + 1 - int(person[i]) if i in scale.reversed_items else int(person[i])
            for i in scale.items
            if person[i]
        ]
        enough = len(given_) >= max(scale.least_answered, 1)
        span = scale.variable.range / (scale.n_options - 1)
        scores.append(scale.variable.lo + (sum(given_) / len(given_) - 1) * span if enough else np.nan)
    return np.array(scores)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**6), n=st.integers(0, 80), is_sorted=st.booleans())
def test_items_give_the_same_sums_as_their_scores(seed: int, n: int, is_sorted: bool) -> None:
    rng = np.random.default_rng(seed)
    items = rng.integers(0, 6, (14, n), dtype=np.uint8)
    group = rng.integers(0, 4, n)
    if is_sorted:
        group.sort()
    scales = [
        ItemScale(variable=Variable(key="a", lo=1, hi=5, step=1 / 6), items=(0, 3, 5), reversed_items=(3,)),
        ItemScale(
            variable=Variable(key="b", lo=0, hi=100, step=100 / 80),
            items=(1, 2, 4, 6, 7),
            least_answered=4,
        ),
        ItemScale(
            variable=Variable(key="c", lo=1, hi=5, step=1 / 8),
            items=tuple(range(6, 14)),
            reversed_items=(6, 13),
            least_answered=8,
        ),
    ]
    variables = [scale.variable for scale in scales]
    scores = np.column_stack([score_slowly(items, scale) for scale in scales]).reshape(-1, 3)
    assert same(
        aggregate_items(items, scales, group, 4), aggregate(group, encode(scores, variables), variables, 4)
    )


def test_long_groups_do_not_overflow() -> None:
    items = np.full((3, 70_000), 5, dtype=np.uint8)
    scale = ItemScale(variable=Variable(key="a", lo=1, hi=5, step=1 / 12), items=(0, 1, 2))
    sums = aggregate_items(items, [scale], np.zeros(70_000, dtype=np.int64), 1)
    assert (sums.n[0, 0], sums.total[0, 0], sums.squares[0, 0]) == (70_000, 70_000 * 48, 70_000 * 48**2)
    assert (sums.low[0, 0], sums.high[0, 0]) == (0, 70_000)


def test_a_grid_that_does_not_fit_is_refused() -> None:
    scale = ItemScale(variable=Variable(key="a", lo=1, hi=5, step=1 / 3), items=(0, 1, 2))
    with pytest.raises(ValueError, match="a mean of 2 items"):
        aggregate_items(np.ones((3, 1), dtype=np.uint8), [scale], np.zeros(1, dtype=np.int64), 1)


def test_group_numbers_are_checked() -> None:
    with pytest.raises(ValueError, match="0 to 1"):
        aggregate(np.array([2]), np.array([[1]]), [GRID], 2)
    with pytest.raises(ValueError, match="0 to 1"):
        aggregate_items(np.ones((1, 1), dtype=np.uint8), [], np.array([2]), 2)
