"""What content/text_guard must hold, what is said of a mistake in it, and words that a place adds."""

import shutil
from pathlib import Path

import pytest

from speelveld.catalogue.errors import ContentError
from speelveld.catalogue.reading import OWN_CONTENT
from speelveld.catalogue.text_guard import LANGUAGES, advise, guard, read_vocabulary
from speelveld.catalogue.text_guard_model import read_models
from speelveld.science.text_guard import CATEGORIES, Finding, Guard


@pytest.fixture
def own_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(OWN_CONTENT / "text_guard", tmp_path / "text_guard")
    monkeypatch.setenv("SPEELVELD_CONTENT", str(tmp_path))
    return tmp_path / "text_guard"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_words(language: str) -> None:
    for category in CATEGORIES:
        advice = advise(Finding(0, 1, category), language)
        assert advice.reason
        assert advice.suggestion
    assert "112" in advise(Finding(0, 1, "symptom", urgent=True), language).suggestion


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_term_has_a_reason(language: str) -> None:
    vocabulary = read_vocabulary(OWN_CONTENT / "text_guard", language)
    kinds = {name.rstrip("?") for name in vocabulary.terms} | set(vocabulary.patterns)
    assert kinds <= set(CATEGORIES)
    assert set(vocabulary.persons) - {"innocent"} <= set(CATEGORIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_speak_of_groups_that_exist(language: str) -> None:
    vocabulary = read_vocabulary(OWN_CONTENT / "text_guard", language)
    known = {
        *vocabulary.classes,
        *CATEGORIES,
        "first",
        "surname",
        "particle",
        "name",
        "num",
        "year",
        "word",
        "Cap",
        "aged",
        "drugish",
        "carerish",
    }
    lines = [
        line for lines in (*vocabulary.patterns.values(), *vocabulary.persons.values()) for line in lines
    ]
    used = {
        choice[1:-1]
        for line in (*lines, *vocabulary.innocent)
        for piece in line.replace("[", " ").replace("]", " ").split()
        for choice in piece.strip("?*!").split("|")
        if choice.startswith("<") and choice.endswith(">")
    }
    assert used <= known


def test_a_place_may_add_words_of_its_own(own_content: Path) -> None:
    text = "De wroetkwijn van Kim is over."
    assert Guard(read_vocabulary(own_content, "nl")).check(text, "note") == []
    with (own_content / "nl" / "terms.txt").open("a", encoding="utf-8") as file:
        file.write("\n= diagnosis\nwroetkwijn\n")
    (mark,) = guard("nl").check(text, "note")
    assert text[mark.start : mark.end] == "wroetkwijn"


def test_a_mistake_in_a_pattern_is_told_with_its_file(own_content: Path) -> None:
    (own_content / "nl" / "patterns.txt").write_text("= symptom\nmet_<name>\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"text_guard/nl/patterns\.txt"):
        read_vocabulary(own_content, "nl")


def test_a_missing_file_is_told(own_content: Path) -> None:
    (own_content / "nl" / "terms.txt").unlink()
    with pytest.raises(ContentError, match=r"terms\.txt.*does not exist"):
        read_vocabulary(own_content, "nl")


@pytest.mark.parametrize("text", ["", "{}", '{"weights": "AAAA", "scale": 1, "bias": 0, "threshold": 1}'])
def test_weights_that_cannot_be_read_are_told(own_content: Path, text: str) -> None:
    (own_content / "nl" / "model.json").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=r"model\.json"):
        read_models(own_content, "nl")


def test_another_language_gets_the_dutch_guard() -> None:
    assert guard("nl-be") is guard("nl")
    assert guard("fr") is guard("nl")
