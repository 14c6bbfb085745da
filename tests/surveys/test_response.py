"""Response while a wave is open: coarse, rare, and nothing by subtraction."""

from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.science.disclosure.grouping import form_reporting_groups
from speelveld.science.disclosure.tree import Tree, Unit
from speelveld.surveys.response import LEAST_INVITED, GroupResponse, compute_steps


def make_tree(**heads: int) -> Tree:
    return Tree([Unit("all", None, "All", 0), *(Unit(key, "all", key, n) for key, n in heads.items())])


def make_groups(tree: Tree, answered: dict[str, int] | None = None) -> list[GroupResponse]:
    return [
        GroupResponse(frozenset(group.unit_keys), group.n_invited or 0, (answered or {}).get(group.key, 0))
        for group in form_reporting_groups(tree, 10)
    ]


def test_a_unit_of_thirty_shows_its_response_in_steps_of_five() -> None:
    tree = make_tree(a=40, b=40)
    assert compute_steps(tree, make_groups(tree, {"a": 13, "b": 39})) == {"all": 65, "a": 30, "b": 95}


def test_a_unit_of_twenty_nine_shows_nothing() -> None:
    tree = make_tree(a=29, b=31)
    assert "a" not in compute_steps(tree, make_groups(tree))


def test_the_larger_neighbour_of_a_small_unit_is_hidden_too() -> None:
    """60 minus 31 would give the response of 29 people."""
    tree = make_tree(a=29, b=31)
    assert set(compute_steps(tree, make_groups(tree))) == {"all"}


def test_everybody_is_never_told_from_nearly_everybody() -> None:
    tree = make_tree(a=40)
    assert compute_steps(tree, make_groups(tree, {"a": 40}))["all"] == 95


def test_an_organisation_under_thirty_shows_nothing() -> None:
    tree = make_tree(a=15, b=14)
    assert compute_steps(tree, make_groups(tree)) == {}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 60)), min_size=1, max_size=12), st.randoms())
def test_what_remains_beside_shown_units_is_nobody_or_thirty(rows: list[tuple[int, int]], draw) -> None:
    units = [Unit("u0", None, "u0", draw.randint(10, 20))]
    for number, (parent, n) in enumerate(rows, start=1):
        units.append(Unit(f"u{number}", f"u{min(parent, number - 1)}", f"u{number}", n))
    tree = Tree(units)
    shown = compute_steps(tree, make_groups(tree))
    for key in shown:
        own = {unit.key for unit in tree.subtree(key)}
        inside = [other for other in shown if other != key and other in own]
        rest = own - {unit.key for other in inside for unit in tree.subtree(other)}
        n_rest = sum(tree[unit].n_invited or 0 for unit in rest)
        assert n_rest == 0 or n_rest >= LEAST_INVITED
