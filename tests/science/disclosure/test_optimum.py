"""The dynamic program shows as much as can be: checked by trying all, and by an integer programme."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from speelveld.science.disclosure.optimum import choose_published


def block_sizes(
    parents: Sequence[int], leaf_n: Sequence[int], shown: Sequence[bool]
) -> dict[int, tuple[int, int]]:
    """People and leaves left over in every published node."""
    blocks = {node: (0, 0) for node, is_shown in enumerate(shown) if is_shown}
    for node, n in enumerate(leaf_n):
        owner = node
        while owner >= 0 and not shown[owner]:
            owner = parents[owner]
        if n >= 0 and owner >= 0:
            people, hidden = blocks[owner]
            blocks[owner] = people + n, hidden + (n > 0 and owner != node)
    return blocks


def is_safe(
    parents: Sequence[int], leaf_n: Sequence[int], shown: Sequence[bool], k: int, remainder: int
) -> bool:
    for node, (people, hidden) in block_sizes(parents, leaf_n, shown).items():
        below = [i for i in range(node, len(parents)) if _is_below(parents, i, node)]
        total = sum(leaf_n[i] for i in below if leaf_n[i] >= 0)
        if total < k or (hidden and people < remainder):
            return False
    return True


def _is_below(parents: Sequence[int], node: int, top: int) -> bool:
    while node > top:
        node = parents[node]
    return node == top


def random_case(rng: np.random.Generator, n_nodes: int) -> tuple[list[int], list[int], list[int], list[int]]:
    """Parents, leaf sizes (-1 for inner nodes), sizes of whole subtrees, weights."""
    parents = [-1] + [int(rng.integers(max(0, i - 4), i)) for i in range(1, n_nodes)]
    inner = set(parents)
    leaf_n = [-1 if i in inner else int(rng.choice([0, 1, 3, 4, 5, 6, 9, 12])) for i in range(n_nodes)]
    n = [max(size, 0) for size in leaf_n]
    for i in range(n_nodes - 1, 0, -1):
        n[parents[i]] += n[i]
    return parents, leaf_n, n, [1000 + int(size) for size in n]


def choose(parents: Sequence[int], n: Sequence[int], weights: Sequence[int], remainder: int) -> list[bool]:
    return choose_published(
        parents=parents,
        n=n,
        is_empty=[size == 0 for size in n],
        weights=weights,
        k=5,
        k_remainder=remainder,
    )


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), n_nodes=st.integers(1, 10), remainder=st.sampled_from([5, 7]))
def test_nothing_better_exists_among_all_subsets(seed: int, n_nodes: int, remainder: int) -> None:
    parents, leaf_n, n, weights = random_case(np.random.default_rng(seed), n_nodes)
    shown = choose(parents, n, weights, remainder)
    assert is_safe(parents, leaf_n, shown, 5, remainder)
    best = max(
        sum(weight for weight, is_shown in zip(weights, subset, strict=True) if is_shown)
        for subset in itertools.product([False, True], repeat=n_nodes)
        if is_safe(parents, leaf_n, subset, 5, remainder)
    )
    assert sum(weight for weight, is_shown in zip(weights, shown, strict=True) if is_shown) == best


@pytest.mark.parametrize("seed", range(6))
def test_an_integer_programme_finds_no_more(seed: int) -> None:
    parents, _, n, weights = random_case(np.random.default_rng(seed), 70)
    shown = choose(parents, n, weights, 5)
    found = sum(weight for weight, is_shown in zip(weights, shown, strict=True) if is_shown)
    assert found == pytest.approx(solve_by_integer_programme(parents, n, weights, 5))


def solve_by_integer_programme(
    parents: Sequence[int], n: Sequence[int], weights: Sequence[int], k: int
) -> float:
    """Largest weight with binary unknowns `shown`, `block is empty`, and the number left over per node."""
    size = len(n)
    big = max(n) + k
    rows: list[np.ndarray[tuple[int], np.dtype[np.float64]]] = []
    high: list[float] = []

    def at_most(terms: dict[int, float], limit: float) -> None:
        row = np.zeros(4 * size)
        for index, value in terms.items():
            row[index] += value
        rows.append(row)
        high.append(limit)

    shown, empty, left, block = (range(part * size, (part + 1) * size) for part in range(4))
    children = [[i for i in range(size) if parents[i] == node] for node in range(size)]
    for node in range(size):
        for sign in (1, -1):  # block = what the children leave over; a leaf leaves itself
            own = 0 if children[node] else n[node]
            at_most({block[node]: sign, **{left[child]: -sign for child in children[node]}}, sign * own)
        at_most({left[node]: 1, shown[node]: big}, big)
        at_most({block[node]: 1, left[node]: -1, shown[node]: -big}, 0)
        at_most({left[node]: 1, block[node]: -1}, 0)
        at_most({block[node]: 1, empty[node]: big}, big)
        at_most({block[node]: -1, shown[node]: k, empty[node]: -k}, 0)
    limits = np.array([float(size_) for size_ in n])
    answer = milp(
        -np.concatenate([np.array(weights, dtype=float), np.zeros(3 * size)]),
        constraints=LinearConstraint(np.array(rows), -np.inf, np.array(high)),
        bounds=Bounds(0, np.concatenate([(limits >= k).astype(float), np.ones(size), limits, limits])),
        integrality=np.concatenate([np.ones(2 * size), np.zeros(2 * size)]),
    )
    return float(-answer.fun)


def test_the_choice_is_the_same_every_time() -> None:
    parents, _, n, weights = random_case(np.random.default_rng(3), 200)
    assert choose(parents, n, weights, 7) == choose(list(parents), list(n), list(weights), 7)


def test_nobody_at_all_leaves_nothing_to_hide() -> None:
    parents, n = [-1, 0, 0, 0], [12, 6, 6, 0]
    assert choose(parents, n, [9, 1, 1, 1], 5) == [True, True, True, False]


def test_people_without_a_score_are_not_nobody() -> None:
    shown = choose_published(
        parents=[-1, 0, 0],
        n=[12, 12, 0],
        is_empty=[False, False, False],
        weights=[2, 1, 1],
        k=5,
        k_remainder=5,
    )
    assert shown == [True, False, False]
