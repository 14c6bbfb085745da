"""What a release is made of: plain records of units, groups, scores and figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from speelveld.science.disclosure.arrays import AnyArray, Counts, Flags, Scores
from speelveld.science.disclosure.filters import Filter


@dataclass(frozen=True, slots=True)
class ReleasedVariable:
    """A published score: its scale, its one rounding, and the spread that all intervals rest on.

    `pooled_sd` and `answered` (share of respondents with a score) are None when nothing is shown.
    """

    key: str
    lo: float
    hi: float
    step: float | None
    cuts: tuple[float, float]
    higher_is_better: bool
    decimals: int
    pooled_sd: float | None
    dof: int
    answered: float | None


class ReleasedUnit(NamedTuple):
    """A unit of the tree, shown or not; `atoms` are the stored groups its people are in."""

    key: str
    parent: str | None
    name: str
    level: int
    atoms: tuple[str, ...]


class ReleasedGroup(NamedTuple):
    """People whose figures are shown together.

    Parameters
    ----------
    key : unit key, or a key of its own for staff and combined groups.
    kind : `unit`, `staff` (own people of a unit with units below it) or `combined`.
    unit_keys : the units it consists of, as few as possible.
    own_staff_of : those among them of which only the unit's own people are meant.
    parent : the smallest shown unit around it, None at the top.
    atoms : stored groups inside it.
    n : respondents; None where only some variables are shown for this group.
    n_invited : people invited, None when unknown.
    response : per cent in steps of 5, at most 95; None when unknown.
    response_is_capped : whether it reads "95% or more".
    """

    key: str
    kind: str
    unit_keys: tuple[str, ...]
    own_staff_of: tuple[str, ...]
    parent: str | None
    atoms: tuple[str, ...]
    n: int | None
    n_invited: int | None
    response: int | None
    response_is_capped: bool


class ReleasedCell(NamedTuple):
    """One figure: a group and a variable.

    `at_most` and `at_least` say that the mean stands at a protected end ("4,6 of hoger"). `shares` are
    per cent in steps of 5 (unfavourable, neutral, favourable); 5 and 95 include everything beyond, a
    category that cannot occur is 0. `favourable` is the last of them; both are None for small groups.
    """

    n: int
    mean: float
    low: float
    high: float
    at_most: bool
    at_least: bool
    favourable: int | None
    shares: tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Utility:
    """What the release still shows; made of published figures alone.

    Parameters
    ----------
    levels : per level of the tree, from the top: units with people, units shown.
    own_unit_share : share of respondents who see exactly their own unit.
    smallest_group_median, smallest_group_p90 : size of the smallest shown group around a respondent.
    largest_edge_shift : most that edge protection can have moved any mean on average, in scale points.
    """

    levels: tuple[tuple[int, int], ...]
    own_unit_share: float | None
    smallest_group_median: int | None
    smallest_group_p90: int | None
    largest_edge_shift: float


@dataclass(frozen=True, slots=True, eq=False)
class ReleasedValues:
    """Figures as columns, shape (groups or parts, variables); n is -1 where nothing is shown."""

    n: Counts
    mean: Scores
    low: Scores
    high: Scores
    at_most: Flags
    at_least: Flags
    shares: Counts

    def freeze(self) -> ReleasedValues:
        """The same columns, from now on read-only."""
        for name in self.__slots__:
            getattr(self, name).setflags(write=False)
        return self

    @classmethod
    def hide_all(cls, n_rows: int, n_variables: int) -> ReleasedValues:
        """Nothing shown; to be filled in."""
        shape = (n_rows, n_variables)
        return cls(
            n=np.full(shape, -1, dtype=np.int64),
            mean=np.full(shape, np.nan),
            low=np.full(shape, np.nan),
            high=np.full(shape, np.nan),
            at_most=np.zeros(shape, dtype=np.bool_),
            at_least=np.zeros(shape, dtype=np.bool_),
            shares=np.full((*shape, 3), -1, dtype=np.int64),
        )

    def read_cell(self, row: int, column: int) -> ReleasedCell | None:
        """One figure, None when it is not shown."""
        if self.n[row, column] < 0:
            return None
        low, middle, high = (int(share) for share in self.shares[row, column])
        has_shares = high >= 0
        return ReleasedCell(
            int(self.n[row, column]),
            float(self.mean[row, column]),
            float(self.low[row, column]),
            float(self.high[row, column]),
            bool(self.at_most[row, column]),
            bool(self.at_least[row, column]),
            high if has_shares else None,
            (low, middle, high) if has_shares else None,
        )

    def to_dict(self) -> dict[str, Any]:
        """Nested lists; nan is written as None, which every reader of JSON knows."""
        return {name: _to_list(getattr(self, name)) for name in self.__slots__}

    @classmethod
    def from_dict(cls, stored: dict[str, Any], n_rows: int, n_variables: int) -> ReleasedValues:
        """The columns that `to_dict` wrote."""
        shape = (n_rows, n_variables)
        return cls(
            n=np.array(stored["n"], dtype=np.int64).reshape(shape),
            mean=np.array(stored["mean"], dtype=np.float64).reshape(shape),
            low=np.array(stored["low"], dtype=np.float64).reshape(shape),
            high=np.array(stored["high"], dtype=np.float64).reshape(shape),
            at_most=np.array(stored["at_most"], dtype=np.bool_).reshape(shape),
            at_least=np.array(stored["at_least"], dtype=np.bool_).reshape(shape),
            shares=np.array(stored["shares"], dtype=np.int64).reshape(*shape, 3),
        ).freeze()


def _to_list(column: AnyArray) -> list[Any]:
    if column.dtype.kind != "f":
        plain: list[Any] = column.tolist()
        return plain
    return [[None if value != value else value for value in row] for row in column.tolist()]  # noqa: PLR0124


class ReleasedPart(NamedTuple):
    """The people of a shown unit who have one value on a filter."""

    unit: str
    filter: str
    value: str


@dataclass(frozen=True, slots=True, eq=False)
class ReleasedBreakdowns:
    """Figures by filter.

    Parameters
    ----------
    filters : as declared before the wave opened.
    parts : every value of every filter, for all units with enough respondents; shown or not.
    values : the figures; a part that is not shown has none.
    """

    filters: tuple[Filter, ...]
    parts: tuple[ReleasedPart, ...]
    values: ReleasedValues
