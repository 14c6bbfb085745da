"""Employees say in a survey how they see the conditions; the page shows what the gate lets through, or nothing."""

import datetime
from collections.abc import Mapping

import pytest

from speelveld import catalogue
from speelveld.board.presenters.sides import present_sides
from speelveld.board.queries import CONDITIONS_QUESTIONNAIRE, get_employees_view, list_views
from speelveld.catalogue import instruments
from speelveld.results import queries
from speelveld.results.operations import release_wave
from speelveld.results.queries import find_release_before
from speelveld.surveys import operations as surveys
from speelveld.surveys.models import Wave
from speelveld.surveys.queries import get_wave_to_compare
from tests.board.conftest import SignIn
from tests.board.views.test_conditions_by_side import say
from tests.factories import Cast
from tests.surveys.starting import let_start

DAY = datetime.date(2026, 3, 2)
ENOUGH = {"beuk": 22, "eik": 15, "keuken+nacht": 12, "noord": 18, "zuid": 12}
TO_DO, BUSY = bytes([0] * 7), bytes([1] * 7)
EMPLOYEES = 4  # their place among the sides


@pytest.fixture(autouse=True)
def _read_afresh() -> None:
    queries._read.cache_clear()


def find_questionnaire() -> instruments.Instrument:
    return next(one for one in instruments.list_instruments() if one.key == CONDITIONS_QUESTIONNAIRE)


def ask(cast: Cast, counts: Mapping[str, int], instrument: instruments.Instrument | None = None) -> Wave:
    """A closed wave in which eight of ten say that everything is still to be done."""
    olga, asked = cast.actor("olga"), instrument or find_questionnaire()
    wave = surveys.create_wave(
        organisation=cast.organisation, by=olga, opens_on=DAY, closes_on=DAY + datetime.timedelta(days=18),
        contact="Olga", title="Hoe zie jij het?", instrument=instruments.to_dict(asked),
    )  # fmt: skip
    let_start(wave, olga)
    surveys.launch_wave(wave=wave, by=olga, today=DAY)
    n_items = len(asked.items)
    answers = {
        key: [(BUSY if number % 5 == 0 else TO_DO).ljust(n_items, b"\0")[:n_items] for number in range(n)]
        for key, n in counts.items()
        if n
    }
    surveys.store_answers(wave=wave, answers_by_group=answers)
    surveys.close_wave(wave=wave, by=olga, today=DAY + datetime.timedelta(days=18))
    release_wave(wave=wave, by=olga)
    return wave


def test_the_questionnaire_has_one_statement_for_each_condition() -> None:
    asked = find_questionnaire()
    assert tuple(factor.key for factor in asked.factors) == catalogue.CONDITIONS
    assert [len(factor.items) for factor in asked.factors] == [1] * 7
    for language in ("nl", "en"):
        names = {key: catalogue.condition(key, language).name for key in catalogue.CONDITIONS}
        assert {factor.key: factor.title[language] for factor in asked.factors} == names


def test_what_employees_say_stands_beside_the_others_and_the_gap_is_named(
    cast: Cast, sign_in: SignIn
) -> None:
    say(cast, "dirk", "director", rights="in_order", ownership="to_do")
    ask(cast, ENOUGH)
    sides = present_sides(list_views(cast.organisation), get_employees_view(cast.organisation))
    rights = next(row for row in sides.rows if row.key == "rights")
    assert rights.said[EMPLOYEES].parts == ("hooguit 5% op orde", "20% loopt", "80% nog te doen")
    assert rights.said[EMPLOYEES].mean == pytest.approx(0.2, abs=0.1)
    assert (rights.best, rights.worst) == ("Directie", "Medewerkers")
    assert [row.key for row in sides.differing] == ["rights"]
    page = sign_in(cast.bram).get("/linde/conditions/").content.decode()
    assert "Het gunstigst: Directie. Het minst: Medewerkers." in page
    assert "80% nog te doen" in page and "‘Hoe zie jij het?’" in page
    assert "80% nog te doen" in sign_in(cast.bram).get("/linde/conditions/rights/").content.decode()


def test_of_fewer_than_ten_answers_nothing_is_shown(cast: Cast, sign_in: SignIn) -> None:
    ask(cast, {"beuk": 9})
    sides = present_sides((), get_employees_view(cast.organisation))
    assert {row.said[EMPLOYEES] for row in sides.rows} == {sides.rows[0].said[EMPLOYEES]}
    assert sides.rows[0].said[EMPLOYEES].mean is None
    page = sign_in(cast.olga).get("/linde/conditions/").content.decode()
    assert "te weinig medewerkers om iets te laten zien" in page
    assert "%" not in page.partition("<tbody")[2].partition("</section>")[0]


def test_without_a_survey_the_page_tells_how_to_ask(cast: Cast, sign_in: SignIn) -> None:
    assert "Naar de metingen" in sign_in(cast.olga).get("/linde/conditions/").content.decode()
    assert (
        "kies de vragenlijst ‘Zeven voorwaarden’"
        in sign_in(cast.bram).get("/linde/conditions/").content.decode()
    )


def test_another_survey_in_between_does_not_stop_a_comparison(cast: Cast) -> None:
    long = instruments.list_instruments()[0]
    first = ask(cast, ENOUGH, long)
    ask(cast, ENOUGH)
    again = ask(cast, ENOUGH, long)
    before = find_release_before(again)
    assert before is not None and before.wave == first
    assert get_wave_to_compare(again) == first
    assert next(row for row in again.tree if row["key"] == "beuk")["n_stayers"] == 24


def test_another_organisation_does_not_read_it(cast: Cast) -> None:
    ask(cast, ENOUGH)
    assert get_employees_view(cast.elsewhere) is None
