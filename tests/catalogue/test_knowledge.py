"""Figures carry their source and their trap; the approach points at squares and measures that exist."""

import re
from pathlib import Path

import pytest

from speelveld import catalogue
from speelveld.catalogue import LANGUAGES, knowledge
from speelveld.catalogue.checking import find_problems

FIGURES = {figure.key: figure for figure in knowledge.figures("nl").figures}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_theme_and_every_certainty_has_figures(language: str) -> None:
    page = knowledge.figures(language)
    assert {figure.theme for figure in page.figures} == {theme.key for theme in page.themes}
    assert {figure.certainty for figure in page.figures} == {one.key for one in page.certainties}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_without_a_year_says_so(language: str) -> None:
    said = {"nl": ("staat er niet bij", "staan er niet bij"), "en": ("not given",)}[language]
    for figure in knowledge.figures(language).figures:
        if not figure.year:
            assert any(words in figure.about for words in said), figure.key


def test_money_and_days_of_work_stress_are_of_different_years_and_both_say_so() -> None:
    cost, days = FIGURES["work-stress-cost"], FIGURES["work-stress-days"]
    assert (cost.year, days.year) == ("2020", "2021")
    assert "Deel" in cost.trap and "Deel" in days.trap


def test_the_traps_work_with_sums_that_are_right() -> None:
    turnover, leaver = FIGURES["turnover-rate"], FIGURES["leaver-cost"]
    everybody = 1000 * int(turnover.value) // 100 * int(leaver.value)
    assert f"{everybody:,}".replace(",", ".") in turnover.trap
    assert everybody > int(FIGURES["total-per-thousand"].value)
    day, spell = FIGURES["absence-day"], int(FIGURES["psychological-absence"].value)
    for price in (day.value, day.upto):
        assert f"{int(price) * spell:,}".replace(",", ".") in day.trap
    assert int(FIGURES["mood-disorder"].value) + int(FIGURES["anxiety-disorder"].value) == 135
    assert "135" in FIGURES["mood-disorder"].trap
    assert round(2.8e9 / 9.4e6) == int(FIGURES["work-stress-day"].value)
    posts = [
        float(one.replace(",", ".")) for one in re.findall(r"\(([\d,]+)\)", FIGURES["day-build-up"].says)
    ]
    assert sum(posts) == float(FIGURES["day-build-up"].value)
    assert int(FIGURES["trimbos-saving"].value) / 1e6 == 144


@pytest.mark.parametrize("place", ["says", "trap"])
def test_both_languages_name_the_same_numbers(place: str) -> None:
    english = {figure.key: figure for figure in knowledge.figures("en").figures}
    for key, figure in FIGURES.items():
        mine, theirs = getattr(figure, place), getattr(english[key], place)
        assert _list_digits(mine) == _list_digits(theirs), key


def _list_digits(text: str) -> list[str]:
    return sorted(re.sub(r"[.,]", "", one) for one in re.findall(r"\d[\d.,]*", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_approach_begins_with_directors_and_touches_all_levels(language: str) -> None:
    page = knowledge.approach(language)
    assert page.actions[0] == page.directors.actions[0]
    assert {action.level for action in page.actions} == set(catalogue.LEVELS)
    assert {action.stage for action in page.actions} == set(catalogue.STAGES)
    assert len({action.key for action in page.actions}) == len(page.actions)
    assert all(letter.actions and letter.examples for letter in page.letters)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "figures.yaml", 'value: "11000"', 'value: "11.000 euro"',
            "nl/figures.yaml, figures.work-stress-cost.value: has '11.000 euro', which is no number. "
            'Write digits in quotes, with a point before decimals, as "11000" or "0.26".',
        ),
        (
            "figures.yaml", 'year: "2022"', 'year: "vorig jaar"',
            "nl/figures.yaml, figures.complaints.year: has 'vorig jaar', which is no year. "
            "Give four digits in quotes, or leave year out when the source does not tell.",
        ),
        (
            "figures.yaml", "key: leaver-cost", "key: turnover-rate",
            "nl/figures.yaml, figures.turnover-rate: stands here twice. Choose another key.",
        ),
        (
            "figures.yaml", 'value: "20"', 'value: "21"',
            "en/figures.yaml, figures.complaints.value: has '20', and nl has '21'. Make them equal.",
        ),
        (
            "figures.yaml", "  - key: practice\n", "  - key: returns\n",
            "nl/figures.yaml, themes: is not the whole list. "
            "Give one entry for each, in this order: prevalence, absence, cost, returns, practice.",
        ),
        (
            "approach.yaml", "measures: [less-paperwork]", "measures: [gym]",
            "nl/approach.yaml, directors-paperwork.measures: names the measure 'gym', which no square has. "
            "Correct or remove it.",
        ),
        (
            "approach.yaml", "key: a-ambassadors", "key: a-campaign",
            "nl/approach.yaml, actions.a-campaign: stands here twice. Choose another key.",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_told(own_copy: Path, file: str, old: str, new: str, said: str) -> None:
    change(own_copy / "nl" / file, old, new)
    assert said in [str(problem) for problem in find_problems()]


def test_an_own_figure_in_both_languages_is_read(own_copy: Path) -> None:
    for language in LANGUAGES:
        with (own_copy / language / "figures.yaml").open("a") as file:
            file.write(
                '  - {key: own-turnover, theme: cost, value: "9", unit: "%", says: Ons eigen verloop., about: Wij, '
                "source: HR, publication: Jaarverslag, certainty: read, use: Voor ons., trap: Alleen wij.}\n"
            )
    assert find_problems() == []
    assert knowledge.figures("nl").figures[-1].key == "own-turnover"
