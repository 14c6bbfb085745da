"""A release as a flat list of cells: everything anyone can see, in the form an outside check can read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from speelveld.science.disclosure.shares import STEP

if TYPE_CHECKING:
    from speelveld.science.disclosure.filters import Atom
    from speelveld.science.disclosure.records import ReleasedCell, ReleasedVariable
    from speelveld.science.disclosure.released import ReleasedTable

HIDDEN = {"n": None, "mean": None, "favourable": None, "histogram": None}


def list_cells(
    tables: Sequence[tuple[str | None, ReleasedTable]],
    atoms: Mapping[str | None, Sequence[Atom]] | None = None,
) -> dict[str, Any]:
    """All cells of one or more waves of the same instrument and settings.

    Parameters
    ----------
    tables : name of the wave (None when there is only one) and its release.
    atoms : per wave the atoms that occur; needed when there are filters.

    Returns
    -------
    `k`, `scale`, `step`, `category_scores` (lowest score of the low, middle and high category),
    `open_ends` (percentages that include everything beyond), `spreads` (the one standard deviation of
    each score that intervals are made of) and `cells`. Where scores have different scales, `scale` is
    the widest and each cell names its own. The `table` of a cell is `units`, `groups` (combined groups
    and own staff) or the key of a filter. A hidden unit or part of a unit is listed with nulls.
    """
    variables = [variable for _, table in tables for variable in table.variables]
    scales = {(variable.lo, variable.hi, variable.step, variable.cuts) for variable in variables}
    one = next(iter(scales)) if len(scales) == 1 else None
    widest = [min(v.lo for v in variables), max(v.hi for v in variables)]
    waves = [_Wave(name, table, _group_atoms(table, (atoms or {}).get(name))) for name, table in tables]
    return {
        "k": tables[0][1].settings.k,
        "scale": widest,
        "step": one[2] if one else None,
        "category_scores": _list_lowest_scores(variables[0]) if one else [],
        "open_ends": [STEP, 100 - STEP],
        "spreads": [spread for wave in waves for spread in wave.list_spreads()],
        "cells": [
            cell | ({} if one else _describe_scale(wave.table.variable(cell["factor"])))
            for wave in waves
            for cell in wave.list_cells()
        ],
    }


def _group_atoms(table: ReleasedTable, atoms: Sequence[Atom] | None) -> dict[str, list[Atom]] | None:
    if table.breakdowns is None:
        return None
    if atoms is None:
        raise ValueError("This release has filters; give the atoms that its answers carry.")
    per_group: dict[str, list[Atom]] = {}
    for atom in atoms:
        per_group.setdefault(atom.group, []).append(atom)
    return per_group


@dataclass(frozen=True, slots=True)
class _Wave:
    name: str | None
    table: ReleasedTable
    atoms: dict[str, list[Atom]] | None

    def list_spreads(self) -> Iterator[dict[str, Any]]:
        for variable in self.table.variables:
            yield {"factor": variable.key, "wave": self.name, "sd": variable.pooled_sd}

    def list_cells(self) -> Iterator[dict[str, Any]]:
        for unit in self.table.units:
            if unit.atoms:
                members = self._name(unit.atoms)
                for variable in self.table.variables:
                    yield self._make("units", variable, members, self.table.cell(unit.key, variable.key))
        for group in self.table.groups:
            if group.kind != "unit":
                members = self._name(group.atoms)
                for variable in self.table.variables:
                    if cell := self.table.cell(group.key, variable.key):
                        yield self._make("groups", variable, members, cell)
        yield from self._list_parts()

    def _list_parts(self) -> Iterator[dict[str, Any]]:
        breakdowns = self.table.breakdowns
        if breakdowns is None:
            return
        number_of = {one.key: number for number, one in enumerate(breakdowns.filters)}
        for part in breakdowns.parts:
            members = self._name(self.table.unit(part.unit).atoms, number_of[part.filter], part.value)
            for variable in self.table.variables:
                yield self._make(part.filter, variable, members, self.table.part_cell(part, variable.key))

    def _name(self, groups: Sequence[str], number: int = 0, value: str | None = None) -> list[str]:
        if self.atoms is None:
            names = list(groups)
        else:
            own = [atom for group in groups for atom in self.atoms.get(group, ())]
            names = [atom.key for atom in own if value is None or atom.values[number] == value]
        return names if self.name is None else [f"{self.name}:{name}" for name in names]

    def _make(
        self, table: str, variable: ReleasedVariable, members: list[str], cell: ReleasedCell | None
    ) -> dict[str, Any]:
        return {
            "table": table,
            "factor": variable.key,
            "wave": self.name,
            "members": members,
            **(HIDDEN if cell is None else _describe_cell(cell, variable)),
            "histogram_unit": "percent",
            "decimals": variable.decimals,
        }


def _describe_cell(cell: ReleasedCell, variable: ReleasedVariable) -> dict[str, Any]:
    shares = cell.shares
    if shares is not None and not variable.higher_is_better:
        shares = shares[::-1]  # a histogram runs from low scores to high ones
    return {
        "n": cell.n,
        "mean": cell.mean,
        "favourable": cell.favourable,
        "histogram": None if shares is None else list(shares),
        "at_most": cell.at_most,
        "at_least": cell.at_least,
    }


def _describe_scale(variable: ReleasedVariable) -> dict[str, Any]:
    return {
        "scale": [variable.lo, variable.hi],
        "step": variable.step,
        "category_scores": _list_lowest_scores(variable),
    }


def _list_lowest_scores(variable: ReleasedVariable) -> list[float]:
    """Lowest score of each category; between two steps the cut itself."""
    low, high = variable.cuts
    if variable.step is None:
        return [variable.lo, low, high]
    step = variable.step
    middle = math.floor((low - variable.lo) / step + 1e-6) + 1
    top = math.ceil((high - variable.lo) / step - 1e-6)
    return [variable.lo, round(variable.lo + middle * step, 9), round(variable.lo + top * step, 9)]
