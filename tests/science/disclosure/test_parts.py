"""Parts of units by a trait: they cost no unit its figures, and nothing small follows from them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.science.disclosure import (
    ReleasedTable,
    Settings,
    Tree,
    Unit,
    Variable,
    aggregate,
    one_group_per_unit,
    release,
)
from tests.science.disclosure.attack import attack
from tests.science.disclosure.organisations import MOODS, draw_codes, trees

SCORE = Variable(key="x", lo=1, hi=5, step=1)
STRICT = Settings(k=5, k_distribution=10, k_comments=10)


def add_parts(tree: Tree, rng: np.random.Generator) -> Tree:
    """Divide the people of some units without units below them over two or three parts."""
    units = []
    for unit in tree:
        n = unit.n_invited or 0
        if not tree.is_leaf(unit.key) or n < 10 or rng.random() < 0.3:
            units.append(unit)
            continue
        sizes = rng.multinomial(n, rng.dirichlet([2.0] * int(rng.integers(2, 4))))
        units.append(replace(unit, n_invited=0))
        units += [
            Unit(f"{unit.key}/{number}", unit.key, f"part {number}", int(size), is_part=True)
            for number, size in enumerate(sizes)
        ]
    return Tree(units)


def take(tree: Tree, seed: int, mood: str) -> tuple[ReleasedTable, dict[str, int]]:
    rng = np.random.default_rng(seed)
    groups = one_group_per_unit(tree)
    n = np.array([group.n_invited or 0 for group in groups])
    place = np.repeat(np.arange(len(groups)), n)
    codes = draw_codes(rng, len(place), SCORE.levels, mood)[:, None]
    table = release(tree, groups, aggregate(place, codes, [SCORE], len(groups)), STRICT)
    return table, {group.key: int(count) for group, count in zip(groups, n, strict=True)}


def list_shown_units(table: ReleasedTable, tree: Tree) -> dict[str, int | None]:
    return {
        group.key: group.n for group in table.groups if group.kind == "unit" and not tree[group.key].is_part
    }


@settings(max_examples=60, deadline=None)
@given(plain=trees(most=10, largest=30), seed=st.integers(0, 10**6))
def test_the_same_units_are_shown_as_without_parts(plain: Tree, seed: int) -> None:
    if not sum(unit.n_invited or 0 for unit in plain):
        return
    divided = add_parts(plain, np.random.default_rng(seed))
    before, _ = take(plain, seed, "mixed")
    after, _ = take(divided, seed, "mixed")
    assert list_shown_units(after, divided) == list_shown_units(before, plain)
    if before.groups:  # and what the release says of itself is about units
        assert after.utility.own_unit_share == before.utility.own_unit_share
        assert [pair for pair in after.utility.levels if pair != (0, 0)] == [
            pair for pair in before.utility.levels if pair != (0, 0)
        ]


@settings(max_examples=40, deadline=None)
@given(plain=trees(most=8, largest=30), seed=st.integers(0, 10**6), mood=st.sampled_from(MOODS))
def test_the_attacker_finds_nothing(plain: Tree, seed: int, mood: str) -> None:
    if not sum(unit.n_invited or 0 for unit in plain):
        return
    table, n = take(add_parts(plain, np.random.default_rng(seed)), seed, mood)
    assert attack(table, SCORE, n, STRICT.k, STRICT.w) == []


def make_team(*sizes: int) -> Tree:
    parts = [Unit(f"t/{i}", "t", f"part {i}", size, is_part=True) for i, size in enumerate(sizes)]
    return Tree([Unit("org", None, "Org", 0), Unit("t", "org", "Team", 0), *parts, Unit("u", "org", "U", 20)])


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ((6, 5), {"t/0", "t/1"}),
        ((6, 4), set()),  # the four would follow
        ((9, 6, 3), {"t/0", "t/1+t/2"}),  # six and three are left together
        ((8, 0), {"t/0"}),  # nobody is left
    ],
)
def test_a_part_is_shown_when_what_is_left_is_large_enough(sizes: tuple[int, ...], shown: set[str]) -> None:
    table, _ = take(make_team(*sizes), 1, "mixed")
    assert {group.key for group in table.groups if group.key.startswith("t/")} == shown
    assert table.group("t") is not None


def test_parts_of_a_hidden_team_are_read_together() -> None:
    units = [Unit("org", None, "Org", 0), Unit("a", "org", "A", 3), Unit("t", "org", "T", 0)]
    units += [Unit(f"t/{i}", "t", "", 2, is_part=True) for i in range(2)] + [Unit("b", "org", "B", 2)]
    table, _ = take(Tree(units), 1, "mixed")
    assert table.group("t") is None
    for group in table.groups:
        assert len({"t/0", "t/1"} & set(group.atoms)) in (0, 2)
