"""The gate: raw sums in, the only table that may be shown out."""

from __future__ import annotations

from collections.abc import Sequence

from speelveld.science.disclosure.aggregation import Aggregates, add_up_aggregates
from speelveld.science.disclosure.crossed import cross_with_filters
from speelveld.science.disclosure.decision import Organisation, decide
from speelveld.science.disclosure.filter_pattern import Progress
from speelveld.science.disclosure.filters import Atom, Filter, place_atoms
from speelveld.science.disclosure.grouping import ReportingGroup
from speelveld.science.disclosure.released import ReleasedTable
from speelveld.science.disclosure.settings import Settings
from speelveld.science.disclosure.tree import Tree


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
    decision = decide(Organisation(tree, tuple(groups)), aggregates, settings or Settings(), previous)
    return decision.make_table()


def release_with_filters(
    organisation: Organisation,
    atoms: Sequence[Atom],
    aggregates: Aggregates,
    filters: Sequence[Filter],
    settings: Settings | None = None,
    *,
    previous: ReleasedTable | None = None,
    progress: Progress | None = None,
) -> ReleasedTable:
    """As `release`, and besides units also their parts by filter, as far as that is proved safe.

    The same units are shown as without filters. Filter cells come on top of them: one filter at a
    time, for shown units with at least 3 k respondents. Scores that are broken down have no percentages.

    Parameters
    ----------
    organisation : the tree as it was when the wave opened, and its stored groups.
    atoms : the a atoms that occur, in the order of the rows of `aggregates`; see `gather_atoms`.
    aggregates : sums per atom.
    filters : as declared before the wave opened.
    settings, previous : as for `release`.
    progress : called with units done and units to do.

    Returns
    -------
    The released table, with `breakdowns`: every part of every unit that is large enough, shown or not.

    Raises
    ------
    ValueError
        When atoms name a group, filter value or number of values that was not declared.

    Examples
    --------
    >>> atoms, place = gather_atoms(units_of_answers, genders, shifts)
    >>> sums = aggregate(place, codes, variables, len(atoms))
    >>> filters = [Filter("gender", ("f", "m")), Filter("shift", ("day", "night"))]
    >>> table = release_with_filters(Organisation(tree, groups), atoms, sums, filters, Settings(k=10))
    >>> table.part_cell(ReleasedPart("T12", "gender", "f"), "workload")  # None when it is not shown
    >>> list_cells([(None, table)], {None: atoms})
    """
    if len(atoms) != len(aggregates.n_respondents):
        raise ValueError(f"There are {len(atoms)} atoms and sums for {len(aggregates.n_respondents)}.")
    marks = place_atoms(atoms, organisation.groups, filters)
    per_group = add_up_aggregates(aggregates, marks.group, len(organisation.groups))
    decision = decide(organisation, per_group, settings or Settings(), previous, has_filters=True)
    crossed = cross_with_filters(decision, filters, marks, aggregates, progress)
    return decision.make_table(crossed)
