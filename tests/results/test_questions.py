"""Pages per question: every figure is a released one, for who may see it, and what cannot be told is not told."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest

from speelveld.catalogue import factors
from speelveld.results.permissions import Sight
from speelveld.results.presenters.begin import BeginPage, present_begin
from speelveld.results.presenters.changed import present_changed
from speelveld.results.presenters.changes import Waves, read_change
from speelveld.results.presenters.energy import present_energy
from speelveld.results.presenters.how import present_how
from speelveld.results.presenters.importance import MORE, present_importance, weigh_factors
from speelveld.results.presenters.scores import judge
from speelveld.results.queries import get_edition, get_edition_before
from tests.results.conftest import Large
from tests.results.reading import read_rows, read_text

pytestmark = pytest.mark.django_db
SignIn = Callable[[Any], Any]
EVERYTHING = Sight(None, None)
SIDES = {text.key: text.side for text in factors("nl")}


@pytest.fixture
def waves(large: Large) -> Waves:
    return Waves(get_edition(large.release), get_edition_before(large.release))


def write(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def strip(page: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


def test_how_we_are_doing_starts_with_the_outcomes(waves: Waves, large: Large, sign_in: SignIn) -> None:
    page = present_how(waves, EVERYTHING, "linde")
    table = waves.now.table
    assert {row.key for row in page.outcomes.rows} == {
        score.key for score in waves.now.scores if score.kind == "outcome"
    }
    for row in (*page.best, *page.least, *page.outcomes.rows):
        cell = table.cell("linde", row.key)
        assert cell
        assert row.mean == write(cell.mean)
    assert max(row.standing for row in page.least) <= min(row.standing for row in page.best)
    assert [one.name for one in page.spreads] == [row.name for row in page.outcomes.rows]
    text = strip(read_text(sign_in(large.cast.olga), f"/linde/results/{waves.now.wave_id}/how/linde/"))
    assert "Hoe gaat het met ons?" in text
    assert f"Werkdruk ({write(table.cell('linde', 'workload').mean)})" in text  # type: ignore[union-attr]


def test_an_outcome_is_called_good_only_with_its_whole_interval(waves: Waves) -> None:
    table = waves.now.table
    sentences = [
        "".join(piece for piece, _bold in one) for one in present_how(waves, EVERYTHING, "beuk").summary
    ]
    good = [one for one in sentences if one.endswith("gaat het goed.")]
    for score in waves.now.scores:
        cell = table.cell("beuk", score.key)
        if score.kind == "outcome" and cell:
            named = any(score.titles["nl"] in sentence for sentence in good)
            assert named == (cell.low >= table.variable(score.key).cuts[1])
            assert (judge(cell, table.variable(score.key)) == 1) == named


def test_what_changed_lists_every_score_once(waves: Waves) -> None:
    page = present_changed(waves, EVERYTHING, "linde")
    told = [shift.name for _title, shifts in page.tables for shift in shifts]
    listed = [*told, *page.early, *page.new]
    assert sorted(listed) == sorted(score.titles["nl"] for score in waves.now.scores)
    assert "Werkdruk" in [shift.name for shift in page.worse]
    assert "Erkenning en waardering" in [shift.name for shift in page.better]


def test_a_difference_stands_beside_both_scores_and_its_interval(
    waves: Waves, large: Large, sign_in: SignIn
) -> None:
    assert waves.before
    then, now = (one.table.cell("linde", "workload") for one in (waves.before, waves.now))
    assert then
    assert now
    page = read_text(sign_in(large.cast.olga), f"/linde/results/{waves.now.wave_id}/changed/linde/")
    row = next(row for row in read_rows(page, "shifts") if row[0] == "Werkdruk")
    assert row[1] == f"−{write(then.mean - now.mean)}"
    assert row[3:] == [f"{write(then.mean)}({then.n})", f"{write(now.mean)}({now.n})"]
    low, high = (float(part.replace("−", "-").replace(",", ".")) for part in row[2].split(" tot "))
    assert low < now.mean - then.mean < high < 0


def test_changes_of_parts_are_those_of_their_own_pages(waves: Waves) -> None:
    page = present_changed(waves, EVERYTHING, "linde")
    table = waves.now.table
    found = {(one.place.key, one.score): one.text for one in page.below}
    for group in table.children("linde"):
        for score in waves.now.scores:
            change = read_change(waves, group, table.variable(score.key))
            assert change
            if (group.key, score.titles["nl"]) in found:
                assert change.direction
                assert change.text == found[group.key, score.titles["nl"]]
    assert found


def test_a_first_wave_says_that_there_is_nothing_to_compare(waves: Waves) -> None:
    page = present_changed(Waves(waves.now, None), EVERYTHING, "linde")
    assert page.tables == ()
    assert page.early == page.new == ()
    assert page.summary[0][0][0].startswith("Dit is de eerste meting.")


def test_sources_and_stressors_stand_apart(waves: Waves) -> None:
    page = present_energy(waves, EVERYTHING, "ouderen")
    assert {one.row.key for one in page.sources} == {key for key, side in SIDES.items() if side == "resource"}
    assert {one.row.key for one in page.stressors} == {key for key, side in SIDES.items() if side == "demand"}
    for one in (*page.sources, *page.stressors):
        cell = waves.now.table.cell("ouderen", one.row.key)
        assert cell
        assert one.row.mean == write(cell.mean)
        assert one.step == judge(cell, waves.now.table.variable(one.row.key))
    standings = [one.row.standing for one in page.stressors]
    assert standings == sorted(standings)


def test_what_weighs_most_is_what_energy_was_made_of(waves: Waves, large: Large, sign_in: SignIn) -> None:
    page = present_importance(waves.now, "energy")
    assert page.weights[0].key == "workload"
    assert page.heaviest[0].key == "workload"
    assert page.chosen.name == "Energie"
    figures = waves.now.whole.outcome("energy").shares  # type: ignore[union-attr]
    found = {one.key: (f"{one.percent}%", f"{one.low}% tot {one.high}%") for one in figures}
    assert {one.key: (one.share, one.range) for one in page.weights} == found
    text = strip(
        read_text(sign_in(large.cast.olga), f"/linde/results/{waves.now.wave_id}/importance/?outcome=energy")
    )
    assert "Samenhang is geen oorzaak" in text
    assert "minstens 150 mensen" in text
    assert f"{found['workload'][0]}" in text


def test_an_unknown_outcome_is_all_together(waves: Waves) -> None:
    assert present_importance(waves.now, "no-such").chosen.key == ""
    assert present_importance(waves.now, "no-such").weights == present_importance(waves.now).weights


def find(page: BeginPage, key: str) -> Any:
    return next(one for one in page.candidates if one.key == key)


def test_one_begins_where_most_points_come_together(waves: Waves) -> None:
    page = present_begin(waves, EVERYTHING, "linde")
    assert page.beginnings[0].candidate.key == "workload"
    points = [one.points for one in page.candidates]
    assert points == sorted(points, reverse=True)
    assert [one.candidate for one in page.beginnings] == list(page.candidates[:3])
    level, change, weight, reach = find(page, "workload").reasons
    table = waves.now.table
    cell = table.cell("linde", "workload")
    assert cell
    assert cell.shares
    assert level.points == 1 - judge(cell, table.variable("workload"))
    assert change.points == 1
    assert weight.points == int(weigh_factors(waves.now)["workload"] == MORE) == 1
    assert reach.points == int(cell.shares[0] >= 25)
    assert f"{cell.shares[0]}%" in reach.text


def test_a_unit_begins_with_its_own_figures(waves: Waves, large: Large, sign_in: SignIn) -> None:
    page = present_begin(waves, EVERYTHING, "beuk")
    cell = waves.now.table.cell("beuk", "workload")
    assert cell
    assert find(page, "workload").mean == write(cell.mean)
    assert page.is_weight_of_whole
    text = read_text(sign_in(large.cast.anna), f"/linde/results/{waves.now.wave_id}/begin/beuk/")
    assert "problems/new/?factor=workload&amp;unit=beuk" in text
    whole = read_text(sign_in(large.cast.anna), f"/linde/results/{waves.now.wave_id}/begin/linde/")
    assert "problems/new" not in whole
