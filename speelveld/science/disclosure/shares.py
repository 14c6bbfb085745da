"""Percentages: counts per category of larger blocks, protected and rounded."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from speelveld.science.disclosure.aggregation import Aggregates
from speelveld.science.disclosure.arrays import Counts, Flags, add_up_by, add_up_stretches
from speelveld.science.disclosure.pattern import DistributionPattern, Pattern
from speelveld.science.disclosure.settings import Variable

STEP = 5


def compute_shares(
    pattern: Pattern, distribution: DistributionPattern, aggregates: Aggregates, block_totals: Counts
) -> Counts:
    """Per cent per category, unfavourable first, in steps of 5.

    Parameters
    ----------
    pattern : blocks of the means.
    distribution : rows with percentages and the larger blocks they are made of.
    aggregates : raw sums.
    block_totals : (blocks, variables) protected sums of codes, which the counts have to agree with.

    Returns
    -------
    (rows, variables, 3) per cent, -1 when hidden.
    """
    rows = pattern.rows
    columns = list(pattern.family.columns)
    variables = [aggregates.variables[column] for column in columns]
    blocks = rows.sum_blocks(_count_categories(aggregates, columns))
    owner, size = distribution.block_owner, len(rows)
    own = fit_counts(add_up_by(owner, blocks, size), add_up_by(owner, block_totals, size), variables)
    counts = add_up_stretches(own, rows.end)
    occurring = np.array([_list_categories(variable) for variable in variables], dtype=np.bool_)
    shares = _turn(round_shares(counts, occurring.reshape(-1, 3)), variables)
    return np.where(distribution.published[:, None, None], shares, -1)


def fit_counts(counts: Counts, totals: Counts, variables: Sequence[Variable]) -> Counts:
    """Put at least one person in every category that can occur, as few moves as possible.

    The counts still add up to the same number of people, and answers exist that give both these
    counts and the block's total; so nothing can be read from a contradiction. Counts that are so
    already stay as they are, which is why they say no more about the answers than they show.

    Parameters
    ----------
    counts : (b, v, 3) people in the low, middle and high category.
    totals : (b, v) protected sums of codes.
    variables : v scores.
    """
    counts = counts.copy()
    for column, variable in enumerate(variables):
        own = counts[:, column]
        some = own.sum(axis=1) > 0
        missing = (own == 0) & np.array(_list_categories(variable)) & some[:, None]
        fullest = own.argmax(axis=1)
        own += missing
        own[np.arange(len(own)), fullest] -= missing.sum(axis=1)
        lowest, highest = _list_ends(variable)
        unfit = some & ((totals[:, column] < own @ lowest) | (totals[:, column] > own @ highest))
        for block in np.flatnonzero(unfit):
            _move_towards(own[block], int(totals[block, column]), variable)
    return counts


def _list_ends(variable: Variable) -> tuple[Counts, Counts]:
    """Lowest and highest code of each category."""
    low, high = variable.cut_codes
    return np.array([0, low + 1, high]), np.array([low, high - 1, variable.levels])


def _move_towards(counts: Counts, total: int, variable: Variable) -> None:
    """Move people one category at a time, until the counts can give the total."""
    lowest, highest = _list_ends(variable)
    order = [index for index, occurs in enumerate(_list_categories(variable)) if occurs]
    steps = list(itertools.pairwise(order))
    while total > counts @ highest and _move(counts, steps[::-1]):
        pass
    while total < counts @ lowest and _move(counts, [(high, low) for low, high in steps]):
        pass


def _move(counts: Counts, steps: Sequence[tuple[int, int]]) -> bool:
    for source, target in steps:
        if counts[source] > 1:
            counts[source] -= 1
            counts[target] += 1
            return True
    return False


def round_shares(counts: Counts, can_occur: Flags) -> Counts:
    """Counts as per cent in steps of 5, never 0 or 100 where a category can occur."""
    share = counts * 100 / np.maximum(counts.sum(axis=-1, keepdims=True), 1)
    steps = np.floor(share / STEP + (0.5 + 1e-7)).astype(np.int64) * STEP
    return np.where(can_occur, np.clip(steps, STEP, 100 - STEP), 0)


def _turn(shares: Counts, variables: Sequence[Variable]) -> Counts:
    """Low to high becomes unfavourable to favourable."""
    reads_up = np.array([variable.higher_is_better for variable in variables], dtype=np.bool_)
    return np.where(reads_up[:, None], shares, shares[:, :, ::-1])


def _count_categories(aggregates: Aggregates, columns: list[int]) -> Counts:
    """(groups, variables, 3) people in the low, middle and high category."""
    n, low, high = aggregates.n[:, columns], aggregates.low[:, columns], aggregates.high[:, columns]
    return np.stack([low, n - low - high, high], axis=-1)


def _list_categories(variable: Variable) -> list[bool]:
    """Which of the three categories can occur at all on the grid of the score."""
    low, high = variable.cut_codes
    return [True, high - low > 1, True]
