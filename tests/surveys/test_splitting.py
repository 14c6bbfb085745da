"""Splitting units by a trait: only where each part has enough people, and everybody stays in one part."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from speelveld.science.disclosure.tree import Tree, Unit
from speelveld.surveys.splitting import split_tree

VALUES = ("dag", "nacht", "avond", "")


def make_tree(**n_people: int) -> Tree:
    return Tree(
        [Unit("org", None, "Org", 0), *(Unit(key, "org", key.title(), n) for key, n in n_people.items())]
    )


def split(k: int = 10, **counts: dict[str, int]) -> dict[str, tuple[str, int | None]]:
    tree = make_tree(**{key: sum(own.values()) for key, own in counts.items()})
    made = split_tree(tree, {key: Counter(own) for key, own in counts.items()}, k)
    return {unit.name: (unit.parent or "", unit.n_invited) for unit in made.units}


def test_each_value_with_enough_people_is_a_node_below_its_unit() -> None:
    assert split(zorg={"dag": 20, "nacht": 12}) == {
        "Org": ("", 0), "Zorg": ("org", 0), "Zorg: dag": ("zorg", 20), "Zorg: nacht": ("zorg", 12),
    }  # fmt: skip


def test_a_unit_with_one_large_value_stays_whole() -> None:
    assert split(zorg={"dag": 20, "nacht": 9}) == {"Org": ("", 0), "Zorg": ("org", 29)}


def test_few_others_join_the_largest_value() -> None:
    made = split(zorg={"dag": 20, "nacht": 12, "avond": 3, "": 2})
    assert made["Zorg: dag of overig"] == ("zorg", 25)
    assert made["Zorg: nacht"] == ("zorg", 12)


def test_many_others_are_a_part_of_their_own() -> None:
    assert split(zorg={"dag": 20, "nacht": 12, "avond": 6, "": 4})["Zorg: overig"] == ("zorg", 10)


def test_keys_are_the_same_whatever_the_other_units_are() -> None:
    alone = split_tree(make_tree(zorg=32), {"zorg": Counter(dag=20, nacht=12)}, 10)
    beside = split_tree(make_tree(a=5, zorg=30), {"zorg": Counter(dag=18, nacht=12)}, 10)
    assert alone.leaf_of == beside.leaf_of
    assert set(alone.leaf_of) == {("zorg", "dag"), ("zorg", "nacht")}


counters = st.dictionaries(st.sampled_from(VALUES), st.integers(1, 30), max_size=4).map(Counter)


@given(st.dictionaries(st.sampled_from("abcd"), counters, max_size=4), st.integers(5, 15))
def test_nobody_is_lost_and_no_part_is_small(counts: dict[str, Counter[str]], k: int) -> None:
    tree = make_tree(**{key: sum(own.values()) for key, own in counts.items()})
    made = split_tree(tree, counts, k)
    whole = Tree(made.units)
    for key, own in counts.items():
        assert sum(unit.n_invited or 0 for unit in whole.subtree(key)) == sum(own.values())
        parts = [unit for unit in made.units if unit.parent == key]
        assert all((part.n_invited or 0) >= k for part in parts)
        assert len(parts) != 1
        if parts:
            assert {made.leaf_of[key, value] for value in own} == {part.key for part in parts}
