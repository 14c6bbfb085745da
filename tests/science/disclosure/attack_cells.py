"""An attacker with a list of everything published, integer programmes and patience.

Written from the definition and not from the code of the gate. S1: every combination of figures involves at
least k people. S2: the total of every smaller set of people stays open by w times the range of the scale.
S5: nothing beside that is said. The attacker reads a list of cells, knows the tree, who answered what, the
scale and the rounding, and takes every figure at its word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tests.science.disclosure.attack_answers import NoAnswers, Scale, World
from tests.science.disclosure.attack_reach import find_least_reach

Listed = Mapping[str, Any]  # what list_cells gives
People = Mapping[str, Mapping[str, int]]  # per factor and atom, how many people have a score
PATIENCE = 12  # columns and unions tried per part
NEVER = {"n", "mean", "favourable", "histogram"}


@dataclass(frozen=True)
class Finding:
    """What the attacker derived and about how many people."""

    rule: str
    about: int
    detail: str


def attack(listed: Listed, people: People, w: float, *, values: bool = True) -> list[Finding]:
    """Everything found; an empty list is what the gate promises.

    Parameters
    ----------
    listed : the cells of a release, or of several waves.
    people : per factor the people behind each atom, with the wave before its name when there are waves.
    w : part of the range that has to stay open.
    values : whether to go into values too; it takes more time.
    """
    k = listed["k"]
    found = [*find_slips(listed), *find_few_in_numbers(listed, people)]
    for factor, cells in _split(listed):
        rows = [frozenset(cell["members"]) for cell in cells]
        found += report_reach(rows, people[factor], k, factor)
        if values and not found:
            found += find_closed_sets(cells, _read_scale(listed, cells), people[factor], k, w)
    return found


def report_reach(
    rows: Sequence[frozenset[str]], people: Mapping[str, int], k: int, about: str
) -> list[Finding]:
    """S1 for a set of figures."""
    reach = find_least_reach(rows, people, k)
    if reach is None:
        return []
    return [Finding("S1", reach, f"{about}: a combination of figures is about {reach} people only")]


def find_few_in_numbers(listed: Listed, people: People) -> list[Finding]:
    """S1 for the numbers of answers of all factors side by side, where everybody answered everything."""
    if len({tuple(sorted(counts.items())) for counts in people.values()}) > 1:
        return []
    rows = {frozenset(cell["members"]) for cell in listed["cells"] if cell["n"] is not None}
    everybody = next(iter(people.values()))
    return report_reach(sorted(rows, key=sorted), everybody, listed["k"], "numbers of answers")


def find_slips(listed: Listed) -> Iterator[Finding]:
    """S5: hidden cells that say something, figures finer than their rounding, or two figures for one group."""
    means: dict[tuple[str, frozenset[str]], float] = {}
    for cell in listed["cells"]:
        if cell["mean"] is None:
            if any(cell[name] is not None for name in NEVER):
                yield Finding("S5", 0, f"a hidden cell of {cell['table']} is not empty")
            continue
        if abs(round(cell["mean"], cell["decimals"]) - cell["mean"]) > 1e-9:
            yield Finding("S5", cell["n"], f"a mean of {cell['table']} is finer than its rounding")
        group = (cell["factor"], frozenset(cell["members"]))
        if means.setdefault(group, cell["mean"]) != cell["mean"]:
            yield Finding("S5", cell["n"], f"{cell['table']} has a second mean for the same people")


def find_closed_sets(
    cells: Sequence[Listed], scale: Scale, people: Mapping[str, int], k: int, w: float
) -> list[Finding]:
    """S2: sets of fewer than k people of whom the total, or the number in a category, is nearly known.

    People with the same memberships are alike to the attacker, so a set is a number of people per column.
    Sets within a column and sets of whole columns are tried, as many as patience allows.
    """
    findings: list[Finding] = []
    for world in World.list_parts(cells, scale, people):
        try:
            findings += _find_closed(world, k, w)
        except NoAnswers:
            findings.append(Finding("S2", 0, "figures contradict each other, so some were made apart"))
    return findings


def _find_closed(world: World, k: int, w: float) -> Iterator[Finding]:
    rng = np.random.default_rng(len(world.sizes))
    columns = rng.permutation(len(world.sizes))[:PATIENCE].tolist()
    for column in columns:
        size = world.sizes[column]
        for s in sorted({1, min(k - 1, size)}):
            for what, needed, width in world.measure(column, s, w):
                if width < needed - 1e-6:
                    yield Finding("S2", s, f"{s} of {size} people: only {width:.3f} of {what} stays open")
    for picked in _draw_unions(world.sizes, k, rng):
        if (width := world.measure_set(picked)) < w * (world.scale.hi - world.scale.lo) - 1e-6:
            yield Finding("S2", sum(picked.values()), f"only {width:.3f} of the total of {picked} stays open")


def _draw_unions(sizes: Sequence[int], k: int, rng: np.random.Generator) -> Iterator[dict[int, int]]:
    """Sets of fewer than k people that hold whole columns, of two columns or more."""
    for _ in range(PATIENCE):
        picked: dict[int, int] = {}
        for column in rng.permutation(len(sizes)).tolist():
            if sum(picked.values()) + sizes[column] < k:
                picked[column] = sizes[column]
        if len(picked) > 1:
            yield picked


def _split(listed: Listed) -> Iterator[tuple[str, list[Listed]]]:
    """Shown cells per factor; waves stay together, they have no people in common."""
    factors = dict.fromkeys(cell["factor"] for cell in listed["cells"])
    for factor in factors:
        cells = [c for c in listed["cells"] if c["factor"] == factor and c["mean"] is not None]
        if cells:
            yield factor, cells


def _read_scale(listed: Listed, cells: Sequence[Listed]) -> Scale:
    own = {**listed, **cells[0]}
    lo, hi = own["scale"]
    return Scale(lo, hi, own["step"], tuple(own["category_scores"]), tuple(listed["open_ends"]))


def list_people(atoms: Sequence[str], counts: npt.NDArray[np.int64], factors: Sequence[str]) -> People:
    """Per factor the people behind each atom, from (atoms, factors) counts."""
    return {
        factor: dict(zip(atoms, counts[:, column].tolist(), strict=True))
        for column, factor in enumerate(factors)
    }
