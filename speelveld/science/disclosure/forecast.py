"""Before launch: what will probably be shown, at what response, and what each filter costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from speelveld.science.disclosure.aggregation import stack_sums
from speelveld.science.disclosure.arrays import Counts
from speelveld.science.disclosure.decision import Decision, Organisation, decide
from speelveld.science.disclosure.filter_pattern import find_filter_pattern
from speelveld.science.disclosure.filters import Atom, Filter, Marks, place_atoms
from speelveld.science.disclosure.records import ReleasedGroup
from speelveld.science.disclosure.settings import Settings

RESPONSES = (0.5, 0.65, 0.8)


@dataclass(frozen=True, slots=True)
class FilterForecast:
    """What one filter gives and costs.

    Parameters
    ----------
    key : the filter.
    offered : parts of units that are large enough for filters.
    alone : parts shown if it were the only filter.
    together : parts shown beside all other filters.
    costs_others : parts of the other filters that are shown without it and are not with it.
    """

    key: str
    offered: int
    alone: int
    together: int
    costs_others: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """What would be shown at one response.

    Parameters
    ----------
    response : share of the invited people who answer.
    groups : shown units and groups, with expected numbers of answers; in tree order.
    hidden : every unit that is not shown by itself -> key of the group that its people read, if any.
    filters : one for every filter, when it is known how many people have each value.
    """

    response: float
    groups: tuple[ReleasedGroup, ...]
    hidden: Mapping[str, str | None]
    filters: tuple[FilterForecast, ...]

    def shown_via(self, unit: str) -> ReleasedGroup | None:
        """What people of a unit will probably read: the unit itself, else the smallest group around it."""
        key = self.hidden.get(unit, unit)
        return next((group for group in self.groups if group.key == key), None)


def forecast(
    organisation: Organisation,
    settings: Settings | None = None,
    *,
    filters: Sequence[Filter] = (),
    invited: Mapping[Atom, int] | None = None,
    responses: Sequence[float] = RESPONSES,
) -> tuple[Forecast, ...]:
    """What would be shown if the same share of every group answers.

    Parameters
    ----------
    organisation : tree and stored groups; every group needs a number of invited people.
    settings : thresholds of the wave.
    filters : as they would be declared.
    invited : how many people are invited per atom; None when only the groups are known.
    responses : shares of the invited people.

    Raises
    ------
    ValueError
        When a group has no number of invited people.
    """
    for group in organisation.groups:
        if group.n_invited is None:
            raise ValueError(f"The number of invited people in group {group.key!r} is unknown.")
    settings = settings or Settings()
    atoms = list(invited or {})
    marks = place_atoms(atoms, organisation.groups, filters)
    heads = np.array(list((invited or {}).values()), dtype=np.int64)
    return tuple(
        _forecast_one(organisation, settings, response, filters, marks, heads) for response in responses
    )


def _forecast_one(
    organisation: Organisation,
    settings: Settings,
    response: float,
    filters: Sequence[Filter],
    marks: Marks,
    heads: Counts,
) -> Forecast:
    expected = [int(response * (group.n_invited or 0) + 0.5) for group in organisation.groups]
    counts = np.array(expected, dtype=np.int64)
    decision = decide(organisation, stack_sums([], counts, []), settings)
    people = _share_out(marks.group, heads, counts)
    found = _forecast_filters(decision, settings, filters, marks, people) if len(heads) else ()
    return Forecast(response, decision.listing.groups, decision.listing.hidden, found)


def _share_out(group: Counts, heads: Counts, expected: Counts) -> Counts:
    """(a,) answers per atom: those of its group in proportion, the largest rests rounded up."""
    people = np.zeros(len(heads), dtype=np.int64)
    for number in np.unique(group):
        own = np.flatnonzero(group == number)
        exact = heads[own] * (expected[number] / max(int(heads[own].sum()), 1))
        people[own] = np.floor(exact + 1e-9)
        short = min(int(expected[number]), int(heads[own].sum())) - int(people[own].sum())
        people[own[np.argsort(people[own] - exact, kind="stable")[:short]]] += 1
    return people


def _forecast_filters(
    decision: Decision, settings: Settings, filters: Sequence[Filter], marks: Marks, people: Counts
) -> tuple[FilterForecast, ...]:
    every = range(len(filters))
    together = _count_shown(decision, settings, marks, people, every)
    found = []
    for number in every:
        others = [other for other in every if other != number]
        alone = _count_shown(decision, settings, marks, people, [number])
        without = _count_shown(decision, settings, marks, people, others)
        found.append(
            FilterForecast(
                key=filters[number].key,
                offered=alone[0][1],
                alone=alone[0][0],
                together=together[number][0],
                costs_others=sum(shown for shown, _ in without) - sum(together[other][0] for other in others),
            )
        )
    return tuple(found)


def _count_shown(
    decision: Decision, settings: Settings, marks: Marks, people: Counts, chosen: Sequence[int]
) -> list[tuple[int, int]]:
    """Per chosen filter the parts that are shown and those that could be."""
    some = Marks(marks.group, marks.values[:, list(chosen)], tuple(marks.n_values[i] for i in chosen))
    rows = decision.families[0].pattern.rows
    pattern = find_filter_pattern(rows, some, people[:, None], settings.k)
    return [
        (sum(cell.filter == i for cell in pattern.shown), sum(cell.filter == i for cell in pattern.offered))
        for i in range(len(chosen))
    ]
