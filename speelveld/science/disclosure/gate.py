"""The gate: raw sums in, the only table that may be shown out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from speelveld.science.disclosure.aggregation import Aggregates
from speelveld.science.disclosure.arrays import Counts, Scores
from speelveld.science.disclosure.gate_tree import build_gate_tree
from speelveld.science.disclosure.grouping import ReportingGroup
from speelveld.science.disclosure.listing import Listing, list_groups
from speelveld.science.disclosure.pattern import (
    Pattern,
    RowTree,
    find_distribution_pattern,
    find_pattern,
    split_families,
)
from speelveld.science.disclosure.released import (
    SEAL,
    ReleasedTable,
    ReleasedValues,
    ReleasedVariable,
)
from speelveld.science.disclosure.settings import Settings
from speelveld.science.disclosure.tree import Tree
from speelveld.science.disclosure.utility import measure_utility
from speelveld.science.disclosure.values import (
    Means,
    as_floats,
    compute_means,
    compute_shares,
    count_decimals,
)


@dataclass(frozen=True, slots=True, eq=False)
class _FamilyResult:
    """Figures of one family of scores, by column; rows are those of its own pattern."""

    means: dict[int, Means]
    shares: dict[int, Counts]


def release(
    tree: Tree,
    groups: Sequence[ReportingGroup],
    aggregates: Aggregates,
    settings: Settings | None = None,
    previous: ReleasedTable | None = None,
) -> ReleasedTable:
    """Decide what may be shown of one closed wave, and compute it.

    Parameters
    ----------
    tree : the units as they were when the wave opened.
    groups : the g stored groups, in the order of the rows of `aggregates`.
    aggregates : sums per stored group.
    settings : thresholds, fixed before the wave opened; None takes the defaults.
    previous : the release before this one; units shown then are kept in view where it costs nothing.

    Returns
    -------
    The released table. It holds no raw figure and nothing about hidden units but the group they are in.

    Raises
    ------
    ValueError
        When groups and tree or groups and sums do not fit.

    Notes
    -----
    Definition S1 to S5 and the theorems used: docs/method/gate.md.
    """
    settings = settings or Settings()
    if len(groups) != len(aggregates.n_respondents):
        raise ValueError(f"There are {len(groups)} groups and sums for {len(aggregates.n_respondents)}.")
    gate = build_gate_tree(tree, groups)
    before = frozenset(group.key for group in previous.groups) if previous else frozenset()
    patterns = [
        find_pattern(gate, aggregates, family, before) for family in split_families(aggregates, settings)
    ]
    rows = [RowTree(pattern, gate.parents) for pattern in patterns]
    listing = list_groups(tree, gate, groups, rows, aggregates.n_respondents)
    results = [
        _compute_family(aggregates, pattern, own, as_floats(invited), settings)
        for pattern, own, invited in zip(patterns, rows, listing.n_invited, strict=True)
    ]
    return _assemble(aggregates, settings, listing, results)


def _compute_family(
    aggregates: Aggregates,
    pattern: Pattern,
    rows: RowTree,
    invited: Scores,
    settings: Settings,
) -> _FamilyResult:
    distribution = find_distribution_pattern(pattern, rows, settings)
    columns = pattern.family.columns
    return _FamilyResult(
        {
            column: compute_means(pattern, rows, aggregates, column, n_invited=invited, settings=settings)
            for column in columns
        },
        {column: compute_shares(pattern, distribution, aggregates, column) for column in columns},
    )


def _assemble(
    aggregates: Aggregates, settings: Settings, listing: Listing, results: list[_FamilyResult]
) -> ReleasedTable:
    means = {column: mean for result in results for column, mean in result.means.items()}
    where = {
        column: rows for result, rows in zip(results, listing.row_of, strict=True) for column in result.means
    }
    shares = {column: share for result in results for column, share in result.shares.items()}
    return ReleasedTable(
        settings=settings,
        variables=tuple(
            _describe_variable(aggregates, column, settings, means[column])
            for column in range(len(aggregates.variables))
        ),
        units=listing.units,
        groups=listing.groups,
        values=_fill_values(len(listing.groups), means, shares, where),
        hidden=listing.hidden,
        utility=measure_utility(listing.units, listing.groups, list(means.values())),
        seal=SEAL,
    )


def _describe_variable(
    aggregates: Aggregates, column: int, settings: Settings, means: Means
) -> ReleasedVariable:
    variable = aggregates.variables[column]
    is_shown = len(means.n) > 0
    respondents = int(aggregates.n_respondents.sum())
    return ReleasedVariable(
        key=variable.key,
        lo=variable.lo,
        hi=variable.hi,
        step=variable.step,
        cuts=variable.cut_points,
        higher_is_better=variable.higher_is_better,
        decimals=count_decimals(variable, settings),
        pooled_sd=means.pooled_sd if is_shown else None,
        dof=means.dof,
        answered=round(int(means.n.max()) / respondents, 2) if is_shown else None,
    )


def _fill_values(
    n_groups: int, means: dict[int, Means], shares: dict[int, Counts], where: dict[int, list[int]]
) -> ReleasedValues:
    shape = (n_groups, len(means))
    columns = ReleasedValues(
        n=np.full(shape, -1, dtype=np.int64),
        mean=np.full(shape, np.nan),
        low=np.full(shape, np.nan),
        high=np.full(shape, np.nan),
        at_most=np.zeros(shape, dtype=np.bool_),
        at_least=np.zeros(shape, dtype=np.bool_),
        shares=np.full((*shape, 3), -1, dtype=np.int64),
    )
    for column, figures in means.items():
        rows = where[column]
        for name in ("n", "mean", "low", "high", "at_most", "at_least"):
            getattr(columns, name)[rows, column] = getattr(figures, name)
        columns.shares[rows, column] = shares[column]
    return columns.freeze()
