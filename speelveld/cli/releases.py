"""Takes answers of any tool through the gate: each wave is scored, added up and released by itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from speelveld.catalogue.instruments import Instrument
from speelveld.cli.answers import AnswersFile
from speelveld.cli.order import sort_naturally
from speelveld.cli.scales import score_factors
from speelveld.cli.tables import Problem, Problems
from speelveld.results.tables import describe_variables
from speelveld.science.disclosure import (
    Atom,
    Filter,
    Organisation,
    ReleasedTable,
    Settings,
    Tree,
    Variable,
    aggregate,
    encode,
    gather_atoms,
    one_group_per_unit,
    release,
    release_with_filters,
)

UNKNOWN = ""  # no answer to a filter
Rows = NDArray[np.int64]
Scores = NDArray[np.float64]
Progress = Callable[[int, int], None]
Part = tuple[str | None, Rows]  # name of a wave, and the places of its answers


@dataclass(frozen=True)
class Wave:
    """A wave as released. `name` None: the file has no waves. `rows` are the places of its answers."""

    name: str | None
    rows: Rows
    table: ReleasedTable
    atoms: tuple[Atom, ...] | None  # with filters: everything that answers say of who gave them


def check_units(answers: AnswersFile, column: str, tree: Tree, *, file: str) -> None:
    """Raise UnusableInput when an answer has no unit, or one that is not in the tree."""
    problems = Problems(file)
    for number, key in zip(answers.row_numbers, answers.extra[column], strict=True):
        if not key:
            remedy = f"Fill in the unit; the whole organisation is {tree.root.key!r}."
            problems.add(Problem("is empty.", remedy, column=column), number)
        elif key not in tree:
            remedy = "Add it to the file with units, or correct it."
            problems.add(Problem("is no unit.", remedy, column=column, value=key), number)
    problems.stop_if_any()


def split_waves(answers: AnswersFile, column: str, *, file: str) -> list[Part]:
    """Return the name and the rows of each wave, in the order of their names.

    Raises UnusableInput when an answer belongs to none.
    """
    names = answers.extra.get(column)
    if names is None:
        return [(None, np.arange(len(answers.items)))]
    problems = Problems(file)
    for number, name in zip(answers.row_numbers, names, strict=True):
        if not name:
            problems.add(Problem("is empty.", "Name the wave of each answer.", column=column), number)
    problems.stop_if_any()
    listed = np.array(names)
    return [(name, np.flatnonzero(listed == name)) for name in sort_naturally(set(names))]


def release_waves(
    instrument: Instrument,
    items: Scores,
    keys: Sequence[str],
    waves: Sequence[Part],
    *,
    tree: Tree,
    settings: Settings,
    filters: Mapping[str, Sequence[str]],
    progress: Progress | None = None,
) -> list[Wave]:
    """Pass each wave through the gate by itself: an answer is published once, in its own wave.

    `items` are answers of shape (n, items), `keys` the unit of each, `filters` the value of each by filter.
    `progress` is called with units done and units to do, while filters are looked at.
    """
    gate = _Gate(Organisation(tree, one_group_per_unit(tree, set(keys))), settings, filters, progress)
    variables = describe_variables(instrument)
    codes = encode(score_factors(items, instrument), variables)
    released: list[Wave] = []
    for name, rows in waves:
        marks = [[column[row] for row in rows] for column in (keys, *filters.values())]
        before = released[-1].table if released else None
        released.append(Wave(name, rows, *gate.release(marks, codes[rows], variables, before)))
    return released


class _Gate:
    """The gate for one organisation. What filters can say is what they say in any wave."""

    def __init__(
        self,
        organisation: Organisation,
        settings: Settings,
        filters: Mapping[str, Sequence[str]],
        progress: Progress | None,
    ) -> None:
        self.organisation, self.settings, self.progress = organisation, settings, progress
        self.filters = [
            Filter(key, tuple(sort_naturally(set(values) - {UNKNOWN}))) for key, values in filters.items()
        ]

    def release(
        self,
        marks: Sequence[Sequence[str]],
        codes: Rows,
        variables: Sequence[Variable],
        before: ReleasedTable | None,
    ) -> tuple[ReleasedTable, tuple[Atom, ...] | None]:
        """Release one wave; `marks` are the units of its answers, and their values of each filter."""
        if not self.filters:
            tree, groups = self.organisation.tree, self.organisation.groups
            places = {group.key: place for place, group in enumerate(groups)}
            group = np.array([places[key] for key in marks[0]], dtype=np.int64)
            sums = aggregate(group, codes, variables, len(groups))
            return release(tree, groups, sums, self.settings, before), None
        atoms, place = gather_atoms(*marks)
        sums = aggregate(place, codes, variables, len(atoms))
        table = release_with_filters(
            self.organisation,
            atoms,
            sums,
            self.filters,
            self.settings,
            previous=before,
            progress=self.progress,
        )
        return table, atoms
