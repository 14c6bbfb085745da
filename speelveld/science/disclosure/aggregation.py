"""From answers to whole numbers per stored group: how many, their sum, squares and three categories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from speelveld.science.disclosure.arrays import AnyArray, Counts, Scores, add_up_by
from speelveld.science.disclosure.settings import Variable

MISSING = -1
SQUARE_LEVELS = 10_000  # squares of finer scores are taken on this grid, so that their sums stay exact
HISTOGRAM_LEVELS = 300  # above this a table of all codes costs more than separate sums


@dataclass(frozen=True, slots=True, eq=False)
class Aggregates:
    """Sums of answers per stored group; raw, so never to be shown.

    Parameters
    ----------
    variables : the v variables, in order.
    n_respondents : (g,) people who answered anything.
    n : (g, v) people with a score.
    total : (g, v) sum of codes; a score is `lo + code * range / levels`.
    squares : (g, v) sum of squared codes (of coarser codes where `levels` is above 10,000).
    low, high : (g, v) people whose score is in the low or the high category.
    """

    variables: tuple[Variable, ...]
    n_respondents: Counts
    n: Counts
    total: Counts
    squares: Counts
    low: Counts
    high: Counts

    def __post_init__(self) -> None:
        shape = (len(self.n_respondents), len(self.variables))
        for name in ("n", "total", "squares", "low", "high"):
            if getattr(self, name).shape != shape:
                raise ValueError(f"{name} has shape {getattr(self, name).shape}, expected {shape}.")


def encode(scores: Scores, variables: Sequence[Variable]) -> Counts:
    """Scores as whole numbers of steps above the lowest score; nan becomes -1.

    Parameters
    ----------
    scores : (n, v) scores, nan where there is none.
    variables : v variables.

    Raises
    ------
    ValueError
        When a score lies outside its scale or not on its grid.
    """
    if scores.ndim != 2 or scores.shape[1] != len(variables):
        raise ValueError(f"Scores have shape {scores.shape}, expected (n, {len(variables)}).")
    codes = np.full(scores.shape, MISSING, dtype=np.int64)
    for column, variable in enumerate(variables):
        known = ~np.isnan(scores[:, column])
        exact = (scores[known, column] - variable.lo) / variable.range * variable.levels
        rounded = np.rint(exact)
        _check_codes(rounded, np.abs(exact - rounded), variable)
        codes[known, column] = rounded
    return codes


def _check_codes(rounded: Scores, distance: Scores, variable: Variable) -> None:
    if rounded.size == 0:
        return
    if rounded.min() < 0 or rounded.max() > variable.levels:
        raise ValueError(f"Variable {variable.key!r} has scores outside {variable.lo:g} to {variable.hi:g}.")
    if variable.step is not None and distance.max() > 1e-4:
        raise ValueError(f"Variable {variable.key!r} has scores that are no multiple of {variable.step:g}.")


def aggregate(group: AnyArray, codes: AnyArray, variables: Sequence[Variable], n_groups: int) -> Aggregates:
    """Add up answers per stored group; exact, so the order of rows never shows.

    Parameters
    ----------
    group : (n,) position of the group of each answer, 0 to `n_groups` - 1.
    codes : (n, v) codes from `encode`, or any integer codes with -1 for missing.
    variables : v variables.
    n_groups : number of stored groups g.
    """
    if len(group) and (group.min() < 0 or group.max() >= n_groups):
        raise ValueError(f"Groups are numbered 0 to {n_groups - 1}.")
    columns = [codes[:, column] for column in range(len(variables))]
    answered = np.zeros(len(group), dtype=np.bool_)
    for column in columns:
        answered |= column >= 0
    sums = [
        _add_up_column(group, column, variable, n_groups)
        for column, variable in zip(columns, variables, strict=True)
    ]
    return stack_sums(variables, np.bincount(group[answered], minlength=n_groups), sums)


def stack_sums(variables: Sequence[Variable], n_respondents: AnyArray, sums: Sequence[Counts]) -> Aggregates:
    """Aggregates from (g, 5) sums per variable: n, total, squares, low, high."""
    table = np.stack(sums, axis=1) if sums else np.zeros((len(n_respondents), 0, 5), dtype=np.int64)
    parts = [np.ascontiguousarray(table[:, :, part]) for part in range(5)]
    return Aggregates(tuple(variables), n_respondents.astype(np.int64), *parts)


def add_up_aggregates(aggregates: Aggregates, index: Counts, n_groups: int) -> Aggregates:
    """The same sums for larger groups.

    Parameters
    ----------
    aggregates : sums of g groups.
    index : (g,) the larger group each belongs to.
    n_groups : number of larger groups.
    """
    names = ("n_respondents", "n", "total", "squares", "low", "high")
    sums = [add_up_by(index, getattr(aggregates, name), n_groups) for name in names]
    return Aggregates(aggregates.variables, *sums)


def _add_up_column(group: AnyArray, codes: AnyArray, variable: Variable, n_groups: int) -> Counts:
    if variable.levels > HISTOGRAM_LEVELS:
        return _add_up_fine(group, codes, variable, n_groups)
    width = variable.levels + 2
    histogram = np.bincount(group * np.int64(width) + (codes + 1), minlength=n_groups * width)
    sums: Counts = histogram.reshape(n_groups, width)[:, 1:] @ weigh_codes(variable)
    return sums


def weigh_codes(variable: Variable) -> Counts:
    """(levels + 1, 5) what one answer with each code adds to n, total, squares, low and high."""
    code = np.arange(variable.levels + 1, dtype=np.int64)
    low, high = variable.cut_codes
    return np.stack([np.ones_like(code), code, code**2, code <= low, code >= high], axis=1).astype(np.int64)


def _add_up_fine(group: AnyArray, codes: AnyArray, variable: Variable, n_groups: int) -> Counts:
    """The same sums for scores with many possible values; every sum stays a whole number below 2**53."""
    known = codes >= 0
    group, codes = group[known], codes[known]
    coarse = np.rint(codes * (SQUARE_LEVELS / variable.levels))
    low, high = variable.cut_codes
    columns = (None, codes, coarse**2, codes <= low, codes >= high)
    sums = [np.bincount(group, weights=column, minlength=n_groups) for column in columns]
    return np.rint(np.stack(sums, axis=1)).astype(np.int64)


def square_levels(variable: Variable) -> int:
    """Steps of the grid on which `Aggregates.squares` was taken."""
    return variable.levels if variable.levels <= HISTOGRAM_LEVELS else SQUARE_LEVELS
