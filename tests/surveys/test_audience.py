"""Whom a wave asks, and who stayed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.science.disclosure.tree import Tree, Unit
from speelveld.surveys.audience import count_stayers

TREE = Tree(
    [
        Unit("all", None, "All"),
        Unit("care", "all", "Care"),
        Unit("a", "care", "A"),
        Unit("b", "care", "B"),
        Unit("office", "all", "Office"),
    ]
)


def test_who_moves_inside_a_department_stayed_in_the_department() -> None:
    assert count_stayers(TREE, {1: "b"}, {1: "a"}) == {"all": 1, "care": 1, "a": 0, "b": 0, "office": 0}


def test_who_comes_from_a_unit_that_is_gone_stayed_in_the_organisation_only() -> None:
    assert count_stayers(TREE, {1: "a"}, {1: "closed"}) == {"all": 1, "care": 0, "a": 0, "b": 0, "office": 0}


def test_who_is_new_is_no_stayer() -> None:
    assert set(count_stayers(TREE, {1: "a"}, {}).values()) == {0}


@settings(max_examples=50, deadline=None)
@given(
    st.dictionaries(st.integers(1, 12), st.sampled_from([u.key for u in TREE])),
    st.dictionaries(st.integers(1, 12), st.sampled_from([u.key for u in TREE])),
)
def test_stayers_equal_the_common_people_of_each_subtree(now: dict[int, str], before: dict[int, str]) -> None:
    for key, n in count_stayers(TREE, now, before).items():
        inside = {unit.key for unit in TREE.subtree(key)}
        slow = {p for p in now if now[p] in inside} & {p for p in before if before[p] in inside}
        assert n == len(slow)
