"""The yearly report: released figures only, goals beside what was seen, and no effect without a comparison."""

import datetime
import io
from decimal import Decimal
from itertools import pairwise
from typing import Any

import docx
import pytest
from django.utils import timezone

from speelveld.board import operations
from speelveld.board.exports import make_year_docx
from speelveld.board.models import ConditionView, Measure, MeasureChange, Problem, Remark
from speelveld.organisations.errors import Denied
from speelveld.results.operations import release_wave
from tests.board.conftest import make_measure
from tests.board.plans import list_paragraphs
from tests.factories import Cast
from tests.results.conftest import ENOUGH, close_answered_wave
from tests.signals.conftest import show_a_year

TODAY = datetime.date.today()
YEAR = TODAY.year
AGREED: dict[str, Any] = {
    "goal": "Van 14 naar 9 wissels", "baseline": "14 wissels", "judged_by": "Telling", "threshold": "9 wissels",
}  # fmt: skip


def open_year(cast: Cast, language: str = "nl", year: int = YEAR, by: str = "olga") -> Any:
    return docx.Document(io.BytesIO(make_year_docx(cast.organisation, language, cast.actor(by), year)))


def read_year(cast: Cast, language: str = "nl", year: int = YEAR) -> str:
    return "\n".join(list_paragraphs(open_year(cast, language, year)))


def run(cast: Cast, **fields: Any) -> Measure:
    return make_measure(cast, **{"title": "Rooster eerder", "state": "busy", "starts_on": TODAY, **fields})


def test_an_empty_year_says_so_in_every_part(cast: Cast) -> None:
    text = read_year(cast)
    for sentence in (
        "Er zijn dit jaar geen resultaten van een meting vrijgegeven.",
        "Er staat nog geen probleem op het speelveld.",
        "Over dit jaar zijn geen verzuimcijfers vrijgegeven.",
        "Dit jaar liep er geen maatregel.",
        "Dit jaar is geen ronde afgesloten.",
        "Er is nog niets gepland.",
    ):
        assert sentence in text


def test_only_released_figures_are_told(cast: Cast) -> None:
    wave = close_answered_wave(cast, TODAY - datetime.timedelta(days=60), ENOUGH, title="Meting van nu")
    assert "Meting van nu" not in read_year(cast)
    release_wave(wave=wave, by=cast.actor("olga"))
    text = read_year(cast)
    assert "Bron: Meting van nu" in text and "Werkdruk" in text and "Wie deed er mee" in text
    assert "Woongroep Beuk" not in text or "Vooral in" in text  # units only where results may be read


def test_absence_stands_there_when_it_was_released(cast: Cast) -> None:
    show_a_year(cast)
    last = cast.organisation.absence_periods.first()
    assert last is not None
    text = read_year(cast, year=last.last_on.year)
    assert "Meldingen per persoon" in text and "Het zegt niet of een maatregel werkte." in text
    assert "%" in text


def test_the_goal_beforehand_stands_beside_what_was_seen_and_nothing_is_said_of_a_cause(cast: Cast) -> None:
    measure = run(cast, **AGREED)
    operations.add_remark(
        measure=measure, by=cast.actor("olga"), kind="evidence", text="Van 14 naar 8 wissels.",
        source="Roosterbureau", happened_on=TODAY,
    )  # fmt: skip
    operations.add_remark(measure=measure, by=cast.actor("olga"), kind="comment", text="Alleen onder ons.")
    text = read_year(cast)
    for words in ("Doel vooraf\tVan 14 naar 9 wissels", "Waar we begonnen\t14 wissels", "Gelukt vanaf\t9 wissels",
                  "Bewijs\tVan 14 naar 8 wissels.", "Roosterbureau",
                  "Dit zagen we. Of het door deze maatregel komt, weten we niet."):  # fmt: skip
        assert words in text, words
    assert "Alleen onder ons." not in text
    assert "om mee te vergelijken" in text


SAID = [
    ({}, "Er is vooraf geen doel afgesproken."),
    (AGREED, "Er is nog geen bewijs, en geen dag waarop we het nagaan."),
    (AGREED | {"judged_on": TODAY + datetime.timedelta(days=9)}, "Nog niet nagegaan."),
    (AGREED | {"judged_on": TODAY - datetime.timedelta(days=9)}, "Er staat nog geen bewijs in het logboek."),
]


