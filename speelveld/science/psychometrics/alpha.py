"""Cronbach's alpha and its interval.

Sources: Cronbach (1951), Psychometrika 16, 297-334; Feldt, Woodruff and Salih (1987), Applied Psychological
Measurement 11, 93-103.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import fdtri

from speelveld.science.psychometrics.arrays import Array, NoFigure, find_constant, keep_complete

LEAST_PEOPLE = 10  # with fewer an interval is so wide that the figure says nothing


@dataclass(frozen=True, slots=True)
class Alpha:
    """Cronbach's alpha over complete answers.

    Parameters
    ----------
    value : alpha; 1 at most, and below 0 when items contradict each other.
    low, high : Feldt interval.
    n, n_items : people with a complete answer, and items.
    mean_correlation : mean correlation between two items.
    """

    value: float
    low: float
    high: float
    n: int
    n_items: int
    mean_correlation: float


def estimate_alpha(answers: Array, confidence: float = 0.95) -> Alpha | NoFigure:
    """Estimate alpha from people who answered all items (listwise).

    Parameters
    ----------
    answers : (n, k) answers in the direction of the scale, nan where there is none.
    confidence : of the interval, between 0 and 1.

    Notes
    -----
    `(1 - alpha) / (1 - estimate)` follows an F distribution with n - 1 and (n - 1)(k - 1) degrees of
    freedom when items have equal true scores and normal errors.
    """
    complete = keep_complete(answers)
    n, k = complete.shape
    if reason := _find_obstacle(complete, n, k):
        return reason
    covariance = np.cov(complete, rowvar=False)
    value = _take_alpha(covariance)
    if value is None:
        return NoFigure("no_common_spread", n=n)
    low, high = find_alpha_ends(value, n, k, confidence)
    return Alpha(value, low, high, n, k, _average_correlation(covariance))


def find_alpha_ends(value: float, n: int, n_items: int, confidence: float = 0.95) -> tuple[float, float]:
    """Return the ends of the Feldt interval around an alpha over n people."""
    tail = (1 - confidence) / 2
    high_ratio, low_ratio = (float(fdtri(n - 1, (n - 1) * (n_items - 1), p)) for p in (1 - tail, tail))
    return 1 - (1 - value) * high_ratio, 1 - (1 - value) * low_ratio


def estimate_alpha_pairwise(answers: Array) -> float | NoFigure:
    """Estimate alpha from all answers there are: each covariance over the people who answered both items.

    Parameters
    ----------
    answers : (n, k) answers in the direction of the scale, nan where there is none.
    """
    k = answers.shape[1]
    given = ~np.isnan(answers)
    fewest = int((given.T.astype(np.int64) @ given).min())
    if reason := _find_obstacle(answers, fewest, k):
        return reason
    value = _take_alpha(_pair_covariance(answers, given))
    return NoFigure("no_common_spread", n=fewest) if value is None else value


def _find_obstacle(answers: Array, n: int, k: int) -> NoFigure | None:
    if k == 1:
        return NoFigure("one_item", n=n)
    if n < LEAST_PEOPLE:
        return NoFigure("too_few_people", n=n, n_needed=LEAST_PEOPLE)
    if constant := find_constant(answers):
        return NoFigure("constant_item", items=constant, n=n)
    return None


def _take_alpha(covariance: Array) -> float | None:
    """Return k / (k - 1) * (1 - sum of variances / variance of the sum); None when the sum does not vary."""
    k = len(covariance)
    spread, own = float(covariance.sum()), float(np.trace(covariance))
    return None if spread <= 1e-12 * own else k / (k - 1) * (1 - own / spread)


def _pair_covariance(answers: Array, given: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Array:
    """Covariances over the people who answered both items of a pair, each with the means of those people."""
    values = np.where(given, answers - np.nanmean(answers, axis=0), 0.0)
    present = given.astype(np.float64)
    n_pairs = present.T @ present
    sums = values.T @ present  # [i, j]: sum of item i over those who also answered item j
    return np.asarray((values.T @ values - sums * sums.T / n_pairs) / (n_pairs - 1))


def _average_correlation(covariance: Array) -> float:
    spread = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(spread, spread)
    return float(correlation[np.triu_indices(len(correlation), 1)].mean())
