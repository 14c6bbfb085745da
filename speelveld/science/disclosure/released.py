"""The only form in which results leave the gate; nothing outside this package can make one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import InitVar, asdict, dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np

from speelveld.science.disclosure.filters import Filter
from speelveld.science.disclosure.records import (
    ReleasedBreakdowns,
    ReleasedCell,
    ReleasedGroup,
    ReleasedPart,
    ReleasedUnit,
    ReleasedValues,
    ReleasedVariable,
    Utility,
)
from speelveld.science.disclosure.settings import Settings

SEAL = object()  # held by the gate; a table made without it is refused
WITHOUT_FILTERS, WITH_FILTERS = VERSIONS = (1, 2)  # a release without filters is stored as ever


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
    breakdowns : figures by filter, None when no filters were declared.
    """

    settings: Settings
    variables: tuple[ReleasedVariable, ...]
    units: tuple[ReleasedUnit, ...]
    groups: tuple[ReleasedGroup, ...]
    values: ReleasedValues = field(repr=False)
    hidden: Mapping[str, str | None]
    utility: Utility
    breakdowns: ReleasedBreakdowns | None = None
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
    def _part_rows(self) -> dict[ReleasedPart, int]:
        parts = self.breakdowns.parts if self.breakdowns else ()
        return {part: row for row, part in enumerate(parts)}

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
        return None if row is None else self.values.read_cell(row, column)

    def part_cell(self, part: ReleasedPart, variable: str) -> ReleasedCell | None:
        """The figure of a part of a unit, None when it is not shown; KeyError when the variable is unknown."""
        column = self._variable_columns[variable]
        row = self._part_rows.get(part)
        return (
            None if row is None or self.breakdowns is None else self.breakdowns.values.read_cell(row, column)
        )

    def parts(self, unit: str) -> tuple[ReleasedPart, ...]:
        """The parts of a unit, filter by filter; none when the unit is too small for filters."""
        return tuple(part for part in self._part_rows if part.unit == unit)

    def cells(self) -> Iterator[tuple[ReleasedGroup, ReleasedVariable, ReleasedCell]]:
        """All shown figures, group by group in tree order."""
        for row, column in np.argwhere(self.values.n >= 0):
            if (cell := self.values.read_cell(row, column)) is not None:
                yield self.groups[row], self.variables[column], cell

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
            "version": WITH_FILTERS if self.breakdowns else WITHOUT_FILTERS,
            "settings": asdict(self.settings),
            "variables": [asdict(variable) for variable in self.variables],
            "units": [unit._asdict() for unit in self.units],
            "groups": [group._asdict() for group in self.groups],
            "values": self.values.to_dict(),
            "hidden": dict(self.hidden),
            "utility": asdict(self.utility),
        }
        if self.breakdowns:
            content["breakdowns"] = _write_breakdowns(self.breakdowns)
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
        if content.get("version") not in VERSIONS:
            known = " or ".join(map(str, VERSIONS))
            raise ValueError(f"A stored release has version {content.get('version')!r}; expected {known}.")
        if _take_checksum(content) != stored.get("sha256"):
            raise ValueError("This stored release was changed after the gate made it; it is not used.")
        return cls(
            settings=Settings(**content["settings"]),
            variables=tuple(ReleasedVariable(**_with_tuples(row)) for row in content["variables"]),
            units=tuple(ReleasedUnit(**_with_tuples(row)) for row in content["units"]),
            groups=tuple(ReleasedGroup(**_with_tuples(row)) for row in content["groups"]),
            values=ReleasedValues.from_dict(
                content["values"], len(content["groups"]), len(content["variables"])
            ),
            hidden=content["hidden"],
            utility=_read_utility(content["utility"]),
            breakdowns=_read_breakdowns(content.get("breakdowns"), len(content["variables"])),
            seal=SEAL,
        )


def _write_canonical(content: Mapping[str, Any]) -> str:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _take_checksum(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(_write_canonical(content).encode()).hexdigest()


def _write_breakdowns(breakdowns: ReleasedBreakdowns) -> dict[str, Any]:
    return {
        "filters": [asdict(one) for one in breakdowns.filters],
        "parts": [part._asdict() for part in breakdowns.parts],
        "values": breakdowns.values.to_dict(),
    }


def _read_breakdowns(stored: Mapping[str, Any] | None, n_variables: int) -> ReleasedBreakdowns | None:
    if stored is None:
        return None
    return ReleasedBreakdowns(
        filters=tuple(Filter(**_with_tuples(one)) for one in stored["filters"]),
        parts=tuple(ReleasedPart(**part) for part in stored["parts"]),
        values=ReleasedValues.from_dict(stored["values"], len(stored["parts"]), n_variables),
    )


def _read_utility(stored: Mapping[str, Any]) -> Utility:
    return Utility(**{**stored, "levels": tuple(tuple(level) for level in stored["levels"])})


def _with_tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
