"""Parts of units by filter: what comes out, on an organisation one can check by hand."""

from __future__ import annotations

import json

import numpy as np
import pytest

from speelveld.science.disclosure import (
    Atom,
    Filter,
    Organisation,
    ReleasedPart,
    ReleasedTable,
    Settings,
    Tree,
    Unit,
    Variable,
    aggregate,
    gather_atoms,
    list_cells,
    one_group_per_unit,
    release,
    release_with_filters,
)

WORKLOAD = Variable(key="workload", lo=1, hi=5, step=1)
GENDER = Filter("gender", ("f", "m"))
SHIFT = Filter("shift", ("day", "night"))


def make_organisation() -> Organisation:
    """Two departments of two teams of twenty."""
    units = [Unit("org", None, "Org", 0)]
    for department in ("a", "b"):
        units.append(Unit(department, "org", department.upper(), 0))
        units += [Unit(f"{department}{i}", department, f"Team {i}", 20) for i in (1, 2)]
    tree = Tree(units)
    return Organisation(tree, one_group_per_unit(tree))


def list_people(women_in_a2: int, women_in_a1: int = 10) -> tuple[list[str], list[str], list[str]]:
    """Half of every team are women, except in one; one in two works at night; nobody is ill."""
    units = [unit for unit in ("a1", "a2", "b1", "b2") for _ in range(20)]
    women = {"a1": women_in_a1, "a2": women_in_a2, "b1": 10, "b2": 10}
    genders = ["f" if i % 20 < women[unit] else "m" for i, unit in enumerate(units)]
    shifts = ["day" if i % 2 else "night" for i in range(len(units))]
    return units, genders, shifts


def release_people(
    women_in_a2: int, code: int | None = None, women_in_a1: int = 10
) -> tuple[ReleasedTable, tuple[Atom, ...]]:
    units, genders, shifts = list_people(women_in_a2, women_in_a1)
    atoms, place = gather_atoms(units, genders, shifts)
    codes = np.arange(len(units)) % 5 if code is None else np.full(len(units), code)
    sums = aggregate(place, codes[:, None], [WORKLOAD], len(atoms))
    table = release_with_filters(make_organisation(), atoms, sums, [GENDER, SHIFT], Settings(decimals=2))
    return table, atoms


def test_parts_are_shown_for_units_with_three_times_k_respondents() -> None:
    table, _ = release_people(women_in_a2=10)
    assert table.breakdowns is not None
    assert {part.unit for part in table.breakdowns.parts} == {"org", "a", "b"}
    cell = table.part_cell(ReleasedPart("a", "gender", "f"), "workload")
    assert cell is not None and cell.n == 20
    assert all(table.part_cell(part, "workload") for part in table.breakdowns.parts)


def test_the_tree_is_shown_as_without_filters_but_for_percentages() -> None:
    table, _ = release_people(women_in_a2=10)
    organisation = make_organisation()
    units, *_ = list_people(10)
    place = [[group.key for group in organisation.groups].index(unit) for unit in units]
    sums = aggregate(np.array(place), (np.arange(80) % 5)[:, None], [WORKLOAD], 4)
    plain = release(organisation.tree, organisation.groups, sums, Settings(decimals=2))
    assert plain.groups == table.groups
    without_shares = [
        (group, score, cell._replace(favourable=None, shares=None)) for group, score, cell in plain.cells()
    ]
    assert without_shares == list(table.cells())
    assert any(cell.shares for _, _, cell in plain.cells())
    assert plain.breakdowns is None and plain.to_dict()["version"] == 1


def test_a_part_that_would_tell_a_few_people_apart_is_hidden() -> None:
    """The women of a, less team a2, would tell how a1's two women differ from a2's three men."""
    table, _ = release_people(women_in_a2=17, women_in_a1=2)
    assert table.part_cell(ReleasedPart("a", "gender", "f"), "workload") is None
    assert table.part_cell(ReleasedPart("a", "gender", "m"), "workload") is None
    assert table.part_cell(ReleasedPart("b", "gender", "f"), "workload") is None  # with org it would tell a
    assert table.part_cell(ReleasedPart("org", "gender", "f"), "workload") is not None
    assert table.part_cell(ReleasedPart("a", "shift", "day"), "workload") is not None


def test_parts_add_up_to_the_unit_also_at_the_end_of_the_scale() -> None:
    table, _ = release_people(women_in_a2=10, code=4)
    whole = table.cell("a", "workload")
    parts = [table.part_cell(ReleasedPart("a", "gender", value), "workload") for value in GENDER.values]
    assert whole is not None and 4.5 < whole.mean < 5
    total = sum(part.n * part.mean for part in parts if part)
    assert total == pytest.approx(whole.n * whole.mean, abs=0.01 * whole.n)


def test_a_stored_release_with_filters_reads_back_the_same() -> None:
    table, atoms = release_people(women_in_a2=17, women_in_a1=2)
    again = ReleasedTable.from_dict(json.loads(json.dumps(table.to_dict())))
    assert again.digest == table.digest
    assert list_cells([(None, again)], {None: atoms}) == list_cells([(None, table)], {None: atoms})


def test_cells_name_the_filter_and_the_atoms() -> None:
    table, atoms = release_people(women_in_a2=17, women_in_a1=2)
    listed = list_cells([("2026", table)], {"2026": atoms})["cells"]
    (day,) = (
        cell
        for cell in listed
        if cell["table"] == "shift"
        and "2026:b1|f|day" in cell["members"]
        and "2026:b1|f|night" not in cell["members"]
        and cell["n"] == 20
    )
    assert day["members"] == ["2026:b1|f|day", "2026:b1|m|day", "2026:b2|f|day", "2026:b2|m|day"]
    hidden = [cell for cell in listed if cell["table"] == "gender" and "2026:a1|f|day" in cell["members"]]
    assert {cell["mean"] is None for cell in hidden} == {True, False}  # hidden for a, shown for everybody
    (unit,) = (cell for cell in listed if cell["table"] == "units" and len(cell["members"]) == len(atoms))
    assert unit["n"] == 80


def test_cells_of_a_release_with_filters_need_its_atoms() -> None:
    table, _ = release_people(women_in_a2=10)
    with pytest.raises(ValueError, match="give the atoms"):
        list_cells([(None, table)])


@pytest.mark.parametrize(
    ("atom", "message"),
    [
        (Atom("nowhere", ("f", "day")), "not stored"),
        (Atom("a1", ("f",)), "1 values for 2 filters"),
        (Atom("a1", ("x", "day")), "can be f, m or empty"),
    ],
)
def test_atoms_that_were_not_declared_are_refused(atom: Atom, message: str) -> None:
    sums = aggregate(np.zeros(1, dtype=np.int64), np.zeros((1, 1), dtype=np.int64), [WORKLOAD], 1)
    with pytest.raises(ValueError, match=message):
        release_with_filters(make_organisation(), [atom], sums, [GENDER, SHIFT])


def test_people_of_whom_a_value_is_unknown_are_in_no_part() -> None:
    units, genders, shifts = list_people(10)
    genders[:3] = ["", "", ""]
    atoms, place = gather_atoms(units, genders, shifts)
    sums = aggregate(place, (np.arange(80) % 5)[:, None], [WORKLOAD], len(atoms))
    table = release_with_filters(make_organisation(), atoms, sums, [GENDER, SHIFT])
    shown = [table.part_cell(ReleasedPart("org", "gender", value), "workload") for value in ("f", "m")]
    assert not all(shown)  # both would leave three people
