"""The gate with filters against the attacker: nothing is found, in any organisation and over several waves."""

from __future__ import annotations

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from speelveld.science.disclosure import Filter, Settings, Tree, Unit, Variable, list_cells
from tests.science.disclosure.attack_answers import Scale, World
from tests.science.disclosure.attack_cells import attack
from tests.science.disclosure.attack_reach import find_least_reach
from tests.science.disclosure.organisations import MOODS, Survey, draw_tree, hold_survey, trees

VARIABLES = [
    Variable(key="invloed", lo=1, hi=5, step=1),
    Variable(key="werkdruk", lo=1, hi=5, step=1 / 3),
    Variable(key="geweld", lo=0, hi=1, step=1),
]
FILTERS = [Filter("gender", ("f", "m")), Filter("shift", ("day", "late", "night"))]
STRICT = Settings(k=5, k_remainder=5, k_distribution=8, k_comments=10, decimals=3)

moods = st.sampled_from(MOODS)
seeds = st.integers(0, 10**6)


def draw_survey(seed: int, tree: Tree, mood: str, n_filters: int = 0) -> Survey:
    """Any share of answers missing, any response, some values of filters unknown."""
    rng = np.random.default_rng(seed)
    return hold_survey(
        rng,
        tree,
        VARIABLES[: 1 + int(rng.integers(3))],
        filters=FILTERS[:n_filters],
        mood=mood,
        gaps=float(rng.choice([0, 0.02, 0.08])),
        response=float(rng.choice([0.6, 0.9, 1.0])),
    )


@settings(max_examples=15, deadline=None)
@given(tree=trees(most=6), seed=seeds, mood=moods, n_filters=st.integers(1, 2))
def test_nothing_can_be_derived_with_filters(tree: Tree, seed: int, mood: str, n_filters: int) -> None:
    assume(any(unit.n_invited for unit in tree))
    survey = draw_survey(seed, tree, mood, n_filters)
    assert attack(survey.list(survey.release(STRICT)), survey.people(), 0.5) == []


def test_nothing_can_be_derived_from_three_waves() -> None:
    """Each wave has its own answers; the tree changes between them."""
    tables, people, atoms, previous = [], {}, {}, None
    for number in range(3):
        rng = np.random.default_rng(number)
        survey = hold_survey(
            rng, draw_tree(rng, 8), VARIABLES[:1], filters=FILTERS, mood="healthy", response=0.9
        )
        previous = survey.release(STRICT, previous)
        tables.append((f"w{number}", previous))
        atoms[f"w{number}"] = survey.atoms
        people |= survey.people(f"w{number}")["invloed"]
    assert attack(list_cells(tables, atoms), {"invloed": people}, 0.5) == []


def test_the_attacker_finds_half_sums() -> None:
    rows = [frozenset("ab"), frozenset("bc"), frozenset("ac")]
    assert find_least_reach(rows, {"a": 3, "b": 20, "c": 20}, 10) == 3


def test_the_attacker_finds_contrasts() -> None:
    rows = [frozenset("abc"), frozenset("abd")]  # c minus d
    assert find_least_reach(rows, {"a": 30, "b": 20, "c": 3, "d": 2}, 10) == 5


def test_the_attacker_finds_a_team_that_agrees() -> None:
    cell = {"members": ["a"], "n": 10, "mean": 5.0, "decimals": 1, "histogram": None}
    (world,) = World.list_parts([cell], Scale(1, 5, 1, (1, 3, 4), (5, 95)), {"a": 10})
    assert world.measure_set({0: 1}) == 0


def test_raw_totals_of_a_parent_give_its_team_away() -> None:
    """Everybody in team a says 5. Protected it reads 4.8; the raw total of both teams gives the 5 back."""
    tree = Tree([Unit("org", None, "Org", 0), Unit("a", "org", "A", 12), Unit("b", "org", "B", 12)])
    survey = hold_survey(np.random.default_rng(0), tree, VARIABLES[:1], mood="top")
    listed = survey.list(survey.release(Settings(decimals=3)))
    assert attack(listed, survey.people(), 0.5) == []
    for cell in listed["cells"]:
        if len(cell["members"]) == 2:
            cell["mean"] = 5.0
    assert attack(listed, survey.people(), 0.5)
