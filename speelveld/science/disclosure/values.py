"""What shown figures say: block totals are protected first, everything else is built from those (S2)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from speelveld.science.disclosure.aggregation import Aggregates
from speelveld.science.disclosure.arrays import Counts, Flags, Scores
from speelveld.science.disclosure.edges import Margins, measure_slack, protect_totals
from speelveld.science.disclosure.intervals import half_width, pool_spread
from speelveld.science.disclosure.pattern import Pattern
from speelveld.science.disclosure.rows import Rows
from speelveld.science.disclosure.settings import Settings, Variable

RESPONSE_STEP = 5


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


def round_half_up(values: Scores, decimals: Counts) -> Scores:
    """The one rounding; halves go up, whatever the last bit of a binary fraction says."""
    scale = 10.0**decimals
    rounded: Scores = np.floor(values * scale + (0.5 + 1e-7)) / scale
    return rounded


@dataclass(frozen=True, slots=True, eq=False)
class BlockSums:
    """What blocks say together, before protection.

    Parameters
    ----------
    variables : v scores of a family.
    n, total : (b, v) people with a score and sums of codes.
    spreads : per score the pooled standard deviation and its degrees of freedom.
    """

    variables: tuple[Variable, ...]
    n: Counts
    total: Counts
    spreads: tuple[tuple[float, int], ...]

    @property
    def levels(self) -> Counts:
        """(v,) steps of each scale."""
        return np.array([variable.levels for variable in self.variables], dtype=np.int64)


def sum_blocks(pattern: Pattern, aggregates: Aggregates, w: float) -> BlockSums:
    """Add up the stored groups of every block."""
    columns = list(pattern.family.columns)
    variables = tuple(aggregates.variables[column] for column in columns)
    n = pattern.rows.sum_blocks(aggregates.n[:, columns])
    total = pattern.rows.sum_blocks(aggregates.total[:, columns])
    squares = pattern.rows.sum_blocks(aggregates.squares[:, columns]).sum(axis=0)
    spreads = tuple(
        pool_spread(n[:, i], total[:, i], int(squares[i]), variable, w)
        for i, variable in enumerate(variables)
    )
    return BlockSums(variables, n, total, spreads)


def compute_means(
    rows: Rows, blocks: BlockSums, margins: Margins, n_invited: Scores, settings: Settings
) -> tuple[Means, Counts]:
    """Means of a family of scores for all shown rows, with their intervals and flags.

    Parameters
    ----------
    rows : what is shown.
    blocks : their sums.
    margins : least distance of block totals from the ends.
    n_invited : (rows,) people invited, nan when unknown.
    settings : rounding.

    Returns
    -------
    The means, and the (blocks, variables) protected totals they were made of.
    """
    protected = protect_totals(blocks.total, blocks.n, blocks.levels, margins)
    slack = measure_slack(protected, blocks.n, blocks.levels, margins)
    sums = Sums(*(rows.add_up(part) for part in (blocks.n, protected, *slack)))
    return describe_means(sums, blocks, n_invited, settings), protected


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """What means are made of, shape (rows, variables): people, protected totals, and how far the truth
    may lie below and above those.
    """

    n: Counts
    total: Counts
    below: Counts
    above: Counts


def describe_means(sums: Sums, blocks: BlockSums, n_invited: Scores, settings: Settings) -> Means:
    """Means, intervals and flags of any shown groups, with the scores and spreads of these blocks."""
    variables = blocks.variables
    size = np.array([variable.range for variable in variables]) / blocks.levels / sums.n
    lo, hi = (np.array([getattr(variable, end) for variable in variables]) for end in ("lo", "hi"))
    mean = lo + sums.total * size
    slack_below, slack_above = sums.below * size, sums.above * size
    half = half_width(blocks.spreads, sums.n, n_invited)
    decimals = np.array([count_decimals(variable, settings) for variable in variables], dtype=np.int64)
    noticeable = 0.5 * 10.0**-decimals
    return Means(
        n=sums.n,
        mean=round_half_up(mean, decimals),
        low=round_half_up(np.maximum(mean - half - slack_below, lo), decimals),
        high=round_half_up(np.minimum(mean + half + slack_above, hi), decimals),
        at_most=slack_below >= noticeable,
        at_least=slack_above >= noticeable,
        pooled_sd=[spread for spread, _ in blocks.spreads],
        dof=[dof for _, dof in blocks.spreads],
        edge_shift=float((slack_below + slack_above).mean(axis=0).max()) if sums.n.size else 0.0,
    )


def count_decimals(variable: Variable, settings: Settings) -> int:
    """Decimals of a variable's means."""
    return settings.decimals if variable.decimals is None else variable.decimals


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
    return int(100 * n / n_invited / RESPONSE_STEP + 0.5) * RESPONSE_STEP, False


def as_floats(counts: Sequence[int | None]) -> Scores:
    """Head counts as an array, nan when unknown."""
    return np.array([math.nan if count is None else count for count in counts], dtype=np.float64)
