"""What goes with an outcome: how much of what the factors explain together belongs to each of them.

Factors go together, so a plain regression weight says little. Relative weights turn the factors into the nearest
set that does not go together, explain the outcome from those, and hand the explained part back to the factors.

Sources: Johnson (2000), Multivariate Behavioral Research 35, 1-19; Tonidandel, LeBreton and Johnson (2009),
Psychological Methods 14, 387-399, for intervals by resampling.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from speelveld.science.psychometrics.arrays import Array, NoFigure, find_constant, keep_complete

_LEAST_EIGENVALUE = 1e-9  # of the correlations between factors; below it a factor is a sum of others
_MOST_PARTS = 2000  # people are resampled in at most so many equal parts, so that a million cost no more
_DRAWS_AT_A_TIME = 100


@dataclass(frozen=True, slots=True)
class Importance:
    """How much of one outcome the factors explain, and which part of that belongs to each.

    Parameters
    ----------
    explained : part of the spread of the outcome that the factors explain together, 0 to 1.
    shares : (p,) part of what is explained that belongs to each factor; they add up to 1.
    low, high : (p,) interval of each share.
    correlations : (p,) of each factor with the outcome; tells the direction, which a share does not.
    """

    explained: float
    shares: Array
    low: Array
    high: Array
    correlations: Array


@dataclass(frozen=True, slots=True)
class ImportanceModel:
    """Importance per outcome, and for all outcomes taken together (`overall`).

    Parameters
    ----------
    outcomes : one per outcome, in their order.
    overall : the mean over outcomes of what is explained, divided in the same way.
    n : people without a gap.
    """

    outcomes: tuple[Importance, ...]
    overall: Importance
    n: int


def divide_explained(among: Array, towards: Array) -> Array:
    """Return the relative weights (..., p, q): the explained part of each outcome that belongs to each factor.

    Parameters
    ----------
    among : (..., p, p) correlations between factors.
    towards : (..., p, q) correlations of factors with outcomes.
    """
    values, vectors = np.linalg.eigh(among)
    roots = np.sqrt(np.maximum(values, _LEAST_EIGENVALUE))[..., None, :]
    turned = np.swapaxes(vectors, -1, -2)
    nearest = (vectors * roots) @ turned  # of each factor with each of the set that does not go together
    slopes = (vectors / roots) @ turned @ towards
    weights: Array = nearest**2 @ slopes**2
    return weights


def estimate_importance(
    factors: Array,
    outcomes: Array,
    rng: np.random.Generator,
    *,
    confidence: float = 0.95,
    n_draws: int = 1000,
) -> ImportanceModel | NoFigure:
    """Estimate relative weights over people without a gap, with percentile intervals from resampled people.

    Parameters
    ----------
    factors, outcomes : (n, p) and (n, q) scores, nan where there is none; p of 2 or more.
    rng : source of chance; the order of people does not matter for the same source.
    confidence : of the intervals, between 0 and 1.
    n_draws : resampled sets of people.
    """
    p = factors.shape[1]
    complete = keep_complete(np.hstack([factors, outcomes]))
    n, k = complete.shape
    if n <= k:
        return NoFigure("too_few_people", n=n, n_needed=k + 1)
    if constant := find_constant(complete):
        return NoFigure("constant_item", items=constant, n=n)
    complete = complete[np.lexsort(complete.T)]
    correlations = np.asarray(np.corrcoef(complete, rowvar=False))
    among, towards = correlations[:p, :p], correlations[:p, p:]
    if np.linalg.eigvalsh(among)[0] < _LEAST_EIGENVALUE:
        return NoFigure("items_repeat", n=n)
    weights = divide_explained(among, towards)
    drawn = np.concatenate(list(_draw_weights(complete, p, rng, n_draws)))
    ends = ((1 - confidence) / 2, (1 + confidence) / 2)
    parts = [
        _describe(weights[:, one], drawn[..., one], towards[:, one], ends) for one in range(outcomes.shape[1])
    ]
    overall = _describe(weights.mean(axis=1), drawn.mean(axis=2), towards.mean(axis=1), ends)
    return ImportanceModel(tuple(parts), overall, n)


def _describe(weights: Array, drawn: Array, correlations: Array, ends: tuple[float, float]) -> Importance:
    """Return shares of one outcome; `weights` (p,) and resampled ones (draws, p)."""
    explained = float(weights.sum())
    low, high = np.quantile(drawn / drawn.sum(axis=1, keepdims=True), ends, axis=0)
    return Importance(explained, weights / explained, low, high, correlations)


def _draw_weights(complete: Array, p: int, rng: np.random.Generator, n_draws: int) -> Iterator[Array]:
    """Yield weights (draws, p, q) of resampled people, some draws at a time.

    Sums of products of each part of the people are kept, so that a draw is one product of matrices.
    """
    n, k = complete.shape
    standard = np.column_stack([np.ones(n), (complete - complete.mean(axis=0)) / complete.std(axis=0)])
    n_parts = min(n, _MOST_PARTS)
    parts = np.array_split(rng.permutation(n), n_parts)
    sums = np.stack([(standard[part].T @ standard[part]).ravel() for part in parts])
    for first in range(0, n_draws, _DRAWS_AT_A_TIME):
        size = min(_DRAWS_AT_A_TIME, n_draws - first)
        times = rng.multinomial(n_parts, np.full(n_parts, 1 / n_parts), size=size).astype(np.float64)
        correlations = _correlate((times @ sums).reshape(size, k + 1, k + 1))
        yield divide_explained(correlations[:, :p, :p], correlations[:, :p, p:])


def _correlate(moments: Array) -> Array:
    """Return correlations (draws, k, k) from sums of products, in which the first column counts people."""
    n = moments[:, :1, :1]
    means = moments[:, 0, 1:] / n[:, 0]
    covariance = moments[:, 1:, 1:] / n - means[:, :, None] * means[:, None, :]
    spread = np.sqrt(np.maximum(np.einsum("dkk->dk", covariance), _LEAST_EIGENVALUE))
    correlations: Array = covariance / (spread[:, :, None] * spread[:, None, :])
    return correlations
