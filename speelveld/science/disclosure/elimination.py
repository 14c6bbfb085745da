"""Elimination on small matrices, the workhorse of every question about combinations of figures."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from speelveld.science.disclosure.arrays import Counts, Flags, Scores, add_up_by

TINY = 1e-7  # rows hold small fractions; anything below this is a rounding error of zero
DIGITS = 6  # and two values that agree in so many digits are the same fraction


def eliminate(rows: Scores, order: Iterable[int]) -> tuple[Scores, list[int]]:
    """Reduced echelon form with pivots in the columns named first.

    Parameters
    ----------
    rows : (r, c) matrix.
    order : columns that may hold a pivot, the most wanted first.

    Returns
    -------
    (r, c) matrix with the same row space, and the pivot column of its first rows; rows after those
    are zero in all columns of `order`.
    """
    rows = rows.copy()
    pivots: list[int] = []
    for column in order:
        here = len(pivots)
        if here == len(rows):
            break
        sizes = np.abs(rows[here:, column])
        lead = int(sizes.argmax())
        if sizes[lead] < TINY:
            continue
        rows[[here, here + lead]] = rows[[here + lead, here]]
        _clear_column(rows, here, column)
        pivots.append(column)
    return rows, pivots


def eliminate_whole(rows: Scores, order: Iterable[int]) -> tuple[Scores, list[int]]:
    """As `eliminate` for whole numbers, with pivots that are one (or minus one), so that all stays whole.

    Rows after those of the pivots are zero too, unless no such pivots are left: then it is not whole.
    """
    rows = rows.copy()
    pivots: list[int] = []
    waiting = list(order)
    while waiting and len(pivots) < len(rows):
        later = []
        for column in waiting:
            here = len(pivots)
            leads = np.flatnonzero(np.abs(np.abs(rows[here:, column]) - 1.0) < TINY)
            if len(leads):
                rows[[here, here + leads[0]]] = rows[[here + leads[0], here]]
                _clear_column(rows, here, column)
                pivots.append(column)
            elif rows[here:, column].any():
                later.append(column)
        if len(later) == len(waiting):
            break
        waiting = later
    return rows, pivots


def _clear_column(rows: Scores, here: int, column: int) -> None:
    rows[here] /= rows[here, column]
    factors = rows[:, column].copy()
    factors[here] = 0.0
    touched = np.flatnonzero(np.abs(factors) > TINY)
    if len(touched):
        cleared = rows[touched] - factors[touched, None] * rows[here]
        cleared[np.abs(cleared) < TINY] = 0.0
        rows[touched] = cleared


def merge_columns(rows: Scores, people: Counts) -> tuple[Scores, Counts]:
    """Put people together who always appear with the same weight up to a factor; drop who never appear.

    Parameters
    ----------
    rows : (r, c) matrix whose row space matters.
    people : (c, v) people behind each column, per score.
    """
    used = np.flatnonzero(is_used(rows).any(axis=0))
    rows, people = rows[:, used], people[used]
    if not rows.size:
        return rows, people
    first = rows[is_used(rows).argmax(axis=0), np.arange(rows.shape[1])]
    directions = np.round(rows / first, DIGITS) + 0.0
    _, kept, group = np.unique(directions, axis=1, return_index=True, return_inverse=True)
    return rows[:, kept], add_up_by(group.ravel(), people, len(kept))


def is_used(vectors: Scores) -> Flags:
    """Where a vector is not zero."""
    used: Flags = np.abs(vectors) > TINY
    return used


def weigh(vectors: Scores, people: Counts) -> Counts:
    """(m,) people a vector is about, for the score that fewest of them have."""
    sizes: Counts = (is_used(vectors).astype(np.int64) @ people).min(axis=1)
    return sizes