@pytest.mark.parametrize(("fields", "sentence"), SAID)
def test_what_is_not_known_is_said(cast: Cast, fields: dict[str, Any], sentence: str) -> None:
    run(cast, **fields)
    assert sentence in read_year(cast)


def test_a_goal_that_changed_on_the_way_is_told_with_its_reason(cast: Cast) -> None:
    measure = run(cast, **AGREED)
    operations.change_measure(
        measure=measure, by=cast.actor("olga"), reason="De nacht telt nu mee", goal="Van 20 naar 12"
    )
    text = read_year(cast)
    assert "nadat het begon: De nacht telt nu mee" in text and "Van 20 naar 12" in text
    MeasureChange.objects.update(changed_at=timezone.now() - datetime.timedelta(days=800))
    assert "De nacht telt nu mee" not in read_year(cast)


def test_only_what_ran_in_the_year_is_told(cast: Cast) -> None:
    run(cast, title="Loopt")
    run(cast, title="Pas een plan", state="planned")
    run(
        cast,
        title="Lang voorbij",
        state="done",
        starts_on=datetime.date(2019, 1, 1),
        ends_on=datetime.date(2019, 6, 1),
    )
    text = read_year(cast)
    done, coming = text.index("Wat we deden"), text.index("Maatregelen die komen of doorgaan")
    assert "Loopt" in text[done:coming] and "Pas een plan" not in text[done:coming]
    assert "Pas een plan" in text[coming:] and "Lang voorbij" not in text
    assert "Dit jaar liep 1 maatregel." in text


def test_copies_for_many_teams_are_one_deed_with_their_cost_together(cast: Cast) -> None:
    measure = run(cast, title="Teamgesprek", level="team", unit=cast.units["beuk"], cost=Decimal(100))
    operations.copy_measure(measure=measure, by=cast.actor("olga"), units=[cast.units["eik"]])
    Measure.objects.update(state="busy")
    table = next(one for one in open_year(cast).tables if one.rows[0].cells[0].text == "Maatregel")
    assert [cell.text for cell in table.rows[1].cells][:5:2] == ["Teamgesprek", "Bezig", "€ 200"]
    assert table.rows[1].cells[1].text == "Woongroep Beuk, Woongroep Eik"


def test_lessons_and_decisions_of_closed_cycles_stand_there(cast: Cast) -> None:
    measure = run(cast)
    by = cast.actor("olga")
    cycle = operations.start_cycle(organisation=cast.organisation, by=by, title="Ronde 1", started_on=TODAY)
    operations.close_cycle(
        cycle=cycle,
        by=by,
        decisions={measure.pk: ("extend", "Ook in de wijk")},
        lessons="Begin kleiner.",
        today=TODAY,
    )
    text = read_year(cast)
    assert "Ronde 1\tBegin kleiner." in text and "Besluit\tUitbreiden. Ook in de wijk" in text
    assert "Begin kleiner." not in read_year(cast, year=YEAR - 1)


def test_it_is_in_one_language_with_marked_tables(cast: Cast) -> None:
    run(cast, **AGREED)
    document = open_year(cast, "en")
    text = "\n".join(list_paragraphs(document))
    assert "What we found" in text and "Wat we" not in text
    assert document.core_properties.language == "en-GB"
    levels = [int(one.style.name[-1]) for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_of_another_organisation_comes_along(cast: Cast) -> None:
    Problem.objects.create(organisation=cast.elsewhere, title="Elders")
    measure = Measure.objects.create(
        organisation=cast.elsewhere, title="Elders ook", stage="prevent", level="team", state="busy"
    )
    Remark.objects.create(measure=measure, kind="evidence", text="Elders gezien")
    assert "Elders" not in read_year(cast)


@pytest.mark.parametrize("by", ["anna", "bram", "petra", "sam"])
def test_who_may_not_export_results_gets_no_report(cast: Cast, by: str) -> None:
    wave = close_answered_wave(cast, TODAY - datetime.timedelta(days=60), ENOUGH, title="Meting")
    release_wave(wave=wave, by=cast.actor("olga"))
    with pytest.raises(Denied):
        open_year(cast, by=by)


def test_views_of_roles_are_no_part_of_it(cast: Cast) -> None:
    ConditionView.objects.create(
        organisation=cast.organisation,
        condition="rights",
        side="director",
        judgement="to_do",
        given_by=cast.dirk,
    )
    assert "Dirk" not in read_year(cast)
