"""Arrays that travel through the gate, and the one way they are added up."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
AnyArray = npt.NDArray[Any]


def add_up_by(index: Counts, values: Counts, n_bins: int) -> Counts:
    """Sum rows of `values` that have the same index; rows with a negative index are left out.

    Parameters
    ----------
    index : (r,) bin of each row.
    values : (r, ...) whole numbers.
    n_bins : number of bins.

    Returns
    -------
    (n_bins, ...) sums; exact.
    """
    order = np.argsort(index, kind="stable")
    order = order[np.searchsorted(index, 0, sorter=order) :]
    sums = np.zeros((n_bins, *values.shape[1:]), dtype=np.int64)
    if len(order):
        used, starts = np.unique(index[order], return_index=True)
        sums[used] = np.add.reduceat(values[order], starts, axis=0)
    return sums


def add_up_stretches(values: Counts, end: Counts) -> Counts:
    """Sum over each row and the rows after it, up to its end: `values[i:end[i]].sum(axis=0)`."""
    before = np.zeros((len(values) + 1, *values.shape[1:]), dtype=np.int64)
    np.cumsum(values, axis=0, out=before[1:])
    sums: Counts = before[end] - before[:-1]
    return sums
