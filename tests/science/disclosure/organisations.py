"""Made-up organisations and answers for the tests of the gate."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from speelveld.science.disclosure import Tree, Unit


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
