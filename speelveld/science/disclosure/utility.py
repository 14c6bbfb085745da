"""How much a release still shows, from what it shows: fit to watch from wave to wave."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from speelveld.science.disclosure.arrays import Counts
from speelveld.science.disclosure.listing import Listing
from speelveld.science.disclosure.records import ReleasedGroup, ReleasedUnit, Utility
from speelveld.science.disclosure.values import Means


def measure_utility(listing: Listing, means: Sequence[Means]) -> Utility:
    """Shown units per level, who sees the own unit, and the smallest group around a respondent.

    Parts of a unit count with their unit, and groups without a number of respondents do not count.

    Parameters
    ----------
    listing : all units, and the shown groups.
    means : figures per variable.
    """
    units = [unit for unit in listing.units if unit.key not in listing.parts]
    counted = [
        group
        for group in listing.groups
        if group.n is not None and not listing.parts.issuperset(group.unit_keys)
    ]
    inner = {unit.parent for unit in units}
    sizes, people = _list_smallest_groups(counted)
    sees_own = [
        group.kind == "staff" or (group.kind == "unit" and group.key not in inner) for group in counted
    ]
    everyone = int(people.sum())
    return Utility(
        levels=_count_levels(units, counted),
        own_unit_share=round(int(people[sees_own].sum()) / everyone, 3) if everyone else None,
        smallest_group_median=_take_quantile(sizes, people, 0.5) if everyone else None,
        smallest_group_p90=_take_quantile(sizes, people, 0.9) if everyone else None,
        largest_edge_shift=round(max((figures.edge_shift for figures in means), default=0.0), 4),
    )


def _count_levels(
    units: Sequence[ReleasedUnit], groups: Sequence[ReleasedGroup]
) -> tuple[tuple[int, int], ...]:
    shown = {group.key for group in groups if group.kind == "unit"}
    counts = [[0, 0] for _ in range(max(unit.level for unit in units) + 1)]
    for unit in units:
        if unit.atoms:
            counts[unit.level][0] += 1
            counts[unit.level][1] += unit.key in shown
    return tuple((with_people, seen) for with_people, seen in counts)


def _list_smallest_groups(groups: Sequence[ReleasedGroup]) -> tuple[Counts, Counts]:
    """Per group its size, and how many of its respondents are in no smaller shown group."""
    left = {group.key: group.n or 0 for group in groups}
    for group in groups:
        if group.parent is not None:
            left[group.parent] -= group.n or 0
    sizes = np.array([group.n for group in groups], dtype=np.int64)
    return sizes, np.array(list(left.values()), dtype=np.int64)


def _take_quantile(sizes: Counts, people: Counts, share: float) -> int:
    order = np.argsort(sizes, kind="stable")
    reached = np.cumsum(people[order])
    return int(sizes[order][np.searchsorted(reached, share * reached[-1])])
