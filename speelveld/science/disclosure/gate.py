"""The gate: raw sums in, the only table that may be shown out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from speelveld.science.disclosure.aggregation import Aggregates
from speelveld.science.disclosure.arrays import Counts, Scores
from speelveld.science.disclosure.edges import set_margins
from speelveld.science.disclosure.gate_tree import build_gate_tree
from speelveld.science.disclosure.grouping import ReportingGroup
from speelveld.science.disclosure.listing import list_groups
from speelveld.science.disclosure.pattern import (
    Pattern,
    find_distribution_pattern,
    find_patterns,
)
from speelveld.science.disclosure.released import (
    SEAL,
    ReleasedGroup,
    ReleasedTable,
    ReleasedValues,
    ReleasedVariable,
)
from speelveld.science.disclosure.settings import Settings
from speelveld.science.disclosure.shares import compute_shares
from speelveld.science.disclosure.tree import Tree
from speelveld.science.disclosure.utility import measure_utility
from speelveld.science.disclosure.values import (
    Means,
    as_floats,
    compute_means,
    count_decimals,
)


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
    patterns = find_patterns(gate, aggregates, settings, before)
    listing = list_groups(
        tree, gate, groups, [pattern.rows for pattern in patterns], aggregates.n_respondents
    )
    invited = as_floats(listing.n_invited)
    figures = [
        _compute_figures(aggregates, pattern, row_of, invited[row_of], settings)
        for pattern, row_of in zip(patterns, listing.row_of, strict=True)
    ]
    return ReleasedTable(
        settings=settings,
        variables=_describe_variables(aggregates, settings, figures, listing.groups),
        units=listing.units,
        groups=listing.groups,
        values=_fill_values(len(listing.groups), len(aggregates.variables), figures),
        hidden=listing.hidden,
        utility=measure_utility(listing.units, listing.groups, [own.means for own in figures]),
        seal=SEAL,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Figures:
    """Figures of one family of scores, and where they belong in the whole table."""

    row_of: list[int]
    columns: tuple[int, ...]
    means: Means
    shares: Counts


def _compute_figures(
    aggregates: Aggregates, pattern: Pattern, row_of: list[int], invited: Scores, settings: Settings
) -> _Figures:
    variables = [aggregates.variables[column] for column in pattern.family.columns]
    distribution = find_distribution_pattern(pattern, settings)
    margins = set_margins(distribution.block_owner, variables, settings.w)
    means, totals = compute_means(pattern, aggregates, margins, invited, settings)
    shares = compute_shares(pattern, distribution, aggregates, totals)
    return _Figures(row_of, pattern.family.columns, means, shares)


def _describe_variables(
    aggregates: Aggregates, settings: Settings, figures: list[_Figures], groups: Sequence[ReleasedGroup]
) -> tuple[ReleasedVariable, ...]:
    described: dict[int, ReleasedVariable] = {}
    for own in figures:
        is_shown = len(own.row_of) > 0
        for i, column in enumerate(own.columns):
            variable = aggregates.variables[column]
            described[column] = ReleasedVariable(
                key=variable.key,
                lo=variable.lo,
                hi=variable.hi,
                step=variable.step,
                cuts=variable.cut_points,
                higher_is_better=variable.higher_is_better,
                decimals=count_decimals(variable, settings),
                pooled_sd=own.means.pooled_sd[i] if is_shown else None,
                dof=own.means.dof[i],
                answered=_compare_counts(own, i, groups),
            )
    return tuple(described[column] for column in range(len(described)))


def _compare_counts(own: _Figures, i: int, groups: Sequence[ReleasedGroup]) -> float | None:
    """Share of respondents with a score, in the largest group that shows both numbers."""
    counts = zip(own.means.n[:, i].tolist(), (groups[place].n for place in own.row_of), strict=True)
    n, respondents = max(((n, known) for n, known in counts if known), default=(0, 0))
    return round(n / respondents, 2) if respondents else None


def _fill_values(n_groups: int, n_variables: int, figures: list[_Figures]) -> ReleasedValues:
    shape = (n_groups, n_variables)
    values = ReleasedValues(
        n=np.full(shape, -1, dtype=np.int64),
        mean=np.full(shape, np.nan),
        low=np.full(shape, np.nan),
        high=np.full(shape, np.nan),
        at_most=np.zeros(shape, dtype=np.bool_),
        at_least=np.zeros(shape, dtype=np.bool_),
        shares=np.full((*shape, 3), -1, dtype=np.int64),
    )
    for own in figures:
        where = np.ix_(own.row_of, own.columns)
        for name in ("n", "mean", "low", "high", "at_most", "at_least"):
            getattr(values, name)[where] = getattr(own.means, name)
        values.shares[where] = own.shares
    return values.freeze()
