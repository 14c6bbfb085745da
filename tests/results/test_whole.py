"""Figures of the whole: decided with the release, kept unchanged, and shown with what they mean."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from speelveld.catalogue.instruments import parse_instrument
from speelveld.results.models import Release
from speelveld.results.queries import get_edition, get_edition_before
from speelveld.results.tables import read_answers
from speelveld.science.psychometrics import Alpha, estimate_alpha
from tests.factories import Cast
from tests.results.reading import read_rows, read_text

SignIn = Callable[[Any], Any]


def read_items(release: Release, factor: str) -> np.ndarray[Any, Any]:
    """Answers to one score the slow way, person by person, turned in its direction."""
    instrument = parse_instrument(release.wave.instrument)
    groups = [group.pk for group in release.wave.reporting_groups.all()]
    _group, choices = read_answers(release.wave, groups, len(instrument.items))
    keys = [item.key for item in instrument.items]
    rows = []
    for person in choices:
        row = []
        for key in next(one for one in instrument.factors if one.key == factor).items:
            option, item = int(person[keys.index(key)]), instrument.item(key)
            row.append(np.nan if option == 255 else 5 - option if item.reverse else option + 1)
        rows.append(row)
    return np.array(rows, dtype=float)


def test_reliability_is_that_of_the_answers(large: Release) -> None:
    whole = get_edition(large).whole
    assert whole
    for key in ("workload", "culture", "work_ability"):
        quality, exact = whole.scale(key), estimate_alpha(read_items(large, key))
        assert quality
        assert quality.alpha
        assert isinstance(exact, Alpha)
        assert quality.alpha.value == round(max(exact.value, 0), 2)
        assert exact.n - 50 < (quality.n_at_least or 0) <= exact.n


def test_a_small_organisation_gets_no_figures_of_the_whole(released: Release) -> None:
    whole = get_edition(released).whole
    assert whole
    assert whole.importance == ()
    assert {(one.alpha, one.omega) for one in whole.scales} == {(None, None)}


def test_what_was_changed_in_the_database_is_not_used(large: Release) -> None:
    whole = {**large.whole, "n_at_least": 1000}
    Release.objects.filter(pk=large.pk).update(whole=whole)
    with pytest.raises(ValueError, match="changed"):
        get_edition(large)


def test_a_release_of_before_stays_without(large: Release, cast: Cast, sign_in: SignIn) -> None:
    Release.objects.filter(pk=large.pk).update(whole={})
    assert get_edition(large).whole is None
    client = sign_in(cast.olga)
    for page in ("method/", "factor/workload/", "results.xlsx", "report.pdf"):
        assert client.get(f"/linde/results/{large.wave_id}/{page}").status_code == 200
    assert "alfa" not in read_text(client, f"/linde/results/{large.wave_id}/method/").lower()
    assert get_edition_before(large).whole  # type: ignore[union-attr]


def test_the_method_page_lists_how_well_scores_measure(large: Release, cast: Cast, sign_in: SignIn) -> None:
    page = read_text(sign_in(cast.olga), f"/linde/results/{large.wave_id}/method/")
    rows = {row[0]: row[1:] for row in read_rows(page, "reliability")[1:]}
    whole = get_edition(large).whole
    assert whole
    quality = whole.scale("workload")
    assert quality
    assert quality.alpha
    assert quality.omega
    n_items, omega, alpha, n, verdict = rows["Werkdruk"]
    assert (n_items, n) == ("3", "minstens 150")
    for cell, figure in ((omega, quality.omega), (alpha, quality.alpha)):
        value, low, high = (f"{one:.2f}".replace(".", ",") for one in (figure.value, figure.low, figure.high))
        assert cell == f"{value}{low} tot {high}"
    assert verdict.startswith("De vragen") or verdict.startswith("Let op.")
    assert rows["Aanbevelen"][1:4] == ["–", "–", "–"]
    assert "één vraag" in rows["Aanbevelen"][4]


def test_a_shaky_score_has_a_warning_and_a_sound_one_has_not(
    large: Release, cast: Cast, sign_in: SignIn
) -> None:
    client, whole = sign_in(cast.olga), get_edition(large).whole
    assert whole
    for one in whole.scales:
        best = one.omega or one.alpha
        page = read_text(client, f"/linde/results/{large.wave_id}/factor/{one.key}/")
        assert ("Lees deze score voorzichtig" in page) == (best is not None and best.value < 0.6), one.key
