"""Finds the most likely parameters of a factor model by Fisher scoring, with derivatives in closed form.

Everything is in correlations. With loadings L (p, m), correlations R (m, m) of the factors and uniquenesses U
on the diagonal, the model says S = L R L' + U. Minimised is log|S| + trace(observed S^-1). Its gradient for a
parameter t is trace(W dS/dt) with W = S^-1 (S - observed) S^-1; its expected second derivative for t and u is
trace(S^-1 dS/dt S^-1 dS/du).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve

from speelveld.science.psychometrics.arrays import Array

_MOST_STEPS = 500
_FIRST_DAMPING, _MOST_DAMPING = 1e-2, 1e12
_FLAT = 1e-9  # largest part of the gradient at the solution
_NEARLY_FLAT = 1e-6  # good enough when rounding stops further steps


@dataclass(frozen=True)
class ModelShape:
    """Which item belongs to which factor (`owner`, shape (p,)), and the pairs of factors."""

    owner: NDArray[np.int64]
    n_factors: int

    @classmethod
    def of(cls, factors: Sequence[Sequence[int]]) -> ModelShape:
        owner = np.empty(sum(map(len, factors)), dtype=np.int64)
        for factor, items in enumerate(factors):
            owner[list(items)] = factor
        return cls(owner, len(factors))

    @cached_property
    def pairs(self) -> tuple[NDArray[Any], NDArray[Any]]:
        return np.triu_indices(self.n_factors, 1)

    @property
    def n_parameters(self) -> int:
        return 2 * len(self.owner) + len(self.pairs[0])

    def spread_out(self, loadings: Array) -> Array:
        """Return loadings as a matrix (p, m)."""
        matrix = np.zeros((len(self.owner), self.n_factors))
        matrix[np.arange(len(self.owner)), self.owner] = loadings
        return matrix


@dataclass(frozen=True)
class Parameters:
    """Loadings (p,), uniquenesses (p,) and correlations between factors (m, m)."""

    loadings: Array
    uniquenesses: Array
    correlations: Array

    def imply(self, shape: ModelShape) -> Array:
        """Return the correlations (p, p) between items that these parameters imply."""
        loadings = shape.spread_out(self.loadings)
        return loadings @ self.correlations @ loadings.T + np.diag(self.uniquenesses)

    def move(self, step: Array, shape: ModelShape) -> Parameters:
        p = len(self.loadings)
        correlations = self.correlations.copy()
        correlations[shape.pairs] += step[2 * p :]
        correlations.T[shape.pairs] = correlations[shape.pairs]
        return Parameters(self.loadings + step[:p], self.uniquenesses + step[p : 2 * p], correlations)


def search(observed: Array, shape: ModelShape) -> Parameters | None:
    """Return the most likely parameters for observed correlations (p, p); None when none are found.

    Each step solves for the parameters with the expected curvature, damped (Levenberg-Marquardt) until it
    improves the likelihood. Uniquenesses below 0 and correlations beyond 1 are not held back, so that a
    model that does not fit at all shows itself.
    """
    here, damping = start(observed, shape), _FIRST_DAMPING
    for _ in range(_MOST_STEPS):
        gradient, information = differentiate(observed, here, shape)
        if np.abs(gradient).max() < _FLAT:
            return here
        moved = _take_step(observed, shape, here, (gradient, information), damping)
        if moved is None:
            return here if np.abs(gradient).max() < _NEARLY_FLAT else None
        here, damping = moved
    return None


def start(observed: Array, shape: ModelShape) -> Parameters:
    """Return a first guess: loadings from the first principal axis of each factor's items."""
    loadings = np.empty(len(shape.owner))
    for factor in range(shape.n_factors):
        own = np.flatnonzero(shape.owner == factor)
        values, axes = np.linalg.eigh(observed[np.ix_(own, own)])
        axis = axes[:, -1] * (-1.0 if axes[:, -1].sum() < 0 else 1.0)
        loadings[own] = 0.8 * axis * math.sqrt(values[-1])
    uniquenesses = np.maximum(1 - loadings**2, 0.2)
    sums = shape.spread_out(np.sign(loadings))
    between = sums.T @ observed @ sums
    spread = np.sqrt(np.maximum(np.diag(between), 1e-6))
    correlations = np.clip(between / np.outer(spread, spread), -0.9, 0.9)
    np.fill_diagonal(correlations, 1.0)
    return Parameters(loadings, uniquenesses, correlations)


def differentiate(observed: Array, at: Parameters, shape: ModelShape) -> tuple[Array, Array]:
    """Return gradient (q,) and information (q, q): first loadings, then uniquenesses, then correlations."""
    loadings = shape.spread_out(at.loadings)
    inverse = np.asarray(np.linalg.inv(at.imply(shape)), dtype=np.float64)
    towards = (
        loadings @ at.correlations[:, shape.owner]
    )  # column i: covariance of the items with the factor of i
    misfit = inverse - inverse @ observed @ inverse
    one, other = shape.pairs
    gradient = np.concatenate(
        [
            2 * np.einsum("ij,ji->i", misfit, towards),
            np.diag(misfit),
            2 * (loadings.T @ misfit @ loadings)[one, other],
        ]
    )
    return gradient, _inform(inverse, towards, loadings, one, other)


def _inform(inverse: Array, towards: Array, loadings: Array, one: NDArray[Any], other: NDArray[Any]) -> Array:
    crossed, factors = towards.T @ inverse, inverse @ loadings
    doubled, shared, between = crossed @ towards, crossed @ loadings, loadings.T @ factors
    load_load = 2 * (crossed * crossed.T + doubled * inverse)
    load_unique = 2 * inverse * crossed
    load_pair = 2 * (shared[:, one] * factors[:, other] + shared[:, other] * factors[:, one])
    unique_pair = 2 * factors[:, one] * factors[:, other]
    pair_pair = 2 * (
        between[np.ix_(one, one)] * between[np.ix_(other, other)]
        + between[np.ix_(one, other)] * between[np.ix_(other, one)]
    )
    return np.block(
        [
            [load_load, load_unique, load_pair],
            [load_unique.T, inverse**2, unique_pair],
            [load_pair.T, unique_pair.T, pair_pair],
        ]
    )


def _measure(observed: Array, implied: Array) -> float:
    """Return log|S| + trace(observed S^-1); infinite where S is no covariance matrix."""
    try:
        root = np.linalg.cholesky(implied)
    except np.linalg.LinAlgError:
        return math.inf
    return float(2 * np.log(np.diag(root)).sum() + np.trace(np.linalg.solve(implied, observed)))


def _take_step(
    observed: Array, shape: ModelShape, here: Parameters, slopes: tuple[Array, Array], damping: float
) -> tuple[Parameters, float] | None:
    """Return more likely parameters and the damping for the next step; None when there are none."""
    gradient, information = slopes
    value = _measure(observed, here.imply(shape))
    curvature = np.maximum(np.diag(information), 1e-12)
    while damping < _MOST_DAMPING:
        try:
            step = cho_solve(cho_factor(information + np.diag(damping * curvature)), -gradient)
            moved = here.move(step, shape)
            if _measure(observed, moved.imply(shape)) < value:
                return moved, max(damping / 10, 1e-12)
        except np.linalg.LinAlgError:
            pass
        damping *= 10
    return None
