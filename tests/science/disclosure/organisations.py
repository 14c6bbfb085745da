"""Made-up organisations and answers for the tests of the gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from hypothesis import strategies as st

from speelveld.science.disclosure import (
    Aggregates,
    Atom,
    Filter,
    Organisation,
    ReleasedTable,
    Settings,
    Tree,
    Unit,
    Variable,
    aggregate,
    gather_atoms,
    list_cells,
    one_group_per_unit,
    release,
    release_with_filters,
)

Codes = npt.NDArray[np.int64]
MOODS = ("mixed", "healthy", "top", "bottom")


def small_organisation() -> Tree:
    """Two departments of four teams; the first has staff of its own."""
    units = [Unit("org", None, "Organisatie", 0)]
    for department, staff, sizes in (("zorg", 3, (20, 12, 6, 4)), ("staf", 0, (30, 14, 12, 11))):
        units.append(Unit(department, "org", department.title(), staff))
        units += [Unit(f"{department}{i}", department, f"Team {i}", n) for i, n in enumerate(sizes, 1)]
    return Tree(units)


def draw_tree(rng: np.random.Generator, n_units: int, largest: int = 20) -> Tree:
    """A ragged tree with people at every level, with chains and empty units."""
    units = [Unit("u0", None, "Unit 0", int(rng.integers(0, largest)))]
    for i in range(1, n_units):
        parent = units[int(rng.integers(max(0, i - 6), i))].key
        size = 0 if rng.random() < 0.15 else int(rng.integers(1, largest + 1))
        units.append(Unit(f"u{i}", parent, f"Unit {i}", size))
    return Tree(units)


@st.composite
def trees(draw: st.DrawFn, most: int = 14, largest: int = 25) -> Tree:
    """Any ragged tree."""
    sizes: Sequence[int] = draw(st.lists(st.integers(0, largest), min_size=1, max_size=most))
    units = [Unit("u0", None, "Unit 0", sizes[0])]
    for i, size in enumerate(sizes[1:], 1):
        parent = draw(st.integers(0, i - 1))
        units.append(Unit(f"u{i}", f"u{parent}", f"Unit {i}", size))
    return Tree(units)


def draw_codes(rng: np.random.Generator, n: int, levels: int, mood: str) -> Codes:
    """Answers of n people to one score: spread out, mostly high, or all at one end."""
    if mood == "mixed":
        return rng.integers(0, levels + 1, n)
    if mood == "healthy":
        return np.minimum(levels, np.maximum(0, levels - rng.geometric(0.7, n) + 1))
    return np.full(n, levels if mood == "top" else 0)


@dataclass(frozen=True)
class Survey:
    """Answers of an organisation, and what an attacker may know of them."""

    organisation: Organisation
    variables: tuple[Variable, ...]
    filters: tuple[Filter, ...]
    atoms: tuple[Atom, ...]
    sums: Aggregates

    def release(self, settings: Settings, previous: ReleasedTable | None = None) -> ReleasedTable:
        """Through the gate, with filters when there are any."""
        if self.filters:
            return release_with_filters(
                self.organisation, self.atoms, self.sums, self.filters, settings, previous=previous
            )
        return release(self.organisation.tree, self.organisation.groups, self.sums, settings, previous)

    def list(self, table: ReleasedTable, wave: str | None = None) -> dict[str, Any]:
        """Everything anyone can see."""
        return list_cells([(wave, table)], {wave: self.atoms} if self.filters else None)

    def people(self, wave: str | None = None) -> dict[str, dict[str, int]]:
        """Per score, how many people of each atom have it."""
        names = [atom.key if wave is None else f"{wave}:{atom.key}" for atom in self.atoms]
        return {
            variable.key: dict(zip(names, self.sums.n[:, column].tolist(), strict=True))
            for column, variable in enumerate(self.variables)
        }


def hold_survey(
    rng: np.random.Generator,
    tree: Tree,
    variables: Sequence[Variable],
    *,
    filters: Sequence[Filter] = (),
    mood: str = "mixed",
    gaps: float = 0.0,
    response: float = 1.0,
) -> Survey:
    """Everybody who responds answers, with gaps; filters are segregated, more so in some units."""
    groups = one_group_per_unit(tree)
    keys = np.repeat([group.key for group in groups], [group.n_invited or 0 for group in groups])
    marks = [_draw_values(rng, keys, one) for one in filters]
    codes = np.stack([draw_codes(rng, len(keys), v.levels, mood) for v in variables], axis=1)
    codes[rng.random(codes.shape) < gaps] = -1
    present = rng.random(len(keys)) < response
    own = [[value for value, here in zip(column, present, strict=True) if here] for column in (keys, *marks)]
    atoms, place = gather_atoms(own[0], *own[1:])
    if not filters:
        atoms = tuple(Atom(group.key, ()) for group in groups)
        places = {atom.group: i for i, atom in enumerate(atoms)}
        place = np.array([places[key] for key in own[0]], dtype=np.int64)
    sums = aggregate(place, codes[present], variables, len(atoms))
    return Survey(Organisation(tree, groups), tuple(variables), tuple(filters), atoms, sums)


def _draw_values(rng: np.random.Generator, keys: Sequence[str], one: Filter) -> list[str]:
    share: dict[str, npt.NDArray[np.float64]] = {}
    values = []
    for key in keys:
        if key not in share:
            share[key] = rng.dirichlet([1.5] * len(one.values))
        value = str(rng.choice(one.values, p=share[key]))
        values.append(value if rng.random() > 0.01 else "")  # of some people it is unknown
    return values
