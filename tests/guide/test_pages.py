"""What the pages of the guide say, in both languages, and that no page asks to send what is private."""

import gzip
import re
from typing import Any

import pytest
import yaml
from django.test import Client
from django.utils import translation

from speelveld.catalogue import guide
from speelveld.catalogue.guide_entries import GROUPS, MODULES
from speelveld.catalogue.reading import OWN_CONTENT
from speelveld.guide.presenters.modules import present_module
from speelveld.guide.presenters.reading import WORDS_A_MINUTE, count_minutes, count_words
from speelveld.guide.presenters.shelves import list_shelves
from tests.factories import Cast
from tests.guide.conftest import PAGES, sign_in

FORM = re.compile(r"<form.*?</form>", re.S)


@pytest.fixture
def reader(cast: Cast) -> Client:
    return sign_in(cast.anna)


@pytest.mark.parametrize("key", guide.KEYS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_module_shows_all_its_parts(reader: Client, key: str, language: str) -> None:
    reader.cookies.load({"django_language": language})
    response = reader.get(f"/linde/guide/modules/{key}/", headers={"accept-language": language})
    page, text = response.content.decode(), guide.module(key, language)
    assert f'<html lang="{language}">' in page
    wanted = [
        text.title, text.summary, *text.short, *text.checklist, text.law, text.origin,
        *(section.title for section in text.sections),
        *(action.text for section in text.sections for action in section.actions),
        *(dilemma.quote for dilemma in text.dilemmas),
        *(role.who for role in text.roles),
    ]  # fmt: skip
    assert [one for one in wanted if one and one not in page] == []
    assert text.words not in page


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_mixes_languages(reader: Client, page: str, language: str) -> None:
    text = reader.get(f"/linde/guide/{page}", headers={"accept-language": language}).content.decode()
    assert f'<html lang="{language}">' in text
    body = re.sub(r"<[^>]+>", " ", text[text.index("<main") : text.index("</main>")])
    foreign = {"nl": r"\b(the|your|with)\b", "en": r"\b(het|een|je|niet)\b"}[language]
    found = re.findall(foreign, re.sub(r"\([^)]*\)|Hey, het is oké", "", body))
    assert found == []


def test_an_unknown_module_is_not_found(reader: Client) -> None:
    assert reader.get("/linde/guide/modules/luck/").status_code == 404


def test_previous_and_next_walk_through_all_modules() -> None:
    key: str | None = guide.KEYS[0]
    walked = []
    while key:
        page = present_module(key)
        assert page.previous is None or page.previous.key == walked[-1]
        walked.append(key)
        key = page.next.key if page.next else None
    assert tuple(walked) == guide.KEYS


def test_shelves_hold_the_modules_in_their_order() -> None:
    assert [[entry.key for entry in shelf.entries] for shelf in list_shelves()] == [
        list(MODULES[group]) for group in GROUPS
    ]


@pytest.mark.parametrize(
    ("words", "minutes"),
    [(0, 1), (1, 1), (WORDS_A_MINUTE, 1), (WORDS_A_MINUTE + 1, 2), (WORDS_A_MINUTE * 5, 5)],
)
def test_minutes_are_rounded_up_from_the_words(words: int, minutes: int) -> None:
    assert count_minutes(words) == minutes


def count_words_of_yaml(value: Any) -> int:
    """Count again on the raw file, another way."""
    if isinstance(value, dict):
        hidden = ("key", "group", "doer", "words", "helps", "covers")
        return sum(count_words_of_yaml(one) for key, one in value.items() if key not in hidden)
    if isinstance(value, list):
        return sum(count_words_of_yaml(one) for one in value)
    return len(re.findall(r"\S+", str(value)))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("key", guide.KEYS)
def test_the_reading_time_follows_from_the_words_of_the_file(key: str, language: str) -> None:
    raw = yaml.safe_load((OWN_CONTENT / language / "guide" / "modules" / f"{key}.yaml").read_text())
    with translation.override(language):
        page = present_module(key)
    n = count_words_of_yaml(raw)
    assert count_words(page.text) == n
    assert page.entry.minutes == -(-n // WORDS_A_MINUTE) <= 8
    assert page.minutes_short == 1


def test_each_action_says_who_does_it(reader: Client) -> None:
    text = reader.get("/linde/guide/modules/call-in-help/").content.decode()
    for name in ("Jij en je medewerker", "Arbodeskundige", "HR"):
        assert name in text


def test_a_search_shows_the_section_and_leads_there(reader: Client) -> None:
    text = reader.get("/linde/guide/search/", {"q": "poortwachter"}).content.decode()
    assert "/linde/guide/modules/call-in-help/#short-absence" in text
    assert "Stappen bij kort verzuim" in text
    assert 'id="short-absence"' in reader.get("/linde/guide/modules/call-in-help/").content.decode()


def test_a_search_without_result_points_to_situations_and_to_help(reader: Client) -> None:
    text = reader.get("/linde/guide/search/", {"q": "qqxxzz<script>"}).content.decode()
    assert "Hier vinden we niets bij" in text
    assert "0800-0113" in text
    assert "<script>" not in text


@pytest.mark.parametrize(
    ("query", "title"), [("zelmoord", "Gaat het om iemands leven?"), ("suicidal", "leven?")]
)
def test_a_life_in_danger_gets_help_and_no_list_of_modules(reader: Client, query: str, title: str) -> None:
    text = reader.get("/linde/guide/search/", {"q": query}).content.decode()
    assert title in text
    assert text.count("0800-0113") == 1
    assert "helpt je verder" not in text and "helpen je verder" not in text


def test_a_search_keeps_no_more_than_it_needs(reader: Client) -> None:
    text = reader.get("/linde/guide/search/", {"q": "a" * 5000}).content.decode()
    assert f'value="{"a" * 200}"' in text


@pytest.mark.parametrize("page", ["self-check/", "signals/", "prepare/"])
def test_nothing_one_ticks_or_writes_for_oneself_is_in_a_form(reader: Client, page: str) -> None:
    text = reader.get(f"/linde/guide/{page}").content.decode()
    assert re.search(r'type="(checkbox|radio)"', text)
    for form in FORM.findall(text):
        assert not re.search(r'<textarea|type="(checkbox|radio|text)"', form)
    assert all('autocomplete="off"' in tag for tag in re.findall(r"<(?:textarea|input [^>]*box)[^>]*>", text))


def test_the_self_check_is_a_list_of_links_without_script(reader: Client) -> None:
    text = reader.get("/linde/guide/self-check/").content.decode()
    for question in guide.self_check("nl").questions:
        assert question.text in text
        assert f'href="/linde/guide/modules/{question.module}/"' in text
    assert text.count('role="radiogroup"') == text.count("hidden>") - 2 == 8


def test_the_law_is_told_where_a_source_is_wider(reader: Client) -> None:
    for page in ("modules/talk/", "modules/call-in-help/", "prepare/"):
        assert "Wat zegt de wet?" in reader.get(f"/linde/guide/{page}").content.decode()


def test_pages_are_light(reader: Client) -> None:
    for page in PAGES:
        assert len(gzip.compress(reader.get(f"/linde/guide/{page}").content)) < 20_000, page
