"""The gate against the attacker: nothing is found, and a damaged gate is found out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.science.disclosure import (
    Aggregates,
    ReleasedTable,
    ReportingGroup,
    Settings,
    Tree,
    Unit,
    Variable,
    aggregate,
    one_group_per_unit,
    release,
)
from speelveld.science.disclosure import blocks as blocks_module
from speelveld.science.disclosure import pattern as pattern_module
from speelveld.science.disclosure import values as values_module
from tests.science.disclosure.attack import Finding, Statement, attack, find_narrow_totals, find_small_reach
from tests.science.disclosure.organisations import draw_tree, trees

VARIABLES = [
    Variable(key="invloed", lo=1, hi=5, step=1),
    Variable(key="werkdruk", lo=1, hi=5, step=1 / 3),
    Variable(key="geweld", lo=0, hi=1, step=1),
]
STRICT = Settings(k=5, k_remainder=5, k_distribution=8, k_comments=10, decimals=3)


@dataclass(frozen=True)
class Survey:
    """Answers of an organisation and what the attacker may know of them."""

    tree: Tree
    groups: tuple[ReportingGroup, ...]
    aggregates: Aggregates

    def sizes(self, column: int) -> dict[str, int]:
        return {g.key: int(self.aggregates.n[row, column]) for row, g in enumerate(self.groups)}

    def attack(self, table: ReleasedTable, k: int, w: float) -> list[Finding]:
        return [
            finding
            for column, variable in enumerate(VARIABLES)
            for finding in attack(table, variable, self.sizes(column), k, w)
        ]


def hold_survey(tree: Tree, rng: np.random.Generator, mood: str) -> Survey:
    """Answers of everybody, with gaps; most people agree unless the mood is mixed."""
    groups = one_group_per_unit(tree)
    people = [g.n_invited or 0 for g in groups]
    group = np.repeat(np.arange(len(groups)), people)
    codes = np.stack([_draw_codes(rng, len(group), v.levels, mood) for v in VARIABLES], axis=1)
    codes[rng.random(codes.shape) < rng.choice([0, 0.02, 0.15, 0.4])] = -1
    present = rng.random(len(group)) < rng.choice([0.6, 0.9, 1.0])
    return Survey(tree, groups, aggregate(group[present], codes[present], VARIABLES, len(groups)))


def _draw_codes(rng: np.random.Generator, n: int, levels: int, mood: str) -> np.ndarray[Any, Any]:
    if mood == "mixed":
        return rng.integers(0, levels + 1, n)
    if mood == "healthy":
        return np.minimum(levels, np.maximum(0, levels - rng.geometric(0.7, n) + 1))
    return np.full(n, levels if mood == "top" else 0)


@settings(max_examples=25, deadline=None)
@given(tree=trees(), seed=st.integers(0, 10**6), mood=st.sampled_from(["mixed", "healthy", "top", "bottom"]))
def test_nothing_can_be_derived_from_any_tree(tree: Tree, seed: int, mood: str) -> None:
    survey = hold_survey(tree, np.random.default_rng(seed), mood) if any(u.n_invited for u in tree) else None
    if survey is None:
        return
    table = release(survey.tree, survey.groups, survey.aggregates, STRICT)
    assert survey.attack(table, k=5, w=0.5) == []


@pytest.mark.parametrize("w", [0.5, 1.0])
@pytest.mark.parametrize("mood", ["mixed", "healthy", "top"])
def test_nothing_can_be_derived_from_a_larger_tree(mood: str, w: float) -> None:
    rng = np.random.default_rng(7)
    survey = hold_survey(draw_tree(rng, 60), rng, mood)
    table = release(survey.tree, survey.groups, survey.aggregates, Settings(w=w, decimals=3))
    assert table.groups
    assert survey.attack(table, k=10, w=w) == []


def test_the_attacker_finds_half_sums() -> None:
    rows = [frozenset("ab"), frozenset("bc"), frozenset("ac")]
    assert {finding.about for finding in find_small_reach(rows, {"a": 3, "b": 20, "c": 20}, 10)} == {3}


def test_the_attacker_finds_contrasts() -> None:
    rows = [frozenset("abc"), frozenset("abd")]  # c minus d
    assert {f.about for f in find_small_reach(rows, {"a": 30, "b": 20, "c": 3, "d": 2}, 10)} == {5}


def test_the_attacker_finds_a_team_that_agrees() -> None:
    statements = [Statement(frozenset("a"), 50.0, 50.0)]
    assert find_narrow_totals(statements, {"a": 10}, VARIABLES[0], 10, 0.5)


# Damaged gates: each is a mistake someone could make.


def publish_above_threshold(**given: Any) -> list[bool]:
    return [n >= given["k"] for n in given["n"]]


def hide_smallest_sibling(**given: Any) -> list[bool]:
    """Hide siblings until two people are hidden, as survey platforms do."""
    shown = publish_above_threshold(**given)
    parents, n = given["parents"], given["n"]
    for above in set(parents):
        siblings = sorted((i for i, p in enumerate(parents) if p == above), key=lambda i: n[i])
        hidden = sum(n[i] for i in siblings if not shown[i])
        for i in siblings:
            if 0 < hidden < 2 and shown[i]:
                shown[i] = False
                hidden += n[i]
    return shown


def loosen(name: str) -> Callable[..., Any]:
    original = pattern_module.choose_published

    def choose(**given: Any) -> list[bool]:
        return original(**{**given, name: given[name] - 1})

    return choose


def keep_raw_totals(total: Any, *_: Any) -> Any:
    return total


def split_at_one(chunks: Sequence[Sequence[int]], n: Sequence[int], least: int) -> list[list[int]]:
    return [[atom] for chunk in chunks for atom in chunk if n[atom]]


find_pattern = pattern_module.find_pattern


def ignore_gaps(gate: Any, counts: Any, family: Any, before: Any = frozenset()) -> Any:
    return find_pattern(gate, counts[:, -1:], family, before)


DAMAGE: dict[str, tuple[Any, str, Any]] = {
    "threshold only": (pattern_module, "choose_published", publish_above_threshold),
    "smallest sibling": (pattern_module, "choose_published", hide_smallest_sibling),
    "k off by one": (pattern_module, "choose_published", loosen("k")),
    "remainder off by one": (pattern_module, "choose_published", loosen("k_remainder")),
    "no edge protection": (values_module, "protect_totals", keep_raw_totals),
    "combined groups of one unit": (blocks_module, "_split", split_at_one),
    "gaps ignored": (pattern_module, "find_pattern", ignore_gaps),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_gate_is_found_out(damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, name, replacement = DAMAGE[damage]
    monkeypatch.setattr(module, name, replacement)
    found = []
    for seed in range(30):
        rng = np.random.default_rng(seed)
        survey = hold_survey(draw_tree(rng, 14, 9), rng, "top" if "edge" in damage else "mixed")
        table = release(survey.tree, survey.groups, survey.aggregates, STRICT)
        found += survey.attack(table, k=5, w=0.5)
        if found:
            break
    assert found


def test_raw_totals_of_a_parent_give_its_team_away() -> None:
    tree = Tree([Unit("org", None, "Org", 0), Unit("a", "org", "A", 12), Unit("b", "org", "B", 12)])
    groups = one_group_per_unit(tree)
    codes = np.concatenate([np.full(12, 4), np.arange(12) % 5])
    variable = VARIABLES[0]
    sums = aggregate(np.repeat([0, 1], 12), codes[:, None], [variable], 2)
    table = release(tree, groups, sums, Settings(decimals=3))
    sizes = {"a": 12, "b": 12}
    assert attack(table, variable, sizes, 10, 0.5) == []
    raw = float(codes.sum()) + 24
    mixed = [*statements_below(table, variable), Statement(frozenset("ab"), raw, raw)]
    assert find_narrow_totals(mixed, sizes, variable, 10, 0.5)


def statements_below(table: ReleasedTable, variable: Variable) -> list[Statement]:
    from tests.science.disclosure.attack import read_statements

    return [statement for statement in read_statements(table, variable) if len(statement.members) == 1]
