"""Managers as a reporting group of their own: one leaf, whole, whatever the rest of the tree looks like."""

from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.science.disclosure import Tree, Unit
from speelveld.surveys.forecast import make_forecast
from speelveld.surveys.managers import KEY, form_groups, make_key


def make_tree(managers: int, heads: list[int], own: int = 0) -> Tree:
    teams = [Unit(f"t{i}", "all", f"T{i}", n) for i, n in enumerate(heads)]
    return Tree([Unit("all", None, "Alles", own), *teams, Unit(KEY, "all", "Leidinggevenden", managers)])


def test_the_key_is_never_that_of_a_unit() -> None:
    assert make_key(["a"]) == KEY
    assert make_key([KEY, f"{KEY}:"]) == f"{KEY}::"


def test_a_small_rest_joins_another_team_and_never_the_managers() -> None:
    groups = form_groups(make_tree(12, [40, 4]), 10, KEY)
    assert {group.unit_keys: group.n_invited for group in groups} == {("t0", "t1"): 44, (KEY,): 12}


def test_without_units_the_others_are_the_staff_of_the_whole() -> None:
    groups = form_groups(make_tree(12, [], own=30), 10, KEY)
    assert [(group.key, group.parent) for group in groups] == [("all:own", "all"), (KEY, "all")]


def test_without_managers_the_groups_are_the_usual_ones() -> None:
    tree = Tree([Unit("all", None, "Alles", 3), Unit("a", "all", "A", 30), Unit("b", "all", "B", 8)])
    assert form_groups(tree, 10) == form_groups(tree, 10, "")


@settings(max_examples=100, deadline=None)
@given(st.integers(10, 40), st.lists(st.integers(0, 30), min_size=1, max_size=10), st.integers(0, 12))
def test_everybody_is_in_one_group_of_at_least_k(managers: int, heads: list[int], own: int) -> None:
    if sum(heads) + own < 10:
        return
    tree = make_tree(managers, heads, own)
    groups = form_groups(tree, 10, KEY)
    assert all((group.n_invited or 0) >= 10 for group in groups)
    assert sum(group.n_invited or 0 for group in groups) == managers + sum(heads) + own
    keys = [key for group in groups for key in group.unit_keys]
    assert len(keys) == len(set(keys))
    assert [group.unit_keys for group in groups if KEY in group.unit_keys] == [(KEY,)]
    forecast = make_forecast(tree, 10, managers_key=KEY)
    assert forecast is not None
    assert KEY not in {team.key for team in forecast.teams}
    assert all(managers * response // 100 >= 10 for response in forecast.shows_managers)
