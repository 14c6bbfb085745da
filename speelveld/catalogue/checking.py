"""Checks what one file cannot tell: complete lists, unique keys, references, and the two languages alike."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from speelveld import catalogue
from speelveld.catalogue.entries import (
    CONDITIONS,
    FACTORS,
    KINDS,
    LEVELS,
    STAGES,
    STEPS,
    MeasureText,
    Question,
)
from speelveld.catalogue.errors import ContentError
from speelveld.catalogue.guide_checking import check_guide
from speelveld.catalogue.knowledge_checking import check_knowledge
from speelveld.catalogue.walking import read_all, walk

# What is not language has to be the same in every language.
WITHOUT_WORDS = re.compile(
    r"\.(kind|minutes|side|phone|url|doer|group|module|stage|level|theme|term|certainty|value|upto|year)$|^group$"
    r"|\.(factors|measures|modules|covers)\.\d+$|^(covers|helps)\.\d+$"
)


def find_problems() -> list[ContentError]:
    """Return everything that is wrong in content/; an unreadable file is told alone."""
    try:
        problems = [problem for language in catalogue.LANGUAGES for problem in _check_language(language)]
    except ContentError as error:
        return [error]
    return problems + list(_compare_languages())


def _check_language(language: str) -> Iterator[ContentError]:
    yield from _check_cells(language)
    yield from _check_lists(language)
    yield from _check_keys(language, MeasureText, "measure")
    yield from _check_keys(language, Question, "question")
    yield from _check_references(language)
    yield from check_guide(language)
    yield from check_knowledge(language)


def _check_cells(language: str) -> Iterator[ContentError]:
    for stage in STAGES:
        for level in LEVELS:
            text = catalogue.cell(stage, level, language)
            if (text.stage, text.level) != (stage, level):
                file = f"{language}/cells/{stage}-{level}.yaml"
                problem = f"is about {text.stage} and {text.level}."
                yield ContentError(file, "top", problem, "Make stage and level equal to the file's name.")


def _check_lists(language: str) -> Iterator[ContentError]:
    frame = catalogue.frame(language)
    yield from _check_list(f"{language}/frame.yaml", "stages", STAGES, (one.key for one in frame.stages))
    yield from _check_list(f"{language}/frame.yaml", "levels", LEVELS, (one.key for one in frame.levels))
    yield from _check_list(f"{language}/frame.yaml", "kinds", KINDS, (one.key for one in frame.kinds))
    yield from _check_list(f"{language}/frame.yaml", "steps", STEPS, (one.key for one in frame.steps))
    keys = (one.key for one in catalogue.conditions(language))
    yield from _check_list(f"{language}/conditions.yaml", "top", CONDITIONS, keys)
    yield from _check_list(
        f"{language}/factors.yaml", "top", FACTORS, (one.key for one in catalogue.factors(language))
    )


def _check_list(file: str, place: str, wanted: Iterable[str], found: Iterable[str]) -> Iterator[ContentError]:
    counts = Counter(found)
    for key in wanted:
        if counts[key] != 1:
            problem = f"has {counts[key]} entries with the key {key!r}."
            yield ContentError(file, place, problem, "Keep exactly one.")


def _check_keys(language: str, cls: type, noun: str) -> Iterator[ContentError]:
    seen: dict[str, str] = {}
    for file, content in read_all(language).items():
        for place, entry in walk(content, ""):
            if isinstance(entry, cls):
                key = str(getattr(entry, "key", ""))
                if key in seen:
                    problem = f"uses the key of the {noun} at {seen[key]}."
                    yield ContentError(f"{language}/{file}", place, problem, "Choose another key.")
                seen[key] = f"{file} {place}"


def _check_references(language: str) -> Iterator[ContentError]:
    known = {one.key for text in catalogue.cells(language) for one in text.measures}
    for factor in catalogue.factors(language):
        for key in factor.measures:
            if key not in known:
                problem = f"names the measure {key!r}, which no square has."
                yield ContentError(
                    f"{language}/factors.yaml", f"{factor.key}.measures", problem, "Correct or remove it."
                )


def _compare_languages() -> Iterator[ContentError]:
    first, *others = catalogue.LANGUAGES
    for other in others:
        for file, content in read_all(first).items():
            yield from _compare_files(file, (first, content), (other, read_all(other)[file]))


def _compare_files(file: str, one: tuple[str, Any], other: tuple[str, Any]) -> Iterator[ContentError]:
    mine, theirs = dict(walk(one[1], "")), dict(walk(other[1], ""))
    for place in sorted(mine.keys() ^ theirs.keys()):
        lacking = other[0] if place in mine else one[0]
        remedy = f"Add it to {lacking}, or remove it from the other language."
        yield ContentError(f"{lacking}/{file}", place, "is missing.", remedy)
    for place in sorted(mine.keys() & theirs.keys()):
        if WITHOUT_WORDS.search(place) and mine[place] != theirs[place]:
            problem = f"has {theirs[place]!r}, and {one[0]} has {mine[place]!r}."
            yield ContentError(f"{other[0]}/{file}", place, problem, "Make them equal.")
