"""A release as a flat list of cells: everything anyone can see, in the form an outside check can read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from speelveld.science.disclosure.released import ReleasedCell, ReleasedTable, ReleasedVariable

HIDDEN = {"n": None, "mean": None, "favourable": None, "histogram": None}


def list_cells(tables: Sequence[tuple[str | None, ReleasedTable]]) -> dict[str, Any]:
    """All cells of one or more waves of the same instrument and settings.

    Parameters
    ----------
    tables : name of the wave (None when there is only one) and its release.

    Returns
    -------
    `k`, `scale`, `step`, `category_scores` (lowest score of the low, middle and high category) and
    `cells`. Where scores have different scales, `scale` is the widest and each cell names its own.
    """
    variables = [variable for _, table in tables for variable in table.variables]
    scales = {(variable.lo, variable.hi, variable.step, variable.cuts) for variable in variables}
    one = next(iter(scales)) if len(scales) == 1 else None
    widest = [min(v.lo for v in variables), max(v.hi for v in variables)]
    return {
        "k": tables[0][1].settings.k,
        "scale": widest,
        "step": one[2] if one else None,
        "category_scores": _list_lowest_scores(variables[0]) if one else [],
        "cells": [
            cell | ({} if one else _describe_scale(table.variable(cell["factor"])))
            for wave, table in tables
            for cell in _list_wave(wave, table)
        ],
    }


def _list_wave(wave: str | None, table: ReleasedTable) -> Iterator[dict[str, Any]]:
    loose = [group for group in table.groups if group.kind != "unit"]
    places = [("units", unit.key, unit.atoms) for unit in table.units if unit.atoms]
    places += [("groups", group.key, group.atoms) for group in loose]
    for name, key, atoms in places:
        for variable in table.variables:
            cell = table.cell(key, variable.key)
            if cell is None and name == "groups":
                continue
            yield {
                "table": name,
                "factor": variable.key,
                "wave": wave,
                "members": [atom if wave is None else f"{wave}:{atom}" for atom in atoms],
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
