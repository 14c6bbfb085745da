"""Reporting groups: fixed before launch from head counts, nested in the tree, never below k."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings

from speelveld.science.disclosure import Tree, Unit, form_reporting_groups, one_group_per_unit
from speelveld.science.disclosure.grouping import smallest_unit_around
from tests.science.disclosure.organisations import small_organisation, trees


def below(*sizes: int, own: int = 0) -> Tree:
    """One department in an organisation that has another team of 40."""
    units = [
        Unit("org", None, "Org", 0),
        Unit("other", "org", "Ander team", 40),
        Unit("dep", "org", "Afdeling", own),
    ]
    return Tree([*units, *(Unit(f"t{i}", "dep", f"Team {i}", n) for i, n in enumerate(sizes, 1))])


def members(tree: Tree, k: int = 10) -> list[tuple[str, ...]]:
    return [group.unit_keys for group in form_reporting_groups(tree, k)]


def test_large_units_stand_alone_and_small_ones_join_in_tree_order() -> None:
    assert members(small_organisation()) == [
        ("zorg", "zorg3", "zorg4"),
        ("zorg1",),
        ("zorg2",),
        ("staf1",),
        ("staf2",),
        ("staf3",),
        ("staf4",),
    ]


def test_what_is_left_joins_the_last_combined_group() -> None:
    assert members(below(6, 6, 5, 7, 4)) == [("other",), ("t1", "t2"), ("t3", "t4", "t5")]


def test_what_is_left_joins_the_smallest_single_unit() -> None:
    assert members(below(15, 12, 4)) == [("other",), ("t1",), ("t2", "t3")]


def test_without_a_single_unit_the_smallest_neighbour_becomes_one() -> None:
    tree = Tree(
        [
            Unit("org", None, "Org", 4),
            *(Unit(d, "org", d, 0) for d in ("a", "b")),
            *(Unit(f"{d}{i}", d, d, n) for d, n in (("a", 15), ("b", 11)) for i in (1, 2)),
        ]
    )
    assert members(tree) == [("org", "b1", "b2"), ("a1",), ("a2",)]


def test_a_department_below_k_moves_up_as_one() -> None:
    tree = below(4, 3)
    assert members(tree) == [("other", "t1", "t2")]


def test_groups_say_where_they_belong() -> None:
    groups = {group.key: group for group in form_reporting_groups(small_organisation(), 10)}
    assert (groups["zorg1"].parent, groups["zorg1"].n_invited) == ("zorg", 20)
    assert (groups["zorg+zorg3+zorg4"].parent, groups["zorg+zorg3+zorg4"].n_invited) == ("zorg", 13)


def test_units_without_people_are_in_no_group() -> None:
    assert members(below(12, 0, 11)) == [("other",), ("t1",), ("t3",)]


def test_a_key_is_never_that_of_a_unit() -> None:
    tree = Tree(
        [Unit("o", None, "O", 0), Unit("a", "o", "A", 5), Unit("b", "o", "B", 5), Unit("a+b", "o", "R", 10)]
    )
    assert [group.key for group in form_reporting_groups(tree, 10)] == ["a+b:", "a+b"]


@pytest.mark.parametrize(
    ("tree", "k", "message"),
    [
        (Tree([Unit("org", None, "Org", 9)]), 10, "has 9 invited people; results need at least 10"),
        (Tree([Unit("org", None, "Org", None)]), 10, "unknown"),
        (small_organisation(), 4, "at least 5"),
    ],
)
def test_what_cannot_be_grouped_is_explained(tree: Tree, k: int, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        form_reporting_groups(tree, k)


@settings(max_examples=150, deadline=None)
@given(tree=trees())
def test_every_person_is_in_one_group_of_at_least_k(tree: Tree) -> None:
    if sum(unit.n_invited or 0 for unit in tree) < 10:
        return
    groups = form_reporting_groups(tree, 10)
    assert all((group.n_invited or 0) >= 10 for group in groups)
    assert Counter(key for group in groups for key in group.unit_keys) == {
        u.key: 1 for u in tree if u.n_invited
    }
    assert len({group.key for group in groups}) == len(groups)
    assert [tree.position(group.unit_keys[0]) for group in groups] == sorted(
        tree.position(group.unit_keys[0]) for group in groups
    )


@settings(max_examples=150, deadline=None)
@given(tree=trees())
def test_groups_are_nested_in_the_tree(tree: Tree) -> None:
    """No two groups cut through each other's unit: around any group, all others are inside or outside."""
    if sum(unit.n_invited or 0 for unit in tree) < 10:
        return
    groups = form_reporting_groups(tree, 10)
    large = [unit.key for unit in tree if sum(u.n_invited or 0 for u in tree.subtree(unit.key)) >= 10]
    for key in large:
        inside = {unit.key for unit in tree.subtree(key) if unit.n_invited}
        parts = [set(group.unit_keys) for group in groups if inside & set(group.unit_keys)]
        assert all(part <= inside for part in parts) or any(inside <= part for part in parts)


def test_answers_stored_per_unit_keep_their_units() -> None:
    tree = Tree([Unit("org", None, "Org", None), Unit("a", "org", "A", None), Unit("b", "org", "B", 0)])
    assert [group.key for group in one_group_per_unit(tree)] == ["a"]
    assert [group.key for group in one_group_per_unit(tree, answered=["org", "b"])] == ["org", "a", "b"]


@pytest.mark.parametrize(
    ("units", "message"),
    [
        ([], "no units"),
        ([Unit("a", None, "A"), Unit("b", None, "B")], "found 2: 'a', 'b'"),
        ([Unit("a", None, "A"), Unit("a", "a", "A")], "occurs twice"),
        ([Unit("a", None, "A"), Unit("b", "x", "B")], "unknown parent 'x'"),
        ([Unit("a", None, "A"), Unit("b", "c", "B"), Unit("c", "b", "C")], "circle"),
        ([Unit("a", "b", "A"), Unit("b", "a", "B")], "found 0: none"),
        ([Unit("a", None, "A", -1)], "-1 people"),
    ],
)
def test_a_broken_tree_is_refused(units: list[Unit], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Tree(units)


def test_a_chain_of_thousands_of_units_is_no_problem() -> None:
    units = [Unit("u0", None, "U", 1)] + [Unit(f"u{i}", f"u{i - 1}", "U", 1) for i in range(1, 5000)]
    tree = Tree(units)
    assert tree.level("u4999") == 4999
    assert smallest_unit_around(["u4998", "u10"], tree) == "u10"
