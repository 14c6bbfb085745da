"""Trains the small model from labelled clauses. Runs at a developer's desk, never in the service."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from speelveld.science.text_guard.model import N_WEIGHTS, Model

_ROUNDS, _STEP, _SHRINK, _BIAS_STEP = 20, 0.3, 1e-4, 0.01


def train(
    clauses: Sequence[Sequence[int]], labels: Sequence[bool], importance: Sequence[float], threshold: float
) -> Model:
    """Fit a logistic regression by AdaGrad, with a fixed order of clauses, and round its weights to whole numbers.

    `clauses` are features as `list_features` gives them; `importance` is the weight of each clause in the fit.
    """
    weights, sums = np.zeros(N_WEIGHTS), np.full(N_WEIGHTS, 1e-8)
    bias = 0.0
    features = [np.asarray(clause, dtype=np.int64) for clause in clauses]
    order = np.random.default_rng(0)
    for _ in range(_ROUNDS):
        for i in order.permutation(len(features)):
            places, root = features[i], np.sqrt(len(features[i]))
            error = importance[i] * (_squash(bias + weights[places].sum() / root) - float(labels[i]))
            slope = error / root + _SHRINK * weights[places]
            sums[places] += slope**2
            weights[places] -= _STEP * slope / np.sqrt(sums[places])
            bias -= _BIAS_STEP * error
    scale = float(np.abs(weights).max()) / 127
    return Model(_round(weights, scale), scale, float(bias), threshold)


def _squash(x: float) -> float:
    return float(1 / (1 + np.exp(-np.clip(x, -30, 30))))


def _round(weights: NDArray[np.float64], scale: float) -> NDArray[np.int8]:
    return np.rint(weights / scale).astype(np.int8)
