"""All answers that agree with everything shown, and how far the total of a few people can vary among them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse.csgraph import connected_components

from tests.science.disclosure.attack_reach import gather_columns

Vector = npt.NDArray[np.float64]


class NoAnswers(Exception):
    """No answers at all agree with the figures."""


@dataclass(frozen=True)
class Scale:
    """Lowest and highest score, distance between scores, lowest score of each category, open percentages."""

    lo: float
    hi: float
    step: float | None
    categories: tuple[float, ...]
    open_ends: tuple[int, int]

    @property
    def scores(self) -> Vector:
        """All scores there are; the ends when any score in between can be."""
        if self.step is None:
            return np.array([self.lo, self.hi])
        return self.lo + self.step * np.arange(round((self.hi - self.lo) / self.step) + 1)

    def list_categories(self) -> list[npt.NDArray[np.bool_]]:
        """Scores in the low, middle and high category."""
        edges = [*self.categories, np.inf]
        return [
            (self.scores >= low - 1e-9) & (self.scores < high - 1e-9)
            for low, high in itertools.pairwise(edges)
        ]


@dataclass
class World:
    """Everything that can be: how many people of each column have each score.

    People in one column are alike to the attacker. A few of them are counted apart, so that their total can be
    pushed up and down while all the rest makes up for it.
    """

    scale: Scale
    sizes: list[int]
    matrix: npt.NDArray[np.float64]  # (cells, columns)
    cells: list[Mapping[str, Any]]

    @classmethod
    def list_parts(
        cls, cells: Sequence[Mapping[str, Any]], scale: Scale, people: Mapping[str, int]
    ) -> Iterator[World]:
        """One world for every set of cells that has no people in common with the others."""
        rows = [frozenset(cell["members"]) for cell in cells]
        columns = gather_columns(rows, people)
        matrix = np.array(
            [[row in column for column in columns] for row in range(len(rows))], dtype=np.float64
        )
        n = len(rows)
        links = np.zeros((n + len(columns),) * 2)
        links[:n, n:] = matrix
        _, part = connected_components(links, directed=False)
        sizes = np.array(list(columns.values()))
        for number in np.unique(part[:n]):
            own, mine = part[:n] == number, part[n:] == number
            yield cls(
                scale,
                sizes[mine].tolist(),
                matrix[np.ix_(own, mine)],
                [cells[i] for i in np.flatnonzero(own)],
            )

    def measure(self, column: int, s: int, w: float) -> Iterator[tuple[str, float, float]]:
        """For s people of a column: what, how much of it has to stay open, and how much does."""
        yield "the total", w * (self.scale.hi - self.scale.lo), self.measure_set({column: s})
        for number, own in enumerate(self.scale.list_categories() if self._has_shares(column) else ()):
            if own.any():
                yield f"category {number}", w, self._vary({column: s}, own.astype(np.float64))

    def measure_set(self, picked: Mapping[int, int]) -> float:
        """How far the total of some people of one or more columns can vary."""
        if self._has_shares():
            return self._vary(picked, self.scale.scores)
        return self._vary_totals(picked)

    def _has_shares(self, column: int | None = None) -> bool:
        rows = np.ones(len(self.cells)) if column is None else self.matrix[:, column]
        return any(cell["histogram"] is not None and row for cell, row in zip(self.cells, rows, strict=True))

    def _set_apart(self, picked: Mapping[int, int]) -> tuple[npt.NDArray[np.int64], Vector]:
        """Columns of everybody else and of the picked people, and how many those are."""
        sizes = np.array(self.sizes) - [picked.get(column, 0) for column in range(len(self.sizes))]
        owners = np.append(np.arange(len(self.sizes)), list(picked))
        return owners, np.append(sizes, list(picked.values())).astype(np.float64)

    def _vary_totals(self, picked: Mapping[int, int]) -> float:
        """Only means are shown: totals of columns, in steps, are all that matters."""
        owners, heads = self._set_apart(picked)
        step = self.scale.step or (self.scale.hi - self.scale.lo)
        low, high = self._read_means()
        n = self.matrix @ np.array(self.sizes)
        return step * self._spread(
            goal=np.append(np.zeros(len(self.sizes)), np.ones(len(picked))),
            constraints=[
                LinearConstraint(
                    self.matrix[:, owners],
                    (low - n * self.scale.lo) / step,
                    (high - n * self.scale.lo) / step,
                )
            ],
            most=heads * round((self.scale.hi - self.scale.lo) / step),
        )

    def _vary(self, picked: Mapping[int, int], worth: Vector) -> float:
        """Numbers of people per column and score; the sum of `worth` over the scores of the picked people."""
        owners, heads = self._set_apart(picked)
        levels = len(worth)
        goal = np.zeros((len(owners), levels))
        goal[len(self.sizes) :] = worth
        everyone = np.kron(np.eye(len(owners)), np.ones(levels))
        means = np.kron(self.matrix[:, owners], self.scale.scores)
        constraints = [LinearConstraint(everyone, heads, heads), LinearConstraint(means, *self._read_means())]
        for row, cell in zip(self.matrix[:, owners], self.cells, strict=True):
            for own, share in zip(self.scale.list_categories(), cell["histogram"] or (), strict=False):
                low, high = self._read_share(share)
                constraints.append(
                    LinearConstraint(np.kron(row, own), cell["n"] * low / 100, cell["n"] * high / 100)
                )
        return self._spread(goal.ravel(), constraints, np.repeat(heads, levels))

    def _spread(self, goal: Vector, constraints: list[LinearConstraint], most: Vector) -> float:
        """The largest less the smallest value of the goal."""
        ends = []
        for sign in (1.0, -1.0):
            answer = milp(
                sign * goal,
                constraints=constraints,
                bounds=Bounds(0, most),
                integrality=np.full(len(goal), int(self.scale.step is not None)),
            )
            if not answer.success:
                raise NoAnswers
            ends.append(sign * answer.fun)
        return float(ends[1] - ends[0])

    def _read_means(self) -> tuple[Vector, Vector]:
        """Between which totals each shown mean lies."""
        n = np.array([cell["n"] for cell in self.cells], dtype=np.float64)
        mean = np.array([cell["mean"] for cell in self.cells])
        half = np.array([0.5 * 10.0 ** -cell["decimals"] for cell in self.cells]) + 1e-7
        return n * (mean - half), n * (mean + half)

    def _read_share(self, share: int) -> tuple[float, float]:
        """Shares are rounded to 5; those at the ends include everything beyond; none is none."""
        first, last = self.scale.open_ends
        low = 0.0 if share <= first else share - 2.5 - 1e-7
        high = 100.0 if share >= last else share + 2.5 + 1e-7
        return low, 0.0 if share == 0 else high
