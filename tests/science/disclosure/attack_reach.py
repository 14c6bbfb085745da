"""The least number of people a combination of figures can be about: linear algebra and integer programmes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse.csgraph import connected_components

Matrix = npt.NDArray[np.float64]


def find_least_reach(rows: Sequence[frozenset[str]], people: Mapping[str, int], k: int) -> int | None:
    """Fewest people any non-zero combination of the rows is about, None when that is k or more.

    A combination gives people with the same memberships the same weight, so they count as one column. Scaled
    so that its largest weight is one, it gives a column the weight 1 and none more than that; so trying every
    column for that place finds all. In columns of k people it must be zero.
    """
    columns = gather_columns(rows, people)
    matrix = np.array([[row in column for column in columns] for row in range(len(rows))], dtype=np.float64)
    sizes = np.array(list(columns.values()), dtype=np.int64)
    found = [
        reach
        for basis, own in _split_parts(_reduce(matrix.reshape(len(rows), len(columns))), sizes)
        for reach in _search(basis, own, k)
    ]
    return min(found, default=None)


def gather_columns(rows: Sequence[frozenset[str]], people: Mapping[str, int]) -> dict[frozenset[int], int]:
    """People per set of rows they are in."""
    around: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for atom in row:
            around.setdefault(atom, set()).add(number)
    columns: dict[frozenset[int], int] = {}
    for atom, membership in around.items():
        if people.get(atom, 0):
            columns[frozenset(membership)] = columns.get(frozenset(membership), 0) + people[atom]
    return columns


def _reduce(matrix: Matrix) -> Matrix:
    """Reduced echelon form: a basis of the row space that falls apart where the space does."""
    rows = matrix.copy()
    here = 0
    for column in range(rows.shape[1]):
        if here == len(rows):
            break
        lead = here + int(np.abs(rows[here:, column]).argmax())
        if abs(rows[lead, column]) < 1e-9:
            continue
        rows[[here, lead]] = rows[[lead, here]]
        rows[here] /= rows[here, column]
        others = np.arange(len(rows)) != here
        rows[others] -= rows[others, column][:, None] * rows[here]
        rows[np.abs(rows) < 1e-9] = 0.0
        here += 1
    return rows[:here]


def _split_parts(
    basis: Matrix, sizes: npt.NDArray[np.int64]
) -> Iterator[tuple[Matrix, npt.NDArray[np.int64]]]:
    used = np.abs(basis) > 0
    n_rows = len(basis)
    links = np.zeros((n_rows + basis.shape[1],) * 2)
    links[:n_rows, n_rows:] = used
    _, part = connected_components(links, directed=False)
    for number in np.unique(part[:n_rows]):
        yield (
            basis[np.ix_(part[:n_rows] == number, part[n_rows:] == number)],
            sizes[part[n_rows:] == number],
        )


def _search(basis: Matrix, sizes: npt.NDArray[np.int64], k: int) -> Iterator[int]:
    if len(basis) == 1:
        reach = int(sizes[np.abs(basis[0]) > 0].sum())
        if reach < k:
            yield reach
        return
    for column in np.flatnonzero(sizes < k):
        if (reach := _count(basis, sizes, k, int(column))) < k:
            yield reach


def _count(basis: Matrix, sizes: npt.NDArray[np.int64], k: int, column: int) -> int:
    """Fewest people when this column has the largest weight: a bound first, then the exact number."""
    rank, width = basis.shape
    goal = np.concatenate([np.zeros(rank), sizes])
    inside = np.hstack([basis.T, -np.eye(width)])
    outside = np.hstack([-basis.T, -np.eye(width)])
    picked = np.zeros((1, rank + width))
    picked[0, :rank] = basis[:, column]
    top = np.where(sizes < k, 1.0, 0.0)
    answer = None
    for integrality in (0, 1):
        answer = milp(
            goal,
            constraints=[
                LinearConstraint(np.vstack([inside, outside]), -np.inf, 0),
                LinearConstraint(picked, 1, 1),
            ],
            bounds=Bounds(
                np.concatenate([np.full(rank, -np.inf), np.zeros(width)]),
                np.concatenate([np.full(rank, np.inf), top]),
            ),
            integrality=np.concatenate([np.zeros(rank), np.full(width, integrality)]),
        )
        if not answer.success:
            return k  # no combination at all is like this
        if answer.fun > k - 1 + 1e-6:
            return k
    return round(answer.fun)
