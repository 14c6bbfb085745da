"""What shown figures say: block totals are protected first, everything else is built from those (S2)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from speelveld.science.disclosure.aggregation import Aggregates
from speelveld.science.disclosure.arrays import Counts, Flags, Scores, add_up_by, add_up_stretches
from speelveld.science.disclosure.intervals import half_width, pool_spread
from speelveld.science.disclosure.pattern import DistributionPattern, Pattern
from speelveld.science.disclosure.settings import Settings, Variable

SHARE_STEP = 5


@dataclass(frozen=True, slots=True, eq=False)
class Means:
    """Shown figures of a family, shape (rows, variables); spreads per variable."""

    n: Counts
    mean: Scores
    low: Scores
    high: Scores
    at_most: Flags
    at_least: Flags
    pooled_sd: list[float]
    dof: list[int]
    edge_shift: float


def protect_totals(total: Counts, n: Counts, levels: Counts, w: float) -> tuple[Counts, Counts, Counts]:
    """Keep every block total `w` times the range away from both ends, on the grid of the score.

    Parameters
    ----------
    total : (b, v) sums of codes.
    n : (b, v) people with a score.
    levels : (v,) steps of each scale.
    w : part of the range.

    Returns
    -------
    protected totals, how far the truth may lie below each, how far above (in codes).
    """
    margin = np.maximum(np.ceil(w * levels - 1e-9), 1).astype(np.int64)
    top = n * levels - margin
    protected = np.clip(total, margin, top)
    return protected, np.where(protected == margin, margin, 0), np.where(protected == top, margin, 0)


def round_half_up(values: Scores, decimals: Counts) -> Scores:
    """The one rounding; halves go up, whatever the last bit of a binary fraction says."""
    scale = 10.0**decimals
    rounded: Scores = np.floor(values * scale + (0.5 + 1e-7)) / scale
    return rounded


def compute_means(pattern: Pattern, aggregates: Aggregates, n_invited: Scores, settings: Settings) -> Means:
    """Means of a family of scores for all shown rows, with their intervals and flags.

    Parameters
    ----------
    pattern : what is shown.
    aggregates : raw sums.
    n_invited : (rows,) people invited, nan when unknown.
    settings : thresholds and rounding.
    """
    columns = list(pattern.family.columns)
    variables = [aggregates.variables[column] for column in columns]
    rows = pattern.rows
    n = rows.sum_blocks(aggregates.n[:, columns])
    total = rows.sum_blocks(aggregates.total[:, columns])
    squares = rows.sum_blocks(aggregates.squares[:, columns]).sum(axis=0)
    levels = np.array([variable.levels for variable in variables], dtype=np.int64)
    spreads = [
        pool_spread(n[:, i], total[:, i], int(squares[i]), variable, settings.w)
        for i, variable in enumerate(variables)
    ]
    protected, below, above = protect_totals(total, n, levels, settings.w)
    row_n = rows.add_up(n)
    size = np.array([variable.range for variable in variables]) / levels / row_n
    lo, hi = (np.array([getattr(variable, end) for variable in variables]) for end in ("lo", "hi"))
    mean = lo + rows.add_up(protected) * size
    slack_below, slack_above = rows.add_up(below) * size, rows.add_up(above) * size
    half = half_width(spreads, row_n, n_invited)
    decimals = np.array([count_decimals(variable, settings) for variable in variables], dtype=np.int64)
    noticeable = 0.5 * 10.0**-decimals
    return Means(
        n=row_n,
        mean=round_half_up(mean, decimals),
        low=round_half_up(np.maximum(mean - half - slack_below, lo), decimals),
        high=round_half_up(np.minimum(mean + half + slack_above, hi), decimals),
        at_most=slack_below >= noticeable,
        at_least=slack_above >= noticeable,
        pooled_sd=[spread for spread, _ in spreads],
        dof=[dof for _, dof in spreads],
        edge_shift=float((slack_below + slack_above).mean(axis=0).max()) if row_n.size else 0.0,
    )


def count_decimals(variable: Variable, settings: Settings) -> int:
    """Decimals of a variable's means."""
    return settings.decimals if variable.decimals is None else variable.decimals


def compute_shares(pattern: Pattern, distribution: DistributionPattern, aggregates: Aggregates) -> Counts:
    """Per cent per category, unfavourable first, in steps of 5.

    Every category that can occur keeps at least one person and never holds all, per larger block;
    rows are added up from those.

    Parameters
    ----------
    pattern : blocks of the means.
    distribution : rows with percentages and the larger blocks they are made of.
    aggregates : raw sums.

    Returns
    -------
    (rows, variables, 3) per cent, -1 when hidden.
    """
    rows = pattern.rows
    columns = list(pattern.family.columns)
    variables = [aggregates.variables[column] for column in columns]
    blocks = rows.sum_blocks(_count_categories(aggregates, columns))
    own = add_up_by(distribution.block_owner, blocks, len(rows))
    n = own[:, :, 3:]
    occurring = [_list_categories(variable) for variable in variables]
    can_occur = np.array(occurring, dtype=np.bool_).reshape(-1, 3)
    within = np.clip(own[:, :, :3], 1, np.maximum(n - 1, 1))
    own[:, :, :3] = np.where(can_occur & (n > 0), within, 0)
    sums = add_up_stretches(own, rows.end)
    shares = round_shares(sums[:, :, :3], sums[:, :, 3:], can_occur)
    return np.where(distribution.published[:, None, None], shares, -1)


def round_shares(counts: Counts, n: Counts, can_occur: Flags) -> Counts:
    """Counts as per cent in steps of 5, never 0 or 100 where a category can occur."""
    share = counts * 100 / np.maximum(n, 1)
    steps = np.floor(share / SHARE_STEP + (0.5 + 1e-7)).astype(np.int64) * SHARE_STEP
    return np.where(can_occur, np.clip(steps, SHARE_STEP, 100 - SHARE_STEP), 0)


def _count_categories(aggregates: Aggregates, columns: list[int]) -> Counts:
    """(atoms, variables, 4) people in the unfavourable, neutral and favourable category, and in all."""
    n, low, high = aggregates.n[:, columns], aggregates.low[:, columns], aggregates.high[:, columns]
    reads_up = np.array([aggregates.variables[column].higher_is_better for column in columns], dtype=np.bool_)
    worst, best = np.where(reads_up, low, high), np.where(reads_up, high, low)
    return np.stack([worst, n - low - high, best, n], axis=-1)


def _list_categories(variable: Variable) -> list[bool]:
    """Which of the three categories can occur at all on the grid of the score."""
    low, high = variable.cut_codes
    return [True, high - low > 1, True]


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


def as_floats(counts: Sequence[int | None]) -> Scores:
    """Head counts as an array, nan when unknown."""
    return np.array([math.nan if count is None else count for count in counts], dtype=np.float64)
