"""The only form in which results leave the gate; nothing outside this package can make one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import InitVar, asdict, dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from speelveld.science.disclosure.arrays import AnyArray, Counts, Flags, Scores
from speelveld.science.disclosure.settings import Settings

SEAL = object()  # held by the gate; a table made without it is refused
VERSION = 1


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
    """Figures as columns, shape (groups, variables); n is -1 where nothing is shown."""

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


@dataclass(frozen=True, eq=False)
class ReleasedTable:
    """Everything anyone may see of one wave.

    Made by `release`, or read back with `from_dict`; any other attempt is refused.

    Parameters
    ----------
    settings : thresholds that were used.
    variables : published scores.
    units : the whole tree in tree order, shown units and hidden ones.
    groups : shown groups in tree order; a combined group stands just before its first unit.
    values : the figures.
    hidden : unit that is not shown by itself -> key of the smallest shown group around it, if any.
    utility : how much is shown.
    """

    settings: Settings
    variables: tuple[ReleasedVariable, ...]
    units: tuple[ReleasedUnit, ...]
    groups: tuple[ReleasedGroup, ...]
    values: ReleasedValues = field(repr=False)
    hidden: Mapping[str, str | None]
    utility: Utility
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not SEAL:
            raise TypeError(
                "A ReleasedTable comes from the gate: use release() or ReleasedTable.from_dict()."
            )
        object.__setattr__(self, "hidden", MappingProxyType(dict(self.hidden)))

    @cached_property
    def _group_rows(self) -> dict[str, int]:
        return {group.key: row for row, group in enumerate(self.groups)}

    @cached_property
    def _variable_columns(self) -> dict[str, int]:
        return {variable.key: column for column, variable in enumerate(self.variables)}

    @cached_property
    def _units_by_key(self) -> dict[str, ReleasedUnit]:
        return {unit.key: unit for unit in self.units}

    def unit(self, key: str) -> ReleasedUnit:
        """A unit of the tree, shown or not; KeyError when unknown."""
        return self._units_by_key[key]

    def variable(self, key: str) -> ReleasedVariable:
        """A published score; KeyError when unknown."""
        return self.variables[self._variable_columns[key]]

    def group(self, key: str) -> ReleasedGroup | None:
        """The shown group with this key, None when it is not shown."""
        row = self._group_rows.get(key)
        return None if row is None else self.groups[row]

    def cell(self, group: str, variable: str) -> ReleasedCell | None:
        """The figure of a group, None when it is not shown; KeyError when the variable is unknown."""
        column = self._variable_columns[variable]
        row = self._group_rows.get(group)
        if row is None or self.values.n[row, column] < 0:
            return None
        return self._read_cell(row, column)

    def _read_cell(self, row: int, column: int) -> ReleasedCell:
        values = self.values
        low, middle, high = (int(share) for share in values.shares[row, column])
        has_shares = high >= 0
        return ReleasedCell(
            int(values.n[row, column]),
            float(values.mean[row, column]),
            float(values.low[row, column]),
            float(values.high[row, column]),
            bool(values.at_most[row, column]),
            bool(values.at_least[row, column]),
            high if has_shares else None,
            (low, middle, high) if has_shares else None,
        )

    def cells(self) -> Iterator[tuple[ReleasedGroup, ReleasedVariable, ReleasedCell]]:
        """All shown figures, group by group in tree order."""
        for row, column in np.argwhere(self.values.n >= 0):
            yield self.groups[row], self.variables[column], self._read_cell(row, column)

    def shown_via(self, unit: str) -> ReleasedGroup | None:
        """What people of a unit can read: the unit itself, else the smallest shown group around it."""
        key = self.hidden.get(unit, unit)
        return None if key is None else self.group(key)

    def children(self, key: str | None) -> tuple[ReleasedGroup, ...]:
        """Shown groups directly below a shown unit (None: the top), in tree order."""
        return tuple(group for group in self.groups if group.parent == key)

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical form; equal for equal tables."""
        return str(self.to_dict()["sha256"])

    def to_dict(self) -> dict[str, Any]:
        """Plain data for storage, with a checksum; `from_dict` reads it back."""
        content = {
            "version": VERSION,
            "settings": asdict(self.settings),
            "variables": [asdict(variable) for variable in self.variables],
            "units": [unit._asdict() for unit in self.units],
            "groups": [group._asdict() for group in self.groups],
            "values": {name: _to_list(getattr(self.values, name)) for name in ReleasedValues.__slots__},
            "hidden": dict(self.hidden),
            "utility": asdict(self.utility),
        }
        plain: dict[str, Any] = json.loads(_write_canonical(content))  # tuples become lists, as after storage
        return plain | {"sha256": _take_checksum(plain)}

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> ReleasedTable:
        """Read a stored release.

        Raises
        ------
        ValueError
            When the version is unknown or the content is not what the gate once made.
        """
        content = {name: value for name, value in stored.items() if name != "sha256"}
        if content.get("version") != VERSION:
            raise ValueError(f"A stored release has version {content.get('version')!r}; expected {VERSION}.")
        if _take_checksum(content) != stored.get("sha256"):
            raise ValueError("This stored release was changed after the gate made it; it is not used.")
        return cls(
            settings=Settings(**content["settings"]),
            variables=tuple(ReleasedVariable(**_with_tuples(row)) for row in content["variables"]),
            units=tuple(ReleasedUnit(**_with_tuples(row)) for row in content["units"]),
            groups=tuple(ReleasedGroup(**_with_tuples(row)) for row in content["groups"]),
            values=_read_values(content["values"], len(content["groups"]), len(content["variables"])),
            hidden=content["hidden"],
            utility=_read_utility(content["utility"]),
            seal=SEAL,
        )


def _write_canonical(content: Mapping[str, Any]) -> str:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _take_checksum(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(_write_canonical(content).encode()).hexdigest()


def _to_list(column: AnyArray) -> list[Any]:
    """Nested lists; nan is written as None, which every reader of JSON knows."""
    if column.dtype.kind != "f":
        plain: list[Any] = column.tolist()
        return plain
    return [[None if value != value else value for value in row] for row in column.tolist()]  # noqa: PLR0124


def _read_values(stored: Mapping[str, Any], n_groups: int, n_variables: int) -> ReleasedValues:
    shape = (n_groups, n_variables)
    return ReleasedValues(
        n=np.array(stored["n"], dtype=np.int64).reshape(shape),
        mean=np.array(stored["mean"], dtype=np.float64).reshape(shape),
        low=np.array(stored["low"], dtype=np.float64).reshape(shape),
        high=np.array(stored["high"], dtype=np.float64).reshape(shape),
        at_most=np.array(stored["at_most"], dtype=np.bool_).reshape(shape),
        at_least=np.array(stored["at_least"], dtype=np.bool_).reshape(shape),
        shares=np.array(stored["shares"], dtype=np.int64).reshape(*shape, 3),
    ).freeze()


def _read_utility(stored: Mapping[str, Any]) -> Utility:
    return Utility(**{**stored, "levels": tuple(tuple(level) for level in stored["levels"])})


def _with_tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
