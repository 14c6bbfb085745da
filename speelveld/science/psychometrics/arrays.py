"""Shapes that all of psychometrics shares, and what stands where a figure cannot be given."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Reason = Literal[
    "one_item",
    "two_items",
    "too_few_people",
    "constant_item",
    "no_common_spread",
    "items_repeat",
    "improper",
    "factors_coincide",
    "not_identified",
    "no_convergence",
]


@dataclass(frozen=True, slots=True)
class NoFigure:
    """Why there is no figure.

    Parameters
    ----------
    reason : what stands in the way.
    items : places of the items concerned; of the two factors when these coincide.
    n : people that could be used.
    n_needed : people that would be needed, when there are too few.
    """

    reason: Reason
    items: tuple[int, ...] = ()
    n: int = 0
    n_needed: int = 0


def keep_complete(answers: Array) -> Array:
    """Return the rows without nan: (n, k) in, (m, k) out."""
    if answers.ndim != 2 or answers.shape[1] == 0:
        raise ValueError(f"Answers have shape {answers.shape}, expected (n, k) with k of 1 or more.")
    return answers[~np.isnan(answers).any(axis=1)]


def find_constant(answers: Array) -> tuple[int, ...]:
    """Return the items on which everybody who answered gave the same answer; also those nobody answered."""
    if len(answers) == 0:
        return tuple(range(answers.shape[1]))
    lowest = np.fmin.reduce(answers, axis=0)
    highest = np.fmax.reduce(answers, axis=0)
    return tuple(int(place) for place in np.flatnonzero(~(highest > lowest)))
