"""What the knowledge must hold, whatever the words."""

import pytest
from django.utils import translation

from speelveld import catalogue
from speelveld.board.models import ConditionJudgement, Cycle, Level, Measure, Stage
from speelveld.catalogue import LANGUAGES
from speelveld.catalogue.instruments import load_instrument
from speelveld.catalogue.reading import OWN_CONTENT
from speelveld.catalogue.walking import read_all, walk

OWN_INSTRUMENT = OWN_CONTENT / "instruments" / "speelveld-13.yaml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_has_what_the_board_shows(language: str) -> None:
    texts = catalogue.cells(language)
    assert len(texts) == 9
    assert texts[0].level == texts[1].level == texts[2].level == "organisation"
    for text in texts:
        assert 3 <= len(text.measures) <= 8
        assert 3 <= len(text.questions) <= 5
        assert text.invitation.minutes <= 20
        assert text.case.covers
        assert all(measure.minutes <= 30 and measure.factors for measure in text.measures)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_condition_has_three_to_five_checks_and_a_question(language: str) -> None:
    for condition in catalogue.conditions(language):
        assert 3 <= len(condition.checks) <= 5
        assert condition.questions


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_factor_has_a_small_step_in_quotes_and_measures(language: str) -> None:
    for factor in catalogue.factors(language):
        assert "‘" in factor.step
        assert "’" in factor.step
        assert factor.minutes <= 20
        assert factor.measures


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_measure_of_a_factor_says_that_it_works_on_it(language: str) -> None:
    for factor in catalogue.factors(language):
        for key in factor.measures:
            assert factor.key in catalogue.measure(key, language).factors, key


def test_six_reasons_are_given() -> None:
    assert len(catalogue.frame("nl").why) == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_factors_are_called_what_our_instrument_calls_them(language: str) -> None:
    asked = {
        one.key: one.title[language]
        for one in load_instrument(OWN_INSTRUMENT).factors
        if one.kind == "factor"
    }
    assert {one.key: one.name for one in catalogue.factors(language)} == asked


def test_names_are_those_of_the_board() -> None:
    frame = catalogue.frame("nl")
    with translation.override("nl"):
        assert [(one.key, one.name) for one in frame.stages] == [(one.value, str(one.label)) for one in Stage]
        assert [(one.key, one.name) for one in frame.levels] == [(one.value, str(one.label)) for one in Level]
        assert [(one.key, one.name) for one in frame.steps] == [
            (one.value, str(one.label)) for one in Cycle.Step
        ]
        kinds = [(one.value, str(one.label)) for one in Measure.Kind]
        assert [(one.key, one.name.lower()) for one in frame.kinds] == kinds
    assert {"to_do", "busy", "in_order"} == set(ConditionJudgement.Judgement.values)


def test_keys_fit_the_columns_that_keep_them() -> None:
    keys = [
        entry.key for text in read_all("nl").values() for _, entry in walk(text, "") if hasattr(entry, "key")
    ]
    assert max(len(key) for key in keys) <= 80
    assert max(len(key) for key in catalogue.CONDITIONS) <= 20


def test_an_unknown_language_reads_dutch() -> None:
    assert catalogue.frame("nl-be") == catalogue.frame("fr") == catalogue.frame("nl")
    assert catalogue.frame("en-gb") == catalogue.frame("en")


def test_what_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        catalogue.cell("cure", "team", "nl")
    with pytest.raises(KeyError):
        catalogue.factor("luck", "nl")
    with pytest.raises(KeyError):
        catalogue.measure("gym", "nl")
    with pytest.raises(KeyError):
        catalogue.condition("luck", "nl")


def test_help_has_a_number_to_call_and_none_is_about_the_employer() -> None:
    phones = {route.key: route.phone for route in catalogue.help_routes("nl")}
    assert phones["suicide-prevention"] == "0800-0113"
    assert phones["mind-korrelatie"] == "0900-1450"
    assert {"company-doctor", "confidential-adviser", "gp"} <= set(phones)
