"""What is shown of one wave, from head counts to figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from speelveld.science.disclosure.aggregation import Aggregates
from speelveld.science.disclosure.arrays import Counts
from speelveld.science.disclosure.edges import Margins, set_margins
from speelveld.science.disclosure.gate_tree import build_gate_tree
from speelveld.science.disclosure.grouping import ReportingGroup
from speelveld.science.disclosure.listing import Listing, list_groups
from speelveld.science.disclosure.pattern import (
    DistributionPattern,
    Pattern,
    find_distribution_pattern,
    find_patterns,
    hide_distributions,
)
from speelveld.science.disclosure.records import (
    ReleasedBreakdowns,
    ReleasedGroup,
    ReleasedValues,
    ReleasedVariable,
)
from speelveld.science.disclosure.released import SEAL, ReleasedTable
from speelveld.science.disclosure.settings import Settings
from speelveld.science.disclosure.shares import compute_shares
from speelveld.science.disclosure.tree import Tree
from speelveld.science.disclosure.utility import measure_utility
from speelveld.science.disclosure.values import (
    BlockSums,
    Means,
    as_floats,
    compute_means,
    count_decimals,
    sum_blocks,
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """The units as they were when the wave opened, and the groups that answers were stored with."""

    tree: Tree
    groups: tuple[ReportingGroup, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """Scores that are shown for the same groups, and where those stand in the whole table."""

    pattern: Pattern
    distribution: DistributionPattern
    row_of: list[int]
    blocks: BlockSums
    margins: Margins


@dataclass(frozen=True, slots=True, eq=False)
class Crossed:
    """What filters add: totals of the first family's blocks that agree with those of the parts."""

    block_totals: Counts
    breakdowns: ReleasedBreakdowns


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """Figures of one family of scores, and where they belong in the whole table."""

    row_of: list[int]
    columns: tuple[int, ...]
    means: Means
    shares: Counts


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """Which groups are shown; the first family also holds for the number of respondents."""

    aggregates: Aggregates
    settings: Settings
    listing: Listing
    families: list[Family]

    def make_table(self, crossed: Crossed | None = None) -> ReleasedTable:
        """Protect, add up and round once; filters may bring totals of their own for the first family."""
        totals = [family.blocks.total for family in self.families]
        if crossed:
            totals[0] = crossed.block_totals
        figures = [self._compute(*pair) for pair in zip(self.families, totals, strict=True)]
        groups = self.listing.groups
        return ReleasedTable(
            settings=self.settings,
            variables=_describe_variables(self.aggregates, self.settings, figures, groups),
            units=self.listing.units,
            groups=groups,
            values=_fill_values(len(groups), len(self.aggregates.variables), figures),
            hidden=self.listing.hidden,
            utility=measure_utility(self.listing, [own.means for own in figures]),
            breakdowns=crossed.breakdowns if crossed else None,
            seal=SEAL,
        )

    def _compute(self, family: Family, totals: Counts) -> Figures:
        invited = as_floats(self.listing.n_invited)[family.row_of]
        blocks = replace(family.blocks, total=totals)
        means, protected = compute_means(family.pattern.rows, blocks, family.margins, invited, self.settings)
        shares = compute_shares(family.pattern, family.distribution, self.aggregates, protected)
        return Figures(family.row_of, family.pattern.family.columns, means, shares)


def decide(
    organisation: Organisation,
    aggregates: Aggregates,
    settings: Settings,
    previous: ReleasedTable | None = None,
    *,
    has_filters: bool = False,
) -> Decision:
    """Choose what is shown of the tree; see `release` for the parameters.

    Scores that are broken down by filters have no percentages: means of parts and percentages of wholes
    together are not proved to leave enough open.
    """
    tree, groups = organisation.tree, organisation.groups
    if len(groups) != len(aggregates.n_respondents):
        raise ValueError(f"There are {len(groups)} groups and sums for {len(aggregates.n_respondents)}.")
    gate = build_gate_tree(tree, groups)
    before = frozenset(group.key for group in previous.groups) if previous else frozenset()
    patterns = find_patterns(gate, aggregates, settings, before)
    rows = [pattern.rows for pattern in patterns]
    listing = list_groups(tree, gate, groups, rows, aggregates.n_respondents)
    families = [
        _prepare(pattern, row_of, aggregates, settings, has_shares=number > 0 or not has_filters)
        for number, (pattern, row_of) in enumerate(zip(patterns, listing.row_of, strict=True))
    ]
    return Decision(aggregates, settings, listing, families)


def _prepare(
    pattern: Pattern, row_of: list[int], aggregates: Aggregates, settings: Settings, *, has_shares: bool
) -> Family:
    blocks = sum_blocks(pattern, aggregates, settings.w)
    find_where = find_distribution_pattern if has_shares else hide_distributions
    distribution = find_where(pattern, settings)
    margins = set_margins(distribution.block_owner, blocks.variables, settings.w)
    return Family(pattern, distribution, row_of, blocks, margins)


def _describe_variables(
    aggregates: Aggregates, settings: Settings, figures: Sequence[Figures], groups: Sequence[ReleasedGroup]
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


def _compare_counts(own: Figures, i: int, groups: Sequence[ReleasedGroup]) -> float | None:
    """Share of respondents with a score, in the largest group that shows both numbers."""
    counts = zip(own.means.n[:, i].tolist(), (groups[place].n for place in own.row_of), strict=True)
    n, respondents = max(((n, known) for n, known in counts if known), default=(0, 0))
    return round(n / respondents, 2) if respondents else None


def _fill_values(n_groups: int, n_variables: int, figures: Sequence[Figures]) -> ReleasedValues:
    values = ReleasedValues.hide_all(n_groups, n_variables)
    for own in figures:
        where = np.ix_(own.row_of, own.columns)
        for name in ("n", "mean", "low", "high", "at_most", "at_least"):
            getattr(values, name)[where] = getattr(own.means, name)
        values.shares[where] = own.shares
    return values.freeze()
