"""Which areas managers report in, and what may be shown of their reports. No database: lists in, lists out.

An area has at least ten managers. Shown are areas from which at least ten reports came, when the reports that are left
over are none or at least ten too; and of each factor a band, never a number.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from speelveld.science.disclosure import Tree
from speelveld.signals.absence.cutting import cut, find_place

LEAST = 10  # managers behind anything that is shown
BANDS = ((0.25, "few"), (0.5, "some"), (1.0, "many"))  # up to which share of the reports


@dataclass(frozen=True)
class Heard:
    """What managers of an area reported: the band of each factor."""

    key: str
    name: str
    bands: Mapping[str, str]


def make_areas(tree: Tree) -> list[dict[str, Any]]:
    """Return areas of at least ten managers; `tree` counts managers by the unit they lead. Raises TooFew."""
    areas = []
    for block in cut(tree, LEAST):
        place = find_place(block, tree)
        units = [unit.key for unit in tree if unit.key in block]
        areas.append({"key": place, "name": tree[place].name, "units": units, "n_forms": 0, "counts": {}})
    return areas


def find_area(areas: Iterable[dict[str, Any]], units: Sequence[str]) -> dict[str, Any] | None:
    """Return the area of somebody who leads these units: that of the first one that is in an area."""
    return next((area for unit in units for area in areas if unit in area["units"]), None)


def count_report(area: dict[str, Any], factors: Iterable[str]) -> None:
    """Add one report to the counts of an area."""
    area["n_forms"] += 1
    for factor in factors:
        area["counts"][factor] = area["counts"].get(factor, 0) + 1


def list_heard(areas: Sequence[Mapping[str, Any]], root: str, root_name: str) -> list[Heard]:
    """Return what may be shown of a quarter that is over: the whole first, then areas."""
    total = sum(area["n_forms"] for area in areas)
    if total < LEAST:
        return []
    shown = sorted((area for area in areas if area["n_forms"] >= LEAST), key=lambda area: area["n_forms"])
    while shown and 0 < total - sum(area["n_forms"] for area in shown) < LEAST:
        shown = shown[1:]  # the smallest one makes the rest large enough
    whole = Heard(root, root_name, _list_bands(areas))
    if len(shown) == 1 and shown[0]["n_forms"] == total:
        return [whole]
    order = [area["key"] for area in areas]
    shown.sort(key=lambda area: order.index(area["key"]))
    return [whole, *(Heard(area["key"], area["name"], _list_bands([area])) for area in shown)]


def _list_bands(areas: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    n_forms = sum(area["n_forms"] for area in areas)
    factors = {factor for area in areas for factor in area["counts"]}
    return {
        factor: _band(sum(area["counts"].get(factor, 0) for area in areas) / n_forms) for factor in factors
    }


def _band(share: float) -> str:
    return next(name for upto, name in BANDS if share <= upto)
