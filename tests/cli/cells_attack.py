"""An attack from cells.json alone: exact for any set of cells, units and filters alike.

Written from the definition of S1 (every combination of figures involves at least k respondents), apart from
the gate and its own tests.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

Rows = Sequence[frozenset[str]]


def find_least_reach(rows: Rows, n: Mapping[str, int], k: int) -> int | None:
    """The fewest respondents in any combination of these cells when that is below k, else None.

    A combination gives all people who are in the same cells the same weight, so they are one column. Scaled
    so that its largest weight is 1, at one column, it is found by an integer programme per column: weights
    between -1 and 1, a yes or no for each column that takes part, as few people as possible. Without
    the yes-or-no it is a linear programme, whose answer is never above: often that already proves enough.
    """
    matrix, sizes = _gather_columns(rows, n)
    if np.linalg.matrix_rank(matrix) == len(sizes):  # every column can be had by itself
        return min((int(size) for size in sizes if size < k), default=None)
    reaches = [
        reach
        for column in range(len(sizes))
        if _bound_reach(matrix, sizes, column) < k - 1e-6
        and (reach := _find_reach(matrix, sizes, column)) < k
    ]
    return min(reaches, default=None)


def _gather_columns(rows: Rows, n: Mapping[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """Cells x columns as 0 and 1, and how many people each column has."""
    columns: Counter[tuple[int, ...]] = Counter()
    inside: dict[str, list[int]] = {}
    for number, members in enumerate(rows):
        for atom in members:
            inside.setdefault(atom, []).append(number)
    for atom, cells in inside.items():
        if n.get(atom):
            columns[tuple(cells)] += n[atom]
    matrix = np.zeros((len(rows), len(columns)))
    for column, cells in enumerate(columns):
        matrix[list(cells), column] = 1
    return matrix, np.array(list(columns.values()))


def _bound_reach(matrix: np.ndarray, sizes: np.ndarray, column: int) -> float:
    rows, columns = matrix.shape
    eye = np.eye(columns)
    found = linprog(
        np.concatenate([np.zeros(rows), sizes]),
        A_ub=np.block([[matrix.T, -eye], [-matrix.T, -eye]]),
        b_ub=np.zeros(2 * columns),
        A_eq=np.concatenate([matrix[:, column], np.zeros(columns)])[None],
        b_eq=[1],
        bounds=[(None, None)] * rows + [(0, 1)] * columns,
    )
    assert found.success
    return float(found.fun)


def _find_reach(matrix: np.ndarray, sizes: np.ndarray, column: int) -> int:
    rows, columns = matrix.shape
    eye = np.eye(columns)
    one = np.concatenate([matrix[:, column], np.zeros(columns)])[None]
    found = milp(
        np.concatenate([np.zeros(rows), sizes]),
        constraints=[
            LinearConstraint(np.block([matrix.T, -eye]), ub=0),
            LinearConstraint(np.block([-matrix.T, -eye]), ub=0),
            LinearConstraint(one, 1, 1),
        ],
        bounds=Bounds([-np.inf] * rows + [0] * columns, [np.inf] * rows + [1] * columns),
        integrality=[0] * rows + [1] * columns,
    )
    assert found.success
    return round(found.fun)
