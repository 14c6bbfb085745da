"""Units that a wave reads as one: one node of its tree, whatever happened to the units meanwhile."""

from collections.abc import Collection

from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.science.disclosure.tree import Tree, Unit
from speelveld.surveys.merging import Merge, MergedTree, merge_tree

TREE = Tree(
    [
        Unit("all", None, "All"),
        Unit("care", "all", "Care"),
        Unit("a", "care", "A"),
        Unit("a1", "a", "A1"),
        Unit("b", "care", "B"),
        Unit("office", "all", "Office"),
        Unit("c", "office", "C"),
        Unit("d", "office", "D"),
    ]
)
EVERYWHERE = frozenset(unit.key for unit in TREE)


def merge(*groups: str, peopled: Collection[str] = EVERYWHERE) -> MergedTree:
    return merge_tree(TREE, [Merge(group, frozenset(group.split("+"))) for group in groups], peopled)


def describe(merged: MergedTree) -> dict[str, str | None]:
    """Name of each unit -> name of the one above it."""
    names = {unit.key: unit.name for unit in merged.units}
    return {unit.name: names[unit.parent] if unit.parent else None for unit in merged.units}


def test_teams_of_one_department_become_one_node_in_it_with_all_below_them() -> None:
    merged = merge("a+b")
    assert describe(merged) == {
        "All": None, "Care": "All", "a+b": "Care", "Office": "All", "C": "Office", "D": "Office",
    }  # fmt: skip
    assert set(merged.place_of) == {"a", "a1", "b"}
    assert len(set(merged.place_of.values())) == 1


def test_teams_of_two_departments_stand_below_the_unit_around_both() -> None:
    assert describe(merge("b+c"))["b+c"] == "All"


def test_the_key_is_the_same_for_the_same_units_and_never_that_of_a_unit() -> None:
    (key,) = set(merge("a+b").place_of.values())
    assert set(merge("b+a", "c+d").place_of.values()) > {key}
    assert set(merge("b+c").place_of.values()) != {key}
    taken = Tree([*TREE, Unit(key, "all", "A unit called so")])
    again = merge_tree(taken, [Merge("a+b", frozenset("ab"))], EVERYWHERE)
    assert again.place_of["a"] == f"{key}:"


def test_without_merges_nothing_changes() -> None:
    assert merge() == MergedTree(TREE.units, {})


def test_a_merge_of_which_one_unit_is_left_changes_nothing() -> None:
    assert merge("a+gone") == merge()
    assert merge("b+c", peopled={"b", "d"}) == merge(), "nobody works in C"


def test_a_team_that_moved_below_another_of_its_merge_is_part_of_it() -> None:
    assert merge("a+a1") == merge(), "one of them stands"
    assert merge("a+a1+b").place_of == merge("a+b").place_of


def test_what_a_later_merge_would_break_stands() -> None:
    merged = merge("a1+c", "a+d", "all+b")
    assert set(merged.place_of) == {"a1", "c"}, (
        "A holds a team that is merged already, and All holds everybody"
    )


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sets(st.sampled_from(sorted(EVERYWHERE)), min_size=1), max_size=4),
    st.sets(st.sampled_from(sorted(EVERYWHERE))),
)
def test_any_merges_leave_a_tree_in_which_everybody_has_one_place(
    groups: list[set[str]], peopled: set[str]
) -> None:
    merged = merge(*("+".join(sorted(group)) for group in groups), peopled=peopled)
    tree = Tree(merged.units)
    for unit in TREE:
        assert (unit.key in tree) != (unit.key in merged.place_of)
        place = merged.place_of.get(unit.key, unit.key)
        assert place in tree
    for key in set(merged.place_of.values()):
        parts = {unit for unit, place in merged.place_of.items() if place == key}
        around = tree[key].parent
        assert around is not None
        assert all(TREE.contains(around, part) for part in parts)
