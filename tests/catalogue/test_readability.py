"""A rough guard for plain language: short sentences in both languages."""

import re
from collections.abc import Iterator

import pytest

from speelveld.catalogue import LANGUAGES
from speelveld.catalogue.walking import read_all, walk

LONGEST = 25
HIGHEST_MEAN = 14
NOT_PROSE = (
    "key",
    "covers",
    "factors",
    "measures",
    "kind",
    "side",
    "stage",
    "level",
    "phone",
    "url",
    "minutes",
    "doer",
    "group",
    "module",
    "modules",
    "helps",
    "words",
    "means",
    "theme",
    "certainty",
    "value",
    "upto",
    "year",
    "source",
    "publication",
    "maker",
)
BREAK = re.compile(r"(?<=[.?!])[’')]*\s+|\n\s*\n|\n- ")


def split_sentences(text: str) -> list[str]:
    return [one for one in BREAK.split(text) if re.search(r"\w", one)]


def list_sentences(language: str) -> Iterator[tuple[str, str]]:
    for file, content in read_all(language).items():
        for place, text in walk(content, ""):
            is_prose = not re.search(rf"\b({'|'.join(NOT_PROSE)})(\.\d+)?$", place)
            if isinstance(text, str) and is_prose:
                yield from ((f"{file} {place}", one) for one in split_sentences(text))


def count_words(sentence: str) -> int:
    return len(re.findall(r"\w[\w'’-]*", sentence))


def test_sentences_are_split_where_a_reader_pauses() -> None:
    text = "Vraag: ‘Wat helpt?’ Schrijf het op.\n\n- een les;\n- een pauze."
    assert [count_words(one) for one in split_sentences(text)] == [3, 3, 2, 2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_too_long_to_follow(language: str) -> None:
    long = [(place, one) for place, one in list_sentences(language) if count_words(one) > LONGEST]
    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short_on_average_in_every_file(language: str) -> None:
    by_file: dict[str, list[int]] = {}
    for place, one in list_sentences(language):
        by_file.setdefault(place.split()[0], []).append(count_words(one))
    assert set(by_file) == set(read_all(language)) - {"guide/synonyms.yaml"}
    assert {file: sum(n) / len(n) for file, n in by_file.items() if sum(n) / len(n) >= HIGHEST_MEAN} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_use_no_em_dash_and_do_not_shout(language: str) -> None:
    assert [one for one in list_sentences(language) if re.search(r"[—–!]", one[1])] == []
