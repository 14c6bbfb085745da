"""Figures of the whole: decided with the release, kept unchanged, and shown with what they mean."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from speelveld.catalogue.instruments import parse_instrument
from speelveld.results.exports.pdf import write_pdf
from speelveld.results.models import Release
from speelveld.results.presenters.document import present_report, present_unit_report
from speelveld.results.queries import get_edition, get_edition_before
from speelveld.results.tables import read_answers
from speelveld.science.psychometrics import Alpha, estimate_alpha
from tests.results.conftest import Large
from tests.results.reading import read_rows, read_text
from tests.results.test_exports import EVERYTHING, make_waves, open_book, read_pdf

pytestmark = pytest.mark.django_db

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


def test_reliability_is_that_of_the_answers(large: Large) -> None:
    whole = get_edition(large.release).whole
    assert whole
    for key in ("workload", "culture", "work_ability"):
        quality, exact = whole.scale(key), estimate_alpha(read_items(large.release, key))
        assert quality
        assert quality.alpha
        assert isinstance(exact, Alpha)
        assert quality.alpha.value == round(max(exact.value, 0), 2)
        assert exact.n - 50 < (quality.n_at_least or 0) <= exact.n


def test_what_was_changed_in_the_database_is_not_used(large: Large) -> None:
    whole = {**large.release.whole, "n_at_least": 1000}
    Release.objects.filter(pk=large.release.pk).update(whole=whole)
    with pytest.raises(ValueError, match="changed"):
        get_edition(large.release)


def test_a_release_of_before_stays_without(large: Large, sign_in: SignIn) -> None:
    Release.objects.filter(pk=large.release.pk).update(whole={})
    assert get_edition(large.release).whole is None
    client = sign_in(large.cast.olga)
    for page in ("method/", "factor/workload/", "results.xlsx", "report.pdf"):
        assert client.get(f"/linde/results/{large.release.wave_id}/{page}").status_code == 200
    assert "alfa" not in read_text(client, f"/linde/results/{large.release.wave_id}/method/").lower()
    assert get_edition_before(large.release).whole  # type: ignore[union-attr]


def test_the_method_page_lists_how_well_scores_measure(large: Large, sign_in: SignIn) -> None:
    page = read_text(sign_in(large.cast.olga), f"/linde/results/{large.release.wave_id}/method/")
    rows = {row[0]: row[1:] for row in read_rows(page, "reliability")[1:]}
    whole = get_edition(large.release).whole
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


def test_a_shaky_score_has_a_warning_and_a_sound_one_has_not(large: Large, sign_in: SignIn) -> None:
    client, whole = sign_in(large.cast.olga), get_edition(large.release).whole
    assert whole
    for one in whole.scales:
        best = one.omega or one.alpha
        page = read_text(client, f"/linde/results/{large.release.wave_id}/factor/{one.key}/")
        assert ("Lees deze score voorzichtig" in page) == (best is not None and best.value < 0.6), one.key


def test_the_workbook_holds_the_figures_of_the_whole(large: Large) -> None:
    book, whole = open_book(large.release), get_edition(large.release).whole
    assert whole
    quality = {row[0]: row for row in book["Hoe goed meet een score"].iter_rows(min_row=5, values_only=True)}
    workload = whole.scale("workload")
    assert workload
    assert workload.alpha
    assert quality["Werkdruk"][1:3] == (3, "minstens 150")
    assert quality["Werkdruk"][6:9] == (workload.alpha.value, workload.alpha.low, workload.alpha.high)
    rows = list(book["Wat weegt het zwaarst"].iter_rows(min_row=5, values_only=True))
    assert len(rows) == sum(len(one.shares) for one in whole.importance)
    energy = {row[1]: row[2:5] for row in rows if row[0] == "Energie"}
    share = next(one for one in whole.outcome("energy").shares if one.key == "workload")  # type: ignore[union-attr]
    assert [round(100 * part) for part in energy["Werkdruk"]] == [share.percent, share.low, share.high]


def test_the_report_tells_where_to_begin_and_what_weighs_most(large: Large) -> None:
    _reader, text = read_pdf(write_pdf(present_report(make_waves(large.release), EVERYTHING)))
    assert "Waar te beginnen?" in text
    begin, _title, weigh = text.partition("Wat weegt het zwaarst?")
    assert "Werkdruk" in begin.partition("Waar te beginnen?")[2]
    assert "samenhang en geen oorzaak" in " ".join(weigh.split())
    share = next(one for one in get_edition(large.release).whole.outcome("").shares if one.key == "workload")  # type: ignore[union-attr]
    assert f"{share.percent}%" in weigh
    _reader, unit = read_pdf(write_pdf(present_unit_report(make_waves(large.release), EVERYTHING, "beuk")))
    assert "Waar te beginnen?" in unit
    assert "Wat weegt het zwaarst?" not in unit
