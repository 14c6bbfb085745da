"""Scores with patterns of their own, and percentages, add no statement about fewer people."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from speelveld.science.disclosure import Settings, Variable, aggregate, one_group_per_unit, release
from speelveld.science.disclosure.shares import fit_counts, round_shares
from tests.science.disclosure.attack import find_small_reach
from tests.science.disclosure.organisations import draw_tree

STRICT = Settings(k=5, k_remainder=5, k_distribution=8, k_comments=10)


@pytest.mark.parametrize("seed", range(12))
def test_numbers_of_answers_of_all_scores_together_reach_k(seed: int) -> None:
    rng = np.random.default_rng(seed)
    groups = one_group_per_unit(draw_tree(rng, 16, 9))
    group = np.repeat(np.arange(len(groups)), [one.n_invited or 0 for one in groups])
    variables = [Variable(key="mean", lo=1, hi=5, step=1), Variable(key="yes", lo=0, hi=1, step=1)]
    sums = aggregate(group, np.zeros((len(group), 2), dtype=np.int64), variables, len(groups))
    table = release(draw_tree(np.random.default_rng(seed), 16, 9), groups, sums, STRICT)
    shown = [frozenset(own.atoms) for own, _, _ in table.cells()]
    people = {one.key: int(n) for one, n in zip(groups, sums.n_respondents, strict=True)}
    assert find_small_reach(sorted(set(shown), key=sorted), people, 5) == []


FIVE = Variable(key="five", lo=1, hi=5, step=1)


def list_possible(shares: tuple[int, ...], n: int) -> list[tuple[int, ...]]:
    """All counts per category that can be behind shown percentages; 5 and 95 include everything beyond."""

    def fits(count: int, share: int) -> bool:
        low = 0 if share == 5 else share - 2.5
        high = 100 if share == 95 else share + 2.5
        return low - 1e-9 <= 100 * count / n <= high + 1e-9

    all_counts = ((a, b, n - a - b) for a in range(n + 1) for b in range(n + 1 - a))
    return [c for c in all_counts if all(map(fits, c, shares))]


@pytest.mark.parametrize("n", [30, 39, 40, 41, 60])
def test_percentages_leave_every_category_open(n: int) -> None:
    for low, middle in itertools.product(range(4), range(0, n // 2)):
        raw = np.array([[[low, middle, n - low - middle]]])
        total = np.array([[middle * 2 + (n - low - middle) * 3]])
        counts = fit_counts(raw, np.clip(total, 5, 4 * n - 5), [FIVE])
        shares = tuple(round_shares(counts, np.ones((1, 3), dtype=np.bool_))[0, 0].tolist())
        possible = np.array(list_possible(shares, n))
        assert (possible.max(axis=0) > 0).all() and (possible.min(axis=0) < n).all()


def test_forty_people_with_an_empty_category_are_not_told_apart() -> None:
    """15% and 90% of forty would be at least 5 and 35 people: nobody would be left for the low category."""
    counts = fit_counts(np.array([[[0, 5, 35]]]), np.array([[140]]), [FIVE])
    assert counts.tolist() == [[[1, 5, 34]]]


@pytest.mark.parametrize("levels", [1, 2, 3, 4, 6, 12])
def test_counts_and_total_can_come_from_the_same_answers(levels: int) -> None:
    rng = np.random.default_rng(levels)
    variable = Variable(key="x", lo=0, hi=levels, step=1)
    low, high = variable.cut_codes
    room = high + (low + 1) * (high - low > 1)
    room_above = levels - low + (levels - high + 1) * (high - low > 1)
    for _ in range(300):
        n = int(rng.integers(8, 40))
        codes = np.clip(rng.normal(rng.uniform(0, levels), rng.uniform(0, 1.5), n).round(), 0, levels)
        raw = [(codes <= low).sum(), ((codes > low) & (codes < high)).sum(), (codes >= high).sum()]
        total = int(np.clip(codes.sum(), room, n * levels - room_above))
        counts = fit_counts(np.array([[raw]]), np.array([[total]]), [variable])[0, 0]
        assert counts.sum() == n and counts.min() >= (0 if high - low == 1 else 1)
        assert counts @ [0, low + 1, high] <= total <= counts @ [low, high - 1, levels]
        if codes.sum() == total and min(raw) > 0:
            assert counts.tolist() == raw
