"""Proofs of reach against a slow twin that tries everything, and against the attacker's programmes."""

from __future__ import annotations

import itertools
from fractions import Fraction

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.science.disclosure.cuts import find_least_cut
from speelveld.science.disclosure.reach import Verdict, examine, examine_each
from tests.science.disclosure.attack_reach import find_least_reach

Rows = npt.NDArray[np.int64]


def try_all(rows: Rows, sizes: list[int]) -> int | None:
    """Least reach by trying every set of columns as the ones that are zero, in exact fractions."""
    width = rows.shape[1]
    best = None
    for n_zero in range(width):
        for zero in itertools.combinations(range(width), n_zero):
            if _rank(rows[:, list(zero)]) < _rank(rows):
                reach = sum(size for column, size in enumerate(sizes) if column not in zero)
                best = reach if best is None else min(best, reach)
    return best


def _rank(matrix: Rows) -> int:
    rows = [[Fraction(int(value)) for value in row] for row in matrix]
    rank = 0
    for column in range(matrix.shape[1]):
        found = next((i for i in range(rank, len(rows)) if rows[i][column]), None)
        if found is None:
            continue
        rows[rank], rows[found] = rows[found], rows[rank]
        for i in range(rank + 1, len(rows)):
            factor = rows[i][column] / rows[rank][column]
            rows[i] = [a - factor * b for a, b in zip(rows[i], rows[rank], strict=True)]
        rank += 1
    return rank


def name_rows(rows: Rows) -> list[frozenset[str]]:
    return [frozenset(str(column) for column in np.flatnonzero(row)) for row in rows]


@st.composite
def systems(draw: st.DrawFn) -> tuple[Rows, list[int]]:
    """Up to five figures about up to seven kinds of people."""
    width = draw(st.integers(1, 7))
    height = draw(st.integers(1, 5))
    rows = draw(
        st.lists(
            st.lists(st.integers(0, 1), min_size=width, max_size=width), min_size=height, max_size=height
        )
    )
    sizes = draw(st.lists(st.integers(1, 8), min_size=width, max_size=width))
    return np.array(rows, dtype=np.int64), sizes


@settings(max_examples=50, deadline=None)
@given(system=systems(), k=st.integers(2, 12))
def test_a_verdict_is_what_trying_everything_gives(system: tuple[Rows, list[int]], k: int) -> None:
    rows, sizes = system
    least = try_all(rows, sizes)
    verdict = examine(rows.astype(np.float64), np.array(sizes)[:, None], k)
    if verdict is not Verdict.UNPROVED:
        assert (verdict is Verdict.SAFE) == (least is None or least >= k)


@settings(max_examples=40, deadline=None)
@given(system=systems(), k=st.integers(2, 12))
def test_the_attacker_finds_the_least_reach(system: tuple[Rows, list[int]], k: int) -> None:
    rows, sizes = system
    least = try_all(rows, sizes)
    found = find_least_reach(name_rows(rows), {str(i): size for i, size in enumerate(sizes)}, k)
    assert found == (least if least is not None and least < k else None)


def test_few_systems_stay_undecided() -> None:
    rng = np.random.default_rng(1)
    verdicts = []
    for _ in range(200):
        kinds = np.column_stack(
            [rng.integers(0, 4, 40), 4 + rng.integers(0, 2, 40), 6 + rng.integers(0, 3, 40)]
        )
        rows = np.array([(kinds == block).any(axis=1) for block in range(9)], dtype=np.float64)
        verdicts.append(examine(rows, np.ones((40, 1), dtype=np.int64), 6))
    assert verdicts.count(Verdict.UNPROVED) <= 10
    assert len(set(verdicts)) > 1


def test_every_score_has_to_reach_k_by_itself() -> None:
    rows = np.array([[1.0, 0.0], [0.0, 1.0]])
    assert examine_each(rows, np.array([[10, 11], [10, 12]]), 10) is Verdict.SAFE
    assert examine_each(rows, np.array([[10, 9], [10, 12]]), 10) is Verdict.UNSAFE


@settings(max_examples=40, deadline=None)
@given(data=st.data(), n_teams=st.integers(1, 3), n_values=st.integers(1, 2))
def test_the_least_cut_is_the_least_reach(data: st.DataObject, n_teams: int, n_values: int) -> None:
    """Tree and one filter: ground, where nobody's value is shown, is the last vertex."""
    pairs = [(team, n_teams + value) for team in range(n_teams) for value in range(n_values + 1)]
    sizes = data.draw(st.lists(st.integers(0, 6), min_size=len(pairs), max_size=len(pairs)))
    used = [(pair, size) for pair, size in zip(pairs, sizes, strict=True) if size]
    if not used:
        return
    ends = np.array([pair for pair, _ in used])
    weights = [size for _, size in used]
    rows = np.array([(ends == vertex).any(axis=1) for vertex in range(n_teams + n_values)], dtype=np.int64)
    assert find_least_cut(ends, np.array(weights)) == try_all(rows, weights)


def test_nothing_to_cut() -> None:
    assert find_least_cut(np.zeros((0, 2), dtype=np.int64), np.zeros(0, dtype=np.int64)) is None


@pytest.mark.parametrize(("third", "verdict"), [(9, Verdict.UNSAFE), (10, Verdict.SAFE)])
def test_half_sums_are_found(third: int, verdict: Verdict) -> None:
    rows = np.array([[1, 1, 0], [0, 1, 1], [1, 0, 1]], dtype=np.float64)
    assert examine(rows, np.array([[20], [20], [third]]), 10) is verdict
