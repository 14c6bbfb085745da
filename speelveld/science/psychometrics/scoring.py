"""From answers to scale scores."""

import numpy as np

from speelveld.science.psychometrics.arrays import Array


def turn_round(answers: Array, lo: Array | float, hi: Array | float) -> Array:
    """Return reversed answers, `lo + hi - answer`, so that the best end becomes the highest.

    Parameters
    ----------
    answers : (n, k) or (n,) answers, nan where there is none.
    lo, hi : ends of the answer scale, one for all or one per item (k,).

    Raises
    ------
    ValueError
        When an answer lies outside the ends.
    """
    turned = np.asarray(lo + hi - answers, dtype=np.float64)
    if np.any(turned < lo) or np.any(turned > hi):
        raise ValueError("An answer lies outside the ends of its scale.")
    return turned


def score_mean(answers: Array, minimum_answered: int) -> Array:
    """Return each person's mean over the answered items, shape (n,); nan when too few were answered.

    Parameters
    ----------
    answers : (n, k) answers in the direction of the scale, nan where there is none.
    minimum_answered : items that must be answered for a score, 1 to k.
    """
    if answers.ndim != 2 or not 1 <= minimum_answered <= answers.shape[1]:
        raise ValueError(f"Answers have shape {answers.shape}; {minimum_answered} answers were asked for.")
    given = ~np.isnan(answers)
    n_given = given.sum(axis=1)
    total = np.where(given, answers, 0.0).sum(axis=1)
    return np.where(n_given >= minimum_answered, total / np.maximum(n_given, 1), np.nan)
