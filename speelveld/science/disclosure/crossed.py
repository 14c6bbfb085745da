"""Filters on top of the tree: which parts are shown, and figures that agree with those of the tree."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from speelveld.science.disclosure.adjusting import Crossing
from speelveld.science.disclosure.aggregation import Aggregates
from speelveld.science.disclosure.arrays import Counts, add_up_by
from speelveld.science.disclosure.crossing import TREE
from speelveld.science.disclosure.decision import Crossed, Decision, Family
from speelveld.science.disclosure.edges import Margins, measure_margin
from speelveld.science.disclosure.filter_opening import find_members, hide_closed_cells
from speelveld.science.disclosure.filter_pattern import FilterPattern, Progress, find_filter_pattern
from speelveld.science.disclosure.filters import Filter, Marks
from speelveld.science.disclosure.records import ReleasedBreakdowns, ReleasedPart, ReleasedValues
from speelveld.science.disclosure.values import Means, Sums, describe_means


def cross_with_filters(
    decision: Decision,
    filters: Sequence[Filter],
    marks: Marks,
    aggregates: Aggregates,
    progress: Progress | None = None,
) -> Crossed:
    """Choose parts to show, and adjust the totals of tree and parts together.

    Parameters
    ----------
    decision : what is shown of the tree.
    filters, marks : declared filters, and what each atom carries.
    aggregates : sums per atom.
    progress : called with units done and units to do.
    """
    family = decision.families[0]
    columns = list(family.pattern.family.columns)
    n = aggregates.n[:, columns]
    counts = np.unique(np.column_stack([aggregates.n_respondents, n]), axis=1)
    rows = family.pattern.rows
    pattern = find_filter_pattern(rows, marks, counts, family.pattern.family.k, progress)
    people, totals = (
        add_up_by(pattern.kind_of_atom, part, len(pattern.blocks))
        for part in (n, aggregates.total[:, columns])
    )
    pattern, parts = hide_closed_cells(pattern, rows, _cross(people, family, decision.settings.w))
    for part in parts:
        part.adjust(totals[:, part.column])
    per_row = add_up_by(pattern.blocks[:, TREE], totals, len(rows))
    figures = _describe_cells(pattern, (people, totals), decision)
    return Crossed(
        block_totals=per_row[rows.block_row],
        breakdowns=_make_breakdowns(pattern, figures, filters, decision),
    )


def _cross(people: Counts, family: Family, w: float) -> Crossing:
    """Blocks of the tree are known by the row they belong to."""
    rows = family.pattern.rows
    low, high = (np.zeros((len(rows), people.shape[1]), dtype=np.int64) for _ in range(2))
    low[rows.block_row], high[rows.block_row] = family.margins.low, family.margins.high
    return Crossing(people, family.blocks.variables, Margins(low, high), w)


def _describe_cells(pattern: FilterPattern, sums: tuple[Counts, Counts], decision: Decision) -> Means:
    """Figures of shown cells, from the totals of the people in them."""
    family = decision.families[0]
    members = [find_members(pattern, family.pattern.rows, cell) for cell in pattern.shown]
    n, total = (
        np.array([part[own].sum(axis=0) for own in members], dtype=np.int64).reshape(
            len(members), part.shape[1]
        )
        for part in sums
    )
    levels, w = family.blocks.levels, decision.settings.w
    margin = np.array([measure_margin(variable, w) for variable in family.blocks.variables], dtype=np.int64)
    below, above = np.where(total <= margin, margin, 0), np.where(total >= n * levels - margin, margin, 0)
    unknown = np.full(len(members), np.nan)
    return describe_means(Sums(n, total, below, above), family.blocks, unknown, decision.settings)


def _make_breakdowns(
    pattern: FilterPattern,
    figures: Means,
    filters: Sequence[Filter],
    decision: Decision,
) -> ReleasedBreakdowns:
    family = decision.families[0]
    units = [decision.listing.groups[place].key for place in family.row_of]
    parts = tuple(
        ReleasedPart(units[cell.row], filters[cell.filter].key, filters[cell.filter].values[cell.value])
        for cell in pattern.offered
    )
    values = ReleasedValues.hide_all(len(parts), len(decision.aggregates.variables))
    place_of = {cell: place for place, cell in enumerate(pattern.offered)}
    where = np.ix_([place_of[cell] for cell in pattern.shown], family.pattern.family.columns)
    for name in ("n", "mean", "low", "high", "at_most", "at_least"):
        getattr(values, name)[where] = getattr(figures, name)
    return ReleasedBreakdowns(tuple(filters), parts, values.freeze())
