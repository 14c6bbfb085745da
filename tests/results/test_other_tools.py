"""Answers of another tool tell neither days nor who stayed, and its scores may each have a scale of their own."""

import io
from dataclasses import replace

import openpyxl
import pytest

from speelveld.results.exports.workbook import write_workbook
from speelveld.results.models import Release
from speelveld.results.permissions import Sight
from speelveld.results.presenters.changes import Waves, read_change
from speelveld.results.presenters.document import present_report
from speelveld.results.presenters.heat import draw_heat
from speelveld.results.presenters.method import explain
from speelveld.results.presenters.overview import present_facts
from speelveld.results.presenters.scores import Score, note_scales
from speelveld.results.queries import Edition, get_edition, get_edition_before
from speelveld.science.disclosure.comparison import explain_leaver

ALL = Sight(None, None)


def forget_days_and_stayers(edition: Edition) -> Edition:
    return replace(edition, opens_on=None, closes_on=None, stayers=None)


def test_without_known_stayers_a_change_needs_sixteen_answers_both_times(released: Release) -> None:
    before = get_edition_before(released)
    assert before is not None
    waves = Waves(forget_days_and_stayers(get_edition(released)), forget_days_and_stayers(before))
    told = {
        group.key: any(
            change.direction
            for variable in waves.now.table.variables
            if (change := read_change(waves, group, variable))
        )
        for group in waves.now.table.groups
    }
    assert told["beuk"]
    assert [told[key] for key in ("eik", "zuid", "keuken+nacht")] == [False] * 3


@pytest.mark.parametrize("r", [0.8, 0.9])
def test_the_worst_case_holds_for_any_number_of_stayers(r: float) -> None:
    """One leaver explains 1 / (n + m - 2 r s) of a change between n and m people of whom s stayed."""
    for n in range(2, 40):
        for m in range(1, 40):
            worst = explain_leaver(min(n, m) - 1, r)
            assert all(1 / (n + m - 2 * r * s) <= worst + 1e-12 for s in range(min(n - 1, m) + 1))


def test_no_period_is_made_up(released: Release) -> None:
    edition = forget_days_and_stayers(get_edition(released))
    assert present_facts(edition).period == ""
    assert write_workbook(edition, ALL)
    assert "groep beide keren groot genoeg" in " ".join(one.text for one in explain(edition))


def test_a_score_beside_others_tells_what_is_particular_about_its_scale(released: Release) -> None:
    variable = get_edition(released).table.variables[0]
    hours = replace(variable, key="hours", lo=0.0, hi=24.0, higher_is_better=False)
    usual = [Score("A", "factor", variable), Score("B", "factor", replace(variable, key="b"))]
    assert set(note_scales(usual).values()) == {""}
    mixed = note_scales([usual[0], Score("Uren", "factor", hours)])
    assert mixed == {variable.key: "1 tot 5", "hours": "0 tot 24, lager is beter"}


def test_facts_count_the_units_below_the_whole_and_a_margin_on_one_scale(released: Release) -> None:
    edition = get_edition(released)
    facts = {one.label: (one.value, one.small) for one in present_report(Waves(edition, None), ALL).figures}
    below = edition.table.utility.levels[1:]
    shown, every = sum(shown for _units, shown in below), sum(units for units, _shown in below)
    assert facts["Onderdelen"] == (
        f"{shown} van {every}",
        "apart te lezen, de rest in een groep samen",
    )
    assert "Hoe zeker" in facts


def test_the_map_tells_for_which_scores_lower_is_better(released: Release) -> None:
    edition = get_edition(released)
    score = Score("Uren", "factor", replace(edition.table.variables[0], higher_is_better=False))
    heat = draw_heat(edition, ALL)
    assert "lager is beter" not in heat.explanation
    turned = replace(heat, columns=(score, *heat.columns[1:]))
    assert "Bij Uren is lager beter: daar is een lagere score blauw." in turned.explanation


def test_earlier_waves_have_sheets_with_names_that_excel_takes(released: Release) -> None:
    edition = get_edition(released)
    earlier = [replace(edition, title=f"[{name}] a very long name for a survey") for name in ("1/2", "1:2")]
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(edition, ALL, earlier)))
    assert book.sheetnames[:2] == ["Overzicht", "Alle cijfers"]
    assert book.sheetnames[2] == "Overzicht -1-2- a very long nam"
    assert book.sheetnames[4] == "Overzicht -1-2- a very lo (5)"
    assert book.worksheets[4]["B5"].value == book["Overzicht"]["B5"].value
