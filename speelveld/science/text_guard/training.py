"""Trains the small model from labelled clauses. Runs at a developer's desk, never in the service."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from speelveld.science.text_guard.model import KINDS, N_KIND_WEIGHTS, N_WEIGHTS, Model

_ROUNDS, _BATCH, _STEP, _SHRINK, _BIAS_STEP = 12, 64, 0.3, 1e-4, 0.01
_TINY = 1e-8


@dataclass(frozen=True)
class Clause:
    """`features` as `list_features` gives them; `kind` is empty for a clause that says nothing of anybody."""

    features: Sequence[int]
    kind: str
    weight: float = 1.0


def train(clauses: Sequence[Clause], threshold: float, doubt: float) -> Model:
    """Fit logistic regressions by AdaGrad, with a fixed order of clauses, and round the weights to whole numbers."""
    labels = np.array([[float(bool(one.kind))] for one in clauses])
    weights, bias = _fit(clauses, labels, N_WEIGHTS)
    told = [one for one in clauses if one.kind in KINDS]
    kinds, _ = _fit(
        told, np.array([[float(one.kind == kind) for kind in KINDS] for one in told]), N_KIND_WEIGHTS
    )
    scale = float(np.abs(weights).max()) / 127
    return Model(
        _round(weights[0], scale), scale, float(bias[0]), _round(kinds, float(np.abs(kinds).max()) / 127),
        threshold, doubt,
    )  # fmt: skip


def _fit(
    clauses: Sequence[Clause], labels: NDArray[np.float64], size: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the weights, one row for each column of the labels, and their biases."""
    n_rows = labels.shape[1]
    features = [np.unique(np.asarray(one.features, dtype=np.int64) % size) for one in clauses]
    importance = np.array([one.weight for one in clauses])
    weights, bias = np.zeros((n_rows, size)), np.zeros(n_rows)
    sums = np.full((n_rows, size), _TINY)
    rows = size * np.arange(n_rows)
    for batch in _list_batches(len(clauses)):
        places = np.concatenate([features[i] for i in batch])
        counts = np.array([len(features[i]) for i in batch])
        starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
        roots = np.sqrt(counts)[:, None]
        scores = bias + np.add.reduceat(weights[:, places], starts, axis=1).T / roots
        errors = importance[batch][:, None] * (_squash(scores) - labels[batch])
        pulls = np.repeat(errors / roots, counts, axis=0)
        slopes = np.bincount((places[:, None] + rows).ravel(), pulls.ravel(), n_rows * size).reshape(
            n_rows, size
        )
        slopes += _SHRINK * weights * (slopes != 0)
        sums += slopes**2
        weights -= _STEP * slopes / np.sqrt(sums)
        bias -= _BIAS_STEP * errors.sum(axis=0)
    return weights, bias


def _list_batches(n: int) -> Iterator[NDArray[np.int64]]:
    order = np.random.default_rng(0)
    for _ in range(_ROUNDS):
        shuffled = order.permutation(n)
        yield from (shuffled[start : start + _BATCH] for start in range(0, n, _BATCH))


def _squash(x: NDArray[np.float64]) -> NDArray[np.float64]:
    squashed: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(x, -30, 30)))
    return squashed


def _round(weights: NDArray[np.float64], scale: float) -> NDArray[np.int8]:
    return np.rint(weights / scale).astype(np.int8)
