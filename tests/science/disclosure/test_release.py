"""What comes out of the gate, on an organisation one can check by hand."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

from speelveld.science.disclosure import (
    Aggregates,
    ReleasedTable,
    ReportingGroup,
    Settings,
    Tree,
    Variable,
    aggregate,
    form_reporting_groups,
    one_group_per_unit,
    release,
)
from tests.science.disclosure.organisations import small_organisation

WORKLOAD = Variable(key="werkdruk", lo=1, hi=5, step=1)


def everyone_answers(groups: tuple[ReportingGroup, ...], code: int | None = None) -> Aggregates:
    """All invited people answer; the same, or all five answers in turn."""
    group = np.concatenate([np.full(g.n_invited or 0, row) for row, g in enumerate(groups)])
    codes = np.arange(len(group)) % 5 if code is None else np.full(len(group), code)
    return aggregate(group, codes[:, None], [WORKLOAD], len(groups))


@pytest.fixture
def tree() -> Tree:
    return small_organisation()


@pytest.fixture
def table(tree: Tree) -> ReleasedTable:
    groups = one_group_per_unit(tree)
    return release(tree, groups, everyone_answers(groups))


def test_small_units_are_shown_together(table: ReleasedTable) -> None:
    combined = [group for group in table.groups if group.kind == "combined"]
    assert [(group.key, group.n) for group in combined] == [("zorg:own+zorg3+zorg4", 13)]
    assert combined[0].unit_keys == ("zorg", "zorg3", "zorg4")
    assert combined[0].own_staff_of == ("zorg",)
    assert table.shown_via("zorg3") == combined[0]


def test_every_other_unit_is_shown_by_itself(table: ReleasedTable) -> None:
    shown = [group.key for group in table.groups if group.kind == "unit"]
    assert shown == ["org", "zorg", "zorg1", "zorg2", "staf", "staf1", "staf2", "staf3", "staf4"]
    assert set(table.hidden) == {"zorg3", "zorg4"}


def test_a_figure_carries_its_number_of_answers_and_interval(table: ReleasedTable) -> None:
    cell = table.cell("org", "werkdruk")
    assert cell is not None
    assert (cell.n, cell.mean) == (112, 3.0)
    assert cell.low <= cell.mean <= cell.high


def test_hidden_units_have_no_cell(table: ReleasedTable) -> None:
    assert table.cell("zorg4", "werkdruk") is None
    assert table.group("zorg4") is None


def test_percentages_need_a_larger_group_than_means(table: ReleasedTable) -> None:
    team, whole = table.cell("zorg1", "werkdruk"), table.cell("org", "werkdruk")
    assert team is not None and team.shares is None
    assert whole is not None and whole.shares == (40, 20, 40)


def test_a_team_that_agrees_is_shown_away_from_the_end(tree: Tree) -> None:
    groups = form_reporting_groups(tree, 10)
    table = release(tree, groups, everyone_answers(groups, code=4), Settings(decimals=2))
    cell = table.cell("staf4", "werkdruk")
    assert cell is not None
    assert (cell.n, cell.mean, cell.at_least, cell.at_most) == (11, 4.82, True, False)
    whole = table.cell("org", "werkdruk")
    assert whole is not None and whole.shares == (5, 5, 95)


def test_a_table_cannot_be_made_or_changed_elsewhere(table: ReleasedTable) -> None:
    with pytest.raises((TypeError, ValueError)):
        dataclasses.replace(table, hidden={})
    fields = {field.name: getattr(table, field.name) for field in dataclasses.fields(table)}
    with pytest.raises(TypeError, match="comes from the gate"):
        ReleasedTable(**fields)
    with pytest.raises(dataclasses.FrozenInstanceError):
        table.hidden = {}  # type: ignore[misc]
    with pytest.raises(ValueError, match="read-only"):
        table.values.mean[0, 0] = 1


def test_a_stored_release_reads_back_the_same(table: ReleasedTable) -> None:
    stored = json.loads(json.dumps(table.to_dict()))
    again = ReleasedTable.from_dict(stored)
    assert again.digest == table.digest
    assert list(again.cells()) == list(table.cells())
    assert again.groups == table.groups and again.units == table.units and again.utility == table.utility


def test_a_stored_release_that_was_changed_is_refused(table: ReleasedTable) -> None:
    stored = table.to_dict()
    stored["values"]["mean"][0][0] = 4.9
    with pytest.raises(ValueError, match="changed after the gate"):
        ReleasedTable.from_dict(stored)
    with pytest.raises(ValueError, match="version"):
        ReleasedTable.from_dict({**table.to_dict(), "version": 0})
