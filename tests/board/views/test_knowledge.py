"""Figures show source and trap, the approach leads to squares and measures, in the language of the reader."""

import pytest
from django.utils.html import escape

from speelveld import catalogue
from speelveld.catalogue import knowledge
from tests.board.conftest import SignIn
from tests.factories import Cast

FIGURES = "/linde/knowledge/figures/"
APPROACH = "/linde/knowledge/approach/"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_figure_shows_everything_there_is_to_it(cast: Cast, sign_in: SignIn, language: str) -> None:
    client = sign_in(cast.bram)
    client.cookies["django_language"] = language
    page = client.get(FIGURES).content.decode()
    for one in knowledge.figures(language).figures:
        for words in (one.says, one.unit, one.trap, one.use, one.about, one.source, one.publication):
            assert escape(words) in page, one.key
        assert f'id="f-{one.key}"' in page


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("nl", ["11.000", "409,50", "0,26", "250 tot 400", "-49", "2.800.000.000"]),
        ("en", ["11,000", "409.50", "0.26", "250 to 400", "-49", "2,800,000,000"]),
    ],
)
def test_numbers_are_written_as_the_reader_does(
    cast: Cast, sign_in: SignIn, language: str, numbers: list[str]
) -> None:
    client = sign_in(cast.bram)
    client.cookies["django_language"] = language
    page = client.get(FIGURES).content.decode()
    for number in numbers:
        assert f'<span class="number">{number}</span>' in page


@pytest.mark.parametrize("theme", [one.key for one in knowledge.figures("nl").themes])
def test_a_theme_shows_its_own_figures_only(cast: Cast, sign_in: SignIn, theme: str) -> None:
    page = sign_in(cast.bram).get(f"{FIGURES}?theme={theme}").content.decode()
    for one in knowledge.figures("nl").figures:
        assert (f'id="f-{one.key}"' in page) == (one.theme == theme), one.key
    assert page.count('aria-current="true"') == 1


@pytest.mark.parametrize("theme", ["", "luck", "%00", "x" * 5000])
def test_an_unknown_theme_shows_everything(cast: Cast, sign_in: SignIn, theme: str) -> None:
    page = sign_in(cast.bram).get(f"{FIGURES}?theme={theme}").content.decode()
    assert page.count('id="f-') == len(knowledge.figures("nl").figures)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_approach_shows_everything_and_leads_to_the_squares(
    cast: Cast, sign_in: SignIn, language: str
) -> None:
    client, text = sign_in(cast.olga), knowledge.approach(language)
    client.cookies["django_language"] = language
    page = client.get(APPROACH).content.decode()
    parts = (text.needs, text.communicate, text.evaluate, text.ask, text.insights)
    said = [words for part in parts for point in part.points for words in (point.title, point.text)]
    said += [words for letter in text.letters for one in letter.examples for words in (one.name, one.text)]
    said += [words for one in text.actions for words in (one.title, one.text)]
    for words in (text.lead, text.source, text.directors.text, *said):
        assert escape(words) in page
    for one in text.actions:
        assert f'href="/linde/field/{one.stage}/{one.level}/"' in page
        for key in one.measures:
            assert f'href="/linde/measures/new/?source={key}"' in page
            assert escape(catalogue.measure(key, language).title) in page


def test_who_only_reads_sees_measures_without_a_way_to_choose(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.bram).get(APPROACH).content.decode()
    assert escape(catalogue.measure("less-paperwork", "nl").title) in page
    assert "/new/" not in page


@pytest.mark.parametrize("name", ["olga", "bram"])
def test_knowledge_is_found_from_the_field_and_from_every_square(
    cast: Cast, sign_in: SignIn, name: str
) -> None:
    client = sign_in(getattr(cast, name))
    assert f'href="{FIGURES}"' in client.get("/linde/field/").content.decode()
    for cell in catalogue.cells("nl"):
        page = client.get(f"/linde/field/{cell.stage}/{cell.level}/").content.decode()
        assert f'href="{FIGURES}"' in page and f'href="{APPROACH}"' in page
        for one in knowledge.approach("nl").actions:
            lies_here = (one.stage, one.level) == (cell.stage, cell.level)
            assert (f'href="{APPROACH}#a-{one.key}"' in page) == lies_here


def test_carla_reads_knowledge_at_home_and_not_here(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.carla)
    for address in (FIGURES, APPROACH):
        assert client.get(address).status_code == 404
        assert client.get(address.replace("linde", "populier")).status_code == 200
