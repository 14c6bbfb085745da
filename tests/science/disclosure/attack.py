"""An attacker with every published figure, an integer programme and patience.

Written from the definition (S1: every combination of figures involves at least k respondents; S2: the
total of every smaller set stays open by w times the range), not from the code of the gate. The attacker
knows the tree, who answered what, the scale, and how figures were rounded and protected.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from speelveld.science.disclosure import ReleasedTable, Variable

MOST_SUBSETS = 200_000  # more than this is no longer a proof, so the attack refuses


@dataclass(frozen=True)
class Statement:
    """One published figure: whose it is and between which totals the truth lies."""

    members: frozenset[str]
    low: float
    high: float


@dataclass(frozen=True)
class Finding:
    """What the attacker derived and about how many people."""

    rule: str
    about: int
    detail: str


def read_statements(table: ReleasedTable, variable: Variable) -> list[Statement]:
    """What the shown means of one variable say about totals, given rounding and flags."""
    statements = []
    for group, shown, cell in table.cells():
        if shown.key != variable.key:
            continue
        half = 0.5 * 10**-shown.decimals + 1e-9
        low = variable.lo if cell.at_most else max(cell.mean - half, variable.lo)
        high = variable.hi if cell.at_least else min(cell.mean + half, variable.hi)
        statements.append(Statement(frozenset(group.atoms), low * cell.n, high * cell.n))
    return statements


def attack(
    table: ReleasedTable, variable: Variable, n: Mapping[str, int], k: int, w: float, *, values: bool = True
) -> list[Finding]:
    """Everything found about one variable; an empty list is what the gate promises."""
    statements = read_statements(table, variable)
    found = find_small_reach([statement.members for statement in statements], n, k)
    if values:
        found += find_narrow_totals(statements, n, variable, k, w)
    return found


def find_small_reach(rows: Sequence[frozenset[str]], n: Mapping[str, int], k: int) -> list[Finding]:
    """Non-zero combinations of the rows that involve fewer than k respondents (S1), by exact algebra.

    A combination gives people with the same membership the same weight, so they count as one column.
    A combination of least reach is zero on as many independent columns as possible: on rank - 1.
    """
    columns = _gather_columns(rows, n)
    if not columns:
        return []
    matrix = [[Fraction(row in column) for column in columns] for row in range(len(rows))]
    basis, pivots = _reduce(matrix)
    rank = len(pivots)
    sizes = list(columns.values())
    if rank == len(sizes):  # every column can be had by itself
        return [_report_reach(size) for size in sizes if size < k]
    if math.comb(len(sizes), rank - 1) > MOST_SUBSETS:
        raise ValueError("Too many combinations for an exact attack.")
    reach = (sum(size for size, v in zip(sizes, vector, strict=True) if v) for vector in _sparse(basis, rank))
    return [_report_reach(size) for size in sorted(set(reach)) if size < k]


def _report_reach(size: int) -> Finding:
    return Finding("S1", size, f"a combination of figures is about {size} people only")


def _gather_columns(rows: Sequence[frozenset[str]], n: Mapping[str, int]) -> dict[frozenset[int], int]:
    columns: dict[frozenset[int], int] = {}
    for atom, size in n.items():
        membership = frozenset(i for i, row in enumerate(rows) if atom in row)
        if size and membership:
            columns[membership] = columns.get(membership, 0) + size
    return columns


def _reduce(matrix: list[list[Fraction]]) -> tuple[list[list[Fraction]], list[int]]:
    """Reduced echelon form over the rationals: basis of the row space, pivot columns."""
    rows = [row[:] for row in matrix]
    pivots: list[int] = []
    for column in range(len(rows[0])):
        found = next((i for i in range(len(pivots), len(rows)) if rows[i][column]), None)
        if found is None:
            continue
        here = len(pivots)
        rows[here], rows[found] = rows[found], rows[here]
        lead = rows[here][column]
        rows[here] = [value / lead for value in rows[here]]
        for i, row in enumerate(rows):
            if i != here and row[column]:
                factor = row[column]
                rows[i] = [value - factor * top for value, top in zip(row, rows[here], strict=True)]
        pivots.append(column)
    return rows[: len(pivots)], pivots


def _sparse(basis: list[list[Fraction]], rank: int) -> Iterator[list[Fraction]]:
    """Vectors of the row space that vanish on rank - 1 chosen columns."""
    width = len(basis[0])
    for chosen in itertools.combinations(range(width), rank - 1):
        conditions = [[row[column] for row in basis] for column in chosen]
        solved, pivots = _reduce(conditions) if conditions else ([], [])
        free = [i for i in range(rank) if i not in pivots]
        if len(free) != 1:
            continue  # the chosen columns depend on each other
        weights = [Fraction(0)] * rank
        weights[free[0]] = Fraction(1)
        for row, pivot in zip(solved, pivots, strict=True):
            weights[pivot] = -row[free[0]]
        yield [sum((weights[i] * basis[i][c] for i in range(rank)), Fraction(0)) for c in range(width)]


def find_narrow_totals(
    statements: Sequence[Statement], n: Mapping[str, int], variable: Variable, k: int, w: float
) -> list[Finding]:
    """Sets of fewer than k people whose total is known to less than w times the range (S2).

    People with the same membership are alike to the attacker, so a set is a number per column. Sets
    inside one column are tried in full; sets over several columns keep at least as much open.
    """
    world = _World.build(statements, n, variable)
    findings = []
    for column, size in enumerate(world.sizes):
        for s in range(1, min(k - 1, size) + 1):
            open_width = world.widest(column, s)
            if open_width < w * variable.range - 1e-6:
                findings.append(Finding("S2", s, f"{s} of {size} people: only {open_width:.3f} stays open"))
    return findings


@dataclass
class _World:
    """All data that agree with the statements: one total per person, or per group of alike people."""

    sizes: list[int]
    columns: list[frozenset[int]]
    statements: Sequence[Statement]
    variable: Variable

    @classmethod
    def build(cls, statements: Sequence[Statement], n: Mapping[str, int], variable: Variable) -> _World:
        columns = _gather_columns([statement.members for statement in statements], n)
        return cls(list(columns.values()), list(columns), statements, variable)

    def widest(self, column: int, s: int) -> float:
        """How far the total of s people of a column can vary.

        Each column has one unknown for its total; the chosen s people have one of their own. Totals of
        people on a grid take every multiple of the step, so whole unknowns are exact.
        """
        step = self.variable.range / self.variable.levels
        sizes = [size - s * (i == column) for i, size in enumerate(self.sizes)] + [s]
        members = [*self.columns, self.columns[column]]
        matrix = np.array(
            [[float(row in member) for member in members] for row in range(len(self.statements))]
        )
        lowest = self.variable.lo * (matrix @ np.array(sizes))
        low = (np.array([statement.low for statement in self.statements]) - lowest) / step
        high = (np.array([statement.high for statement in self.statements]) - lowest) / step
        ends = []
        for sign in (1, -1):
            goal = np.zeros(len(sizes))
            goal[-1] = sign
            answer = milp(
                goal,
                constraints=LinearConstraint(matrix, low - 1e-7, high + 1e-7),
                bounds=Bounds(0, np.array(sizes) * self.variable.levels),
                integrality=np.full(len(sizes), int(self.variable.step is not None)),
            )
            if not answer.success:
                raise ValueError("No answers at all agree with these figures.")
            ends.append(sign * answer.fun)
        return float((ends[1] - ends[0]) * step)
