"""What our own questionnaire promises: thirteen factors of three, plain sentences, both directions, two languages."""

import re
from collections import Counter
from pathlib import Path

import pytest

from speelveld.catalogue.instruments import Factor, Instrument, load_instrument
from speelveld.catalogue.reading import OWN_CONTENT

INSTRUMENT: Instrument = load_instrument(OWN_CONTENT / "instruments" / "speelveld-13.yaml")
METHOD = Path(__file__).resolve().parents[2] / "docs" / "method" / "instrument.md"
FACTORS = [factor for factor in INSTRUMENT.factors if factor.kind == "factor"]
OUTCOMES = {factor.key: factor for factor in INSTRUMENT.factors if factor.kind == "outcome"}
LONGEST = 14  # words


def list_words(text: str) -> list[str]:
    return re.findall(r"[\w'’-]+", text)


def test_there_are_thirteen_factors_of_three_statements() -> None:
    assert len(FACTORS) == 13
    assert {len(factor.items) for factor in FACTORS} == {3}


def test_the_outcomes_are_short_and_these() -> None:
    assert {key: len(factor.items) for key, factor in OUTCOMES.items()} == {
        "energy": 2, "resilience": 2, "motivation": 2, "work_ability": 3, "recommend": 1,
    }  # fmt: skip


@pytest.mark.parametrize("factor", FACTORS, ids=lambda factor: factor.key)
def test_each_factor_has_one_statement_turned_round(factor: Factor) -> None:
    """Who agrees with everything must not end high on everything."""
    assert sum(INSTRUMENT.item(key).reverse for key in factor.items) == 1


def test_agreeing_with_everything_is_never_a_high_score() -> None:
    (scale,) = INSTRUMENT.scales
    for factor in FACTORS:
        signs = [INSTRUMENT.item(key).reverse for key in factor.items]
        mean = sum(scale.minimum if turned else scale.maximum for turned in signs) / len(signs)
        assert mean < scale.maximum


def test_every_statement_is_answered_on_one_scale_of_five() -> None:
    (scale,) = INSTRUMENT.scales
    assert [option.value for option in scale.options] == [1, 2, 3, 4, 5]
    assert {item.scale for item in INSTRUMENT.items} == {scale.key}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_statement_is_one_short_sentence(language: str) -> None:
    for item in INSTRUMENT.items:
        text = item.text[language]
        assert len(list_words(text)) <= LONGEST, text
        assert re.fullmatch(r"[^.?!;:()]+\.", text), text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_statement_occurs_twice(language: str) -> None:
    texts = Counter(item.text[language].lower() for item in INSTRUMENT.items)
    assert max(texts.values()) == 1


def test_a_statement_that_is_turned_round_has_no_denial_in_it() -> None:
    """To disagree with something that is not so is hard to think through."""
    turned = [item.text["nl"].lower() for item in INSTRUMENT.items if item.reverse]
    assert [text for text in turned if {"niet", "geen", "nooit", "zonder"} & set(list_words(text))] == []


def test_screens_hold_one_theme_of_four_to_six_statements() -> None:
    assert all(4 <= len(screen.items) <= 6 for screen in INSTRUMENT.screens)
    for factor in INSTRUMENT.factors:
        holding = {
            screen.title["nl"] for screen in INSTRUMENT.screens if set(screen.items) & set(factor.items)
        }
        assert len(holding) == 1, factor.key


def test_it_takes_six_to_eight_minutes() -> None:
    assert 6 <= INSTRUMENT.minutes <= 8
    assert 6 <= len(INSTRUMENT.items) * 8 / 60 <= 8, "at eight seconds a statement"


def test_it_has_a_licence_and_a_change_log_that_starts_with_this_version() -> None:
    assert "CC BY 4.0" in INSTRUMENT.licence
    assert INSTRUMENT.source["changes"][0]["version"] == INSTRUMENT.version


def test_the_method_page_is_about_this_version_and_every_factor() -> None:
    page = METHOD.read_text(encoding="utf-8")
    assert f"version {INSTRUMENT.version}" in page
    assert f"{len(INSTRUMENT.items)} statements" in page
    for factor in FACTORS:
        assert f"| {factor.key} |" in page
    if "beta" in INSTRUMENT.version:
        assert "has not been validated" in page
