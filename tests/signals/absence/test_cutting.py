"""Nothing about fewer than ten people can be derived: tried on random trees, from what is shown alone."""

from collections.abc import Iterable

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from speelveld.science.absence import Employee, Settings, measure_absence, publish_figures
from speelveld.science.disclosure import Tree, Unit
from speelveld.signals.absence.cutting import join_cuts
from speelveld.signals.absence.table import AbsenceTable, make_table, read_table, write_table
from tests.science.absence.staff import QUARTER, make_employee, make_spell

Sizes = dict[str, int]


@st.composite
def trees(draw: st.DrawFn) -> tuple[Tree, Sizes]:
    """A tree of three levels with staff at every level, most of it small."""
    units, sizes = [Unit("0", None, "0")], {"0": draw(st.integers(0, 12))}
    for a in range(draw(st.integers(1, 3))):
        units.append(Unit(f"{a}", "0", f"{a}") if a else Unit("a", "0", "a"))
        sizes[units[-1].key] = draw(st.integers(0, 14))
        above = units[-1].key
        for b in range(draw(st.integers(0, 4))):
            units.append(Unit(f"{above}.{b}", above, f"{above}.{b}"))
            sizes[units[-1].key] = draw(st.integers(0, 40))
    return Tree(units), sizes


def hire(sizes: Sizes) -> dict[str, list[Employee]]:
    """People of whom some are ill, never the same ones."""
    staff = {}
    for key, n in sizes.items():
        spell = make_spell("2025-01-06", f"2025-0{1 + len(key)}-{10 + n % 10}")
        staff[key] = [make_employee(f"{key}/{i}", *([spell] if i % 4 == 0 else [])) for i in range(n)]
    return staff


def list_people(table: AbsenceTable, tree: Tree, sizes: Sizes, *, detailed: bool) -> list[frozenset[str]]:
    """Whom each shown figure is about."""
    shown = []
    for group in table.groups:
        if detailed and group.figures.zero_absence is None:
            continue
        keys = group.units or tuple(unit.key for unit in tree.subtree(group.key))
        shown.append(frozenset(f"{key}/{i}" for key in keys for i in range(sizes[key])))
    return shown


def split_atoms(groups: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The smallest sets that any combination of sums and differences can single out."""
    marks: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        for person in group:
            marks.setdefault(person, []).append(number)
    atoms: dict[tuple[int, ...], set[str]] = {}
    for person, numbers in marks.items():
        atoms.setdefault(tuple(numbers), set()).add(person)
    return [frozenset(atom) for atom in atoms.values()]


@settings(deadline=None, max_examples=60)
@given(trees())
def test_whatever_is_combined_is_about_ten_people_or_more(made: tuple[Tree, Sizes]) -> None:
    tree, sizes = made
    assume(sum(sizes.values()) >= 10)
    table = make_table(tree, hire(sizes), QUARTER, Settings())
    assert min(map(len, split_atoms(list_people(table, tree, sizes, detailed=False)))) >= 10
    details = split_atoms(list_people(table, tree, sizes, detailed=True))
    assert all(len(atom) >= 30 for atom in details)
    both = split_atoms(
        [*list_people(table, tree, sizes, detailed=False), *list_people(table, tree, sizes, detailed=True)]
    )
    assert min(map(len, both)) >= 10


@settings(deadline=None, max_examples=60)
@given(trees(), st.data())
def test_a_second_cut_of_the_same_days_singles_out_nobody_either(
    made: tuple[Tree, Sizes], data: st.DataObject
) -> None:
    tree, sizes = made
    fewer = {key: data.draw(st.integers(0, n)) for key, n in sizes.items()}
    assume(sum(fewer.values()) >= 10)
    before = make_table(tree, hire(sizes), QUARTER, Settings())
    after = make_table(tree, hire(fewer), QUARTER, Settings(), whole_in=[before.blocks])
    assert all(old <= new or old.isdisjoint(new) for old in before.blocks for new in after.blocks)
    for new in after.blocks:  # the same units, counted as they were before
        people = frozenset(f"{key}/{i}" for key in new for i in range(sizes[key]))
        for atom in split_atoms([*list_people(before, tree, sizes, detailed=False), people]):
            assert len(atom) >= 10


@settings(deadline=None, max_examples=60)
@given(trees())
def test_a_figure_that_is_shown_is_that_of_its_people(made: tuple[Tree, Sizes]) -> None:
    tree, sizes = made
    assume(sum(sizes.values()) >= 10)
    staff = hire(sizes)
    for group in make_table(tree, staff, QUARTER, Settings()).groups:
        keys = group.units or tuple(unit.key for unit in tree.subtree(group.key))
        slow = publish_figures(measure_absence([one for key in keys for one in staff[key]], QUARTER))
        assert (group.figures.percentage, group.figures.frequency) == (slow.percentage, slow.frequency)
        assert group.figures.zero_absence in (None, slow.zero_absence)


@settings(deadline=None, max_examples=60)
@given(trees())
def test_a_table_comes_back_from_json(made: tuple[Tree, Sizes]) -> None:
    tree, sizes = made
    assume(sum(sizes.values()) >= 10)
    table = make_table(tree, hire(sizes), QUARTER, Settings())
    assert read_table(write_table(table)) == table


def test_joined_cuts_are_whole_in_both() -> None:
    one = (frozenset("ab"), frozenset("cd"), frozenset("e"))
    other = (frozenset("a"), frozenset("bc"), frozenset("d"), frozenset("e"))
    assert set(join_cuts([one, other], "abcdef")) == {frozenset("abcd"), frozenset("e")}


def test_a_unit_that_is_gone_makes_one_block_of_all() -> None:
    assert join_cuts([(frozenset("ax"), frozenset("b"))], "ab") == (frozenset("ab"),)
