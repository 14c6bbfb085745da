"""What shown figures say: block totals are protected first, everything else is built from those (S2)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from speelveld.science.disclosure.aggregation import Aggregates, square_levels
from speelveld.science.disclosure.arrays import AnyArray, Counts, Flags, Scores
from speelveld.science.disclosure.intervals import half_width, pool_spread, round_up_two_digits
from speelveld.science.disclosure.pattern import DistributionPattern, Pattern, RowTree
from speelveld.science.disclosure.settings import Settings, Variable

SHARE_STEP = 5


@dataclass(frozen=True, slots=True, eq=False)
class Means:
    """Shown figures of one variable, per row."""

    n: Counts
    mean: Scores
    low: Scores
    high: Scores
    at_most: Flags
    at_least: Flags
    pooled_sd: float
    dof: int
    edge_shift: float


def sum_blocks(pattern: Pattern, per_atom: Counts) -> Counts:
    """Sums per block of whole numbers per stored group."""
    lengths = [len(block.atoms) for block in pattern.blocks]
    atoms = [atom for block in pattern.blocks for atom in block.atoms]
    sums = np.zeros((len(lengths), *per_atom.shape[1:]), dtype=np.int64)
    np.add.at(sums, np.repeat(np.arange(len(lengths)), lengths), per_atom[atoms])
    return sums


def protect_totals(total: Counts, n: Counts, levels: int, w: float) -> tuple[Counts, Counts, Counts]:
    """Keep every block total `w` times the range away from both ends, on the grid of the score.

    Parameters
    ----------
    total : (b,) sums of codes.
    n : (b,) people with a score.
    levels : steps of the scale.
    w : part of the range.

    Returns
    -------
    protected totals, how far the truth may lie below each, how far above (in codes).
    """
    margin = max(math.ceil(w * levels - 1e-9), 1)
    protected = np.clip(total, margin, n * levels - margin)
    below = np.where(protected == margin, margin, 0)
    above = np.where(protected == n * levels - margin, margin, 0)
    return protected, below, above


def round_half_up(values: Scores, decimals: int) -> Scores:
    """The one rounding; halves go up, whatever the last bit of a binary fraction says."""
    scale = 10**decimals
    rounded: Scores = np.floor(values * scale + (0.5 + 1e-7)) / scale
    return rounded


def compute_means(
    pattern: Pattern,
    rows: RowTree,
    aggregates: Aggregates,
    column: int,
    *,
    n_invited: Scores,
    settings: Settings,
) -> Means:
    """Means of one variable for all shown rows, with their interval and flags.

    Parameters
    ----------
    pattern, rows : what is shown.
    aggregates : raw sums.
    column : position of the variable.
    n_invited : (rows,) people invited, nan when unknown.
    settings : thresholds and rounding.
    """
    variable = aggregates.variables[column]
    n = sum_blocks(pattern, aggregates.n[:, column])
    total = sum_blocks(pattern, aggregates.total[:, column])
    squares = int(sum_blocks(pattern, aggregates.squares[:, column]).sum())
    spread, dof = pool_spread(
        n, total, squares, levels=variable.levels, square_levels=square_levels(variable), w=settings.w
    )
    pooled_sd = round_up_two_digits(spread * variable.range)
    protected, below, above = protect_totals(total, n, variable.levels, settings.w)
    row_n = rows.add_up(n)
    size = variable.range / variable.levels / row_n
    mean = variable.lo + rows.add_up(protected) * size
    slack_below, slack_above = rows.add_up(below) * size, rows.add_up(above) * size
    decimals = count_decimals(variable, settings)
    half = half_width(pooled_sd, dof, row_n.astype(np.float64), n_invited)
    noticeable = 0.5 * 10**-decimals
    return Means(
        n=row_n,
        mean=round_half_up(mean, decimals),
        low=round_half_up(np.maximum(mean - half - slack_below, variable.lo), decimals),
        high=round_half_up(np.minimum(mean + half + slack_above, variable.hi), decimals),
        at_most=slack_below >= noticeable,
        at_least=slack_above >= noticeable,
        pooled_sd=pooled_sd,
        dof=dof,
        edge_shift=float(np.mean(slack_below + slack_above)) if len(size) else 0.0,
    )


def count_decimals(variable: Variable, settings: Settings) -> int:
    """Decimals of a variable's means."""
    return settings.decimals if variable.decimals is None else variable.decimals


def compute_shares(
    pattern: Pattern, distribution: DistributionPattern, aggregates: Aggregates, column: int
) -> Counts:
    """Per cent per category, unfavourable first, in steps of 5; shape (rows, 3), -1 when hidden.

    Parameters
    ----------
    pattern : blocks of the means.
    distribution : rows with percentages and the larger blocks they are made of.
    aggregates : raw sums.
    column : position of the variable.
    """
    variable = aggregates.variables[column]
    counts = _count_categories(pattern, aggregates, column)
    owner = np.array(distribution.block_owner, dtype=np.int64)
    shape = (len(distribution.published), 4)
    own = np.zeros(shape, dtype=np.int64)
    np.add.at(own, owner[owner >= 0], counts[owner >= 0])
    n = own[:, 3]
    can_occur = np.array(_list_categories(variable))
    protected = np.where(
        can_occur & (n > 0)[:, None], np.clip(own[:, :3], 1, np.maximum(n - 1, 1)[:, None]), 0
    )
    sums = _add_up_rows(np.column_stack([protected, n]), distribution.rows.parents)
    shares = round_shares(sums[:, :3], sums[:, 3], can_occur)
    return np.where(np.array(distribution.published, dtype=np.bool_)[:, None], shares, -1)


def round_shares(counts: Counts, n: Counts, can_occur: Flags) -> Counts:
    """Counts as per cent in steps of 5, never 0 or 100 where a category can occur."""
    share = counts * 100 / np.maximum(n, 1)[:, None]
    steps = np.floor(share / SHARE_STEP + (0.5 + 1e-7)).astype(np.int64) * SHARE_STEP
    return np.where(can_occur, np.clip(steps, SHARE_STEP, 100 - SHARE_STEP), 0)


def _count_categories(pattern: Pattern, aggregates: Aggregates, column: int) -> Counts:
    n, low, high = (
        sum_blocks(pattern, counts[:, column]) for counts in (aggregates.n, aggregates.low, aggregates.high)
    )
    ends = (low, high) if aggregates.variables[column].higher_is_better else (high, low)
    return np.column_stack([ends[0], n - low - high, ends[1], n])


def _list_categories(variable: Variable) -> list[bool]:
    """Which of the three categories can occur at all on the grid of the score."""
    low, high = variable.cut_codes
    return [True, high - low > 1, True]


def _add_up_rows(own: Counts, parents: Sequence[int]) -> Counts:
    sums = own.copy()
    for row in range(len(parents) - 1, -1, -1):
        if parents[row] >= 0:
            sums[parents[row]] += sums[row]
    return sums


def round_response(n: int, n_invited: int | None) -> tuple[int | None, bool]:
    """Response in whole steps of 5 per cent and whether it reads "95% or more".

    Parameters
    ----------
    n : respondents.
    n_invited : people invited; None or 0 gives no response.
    """
    if not n_invited:
        return None, False
    if n >= 0.95 * n_invited:
        return 95, True
    return int(100 * n / n_invited / SHARE_STEP + 0.5) * SHARE_STEP, False


def as_floats(counts: Sequence[int | None]) -> AnyArray:
    """Head counts as an array, nan when unknown."""
    return np.array([math.nan if count is None else count for count in counts], dtype=np.float64)
