"""Checks what the shapes of figures and approach cannot tell: whole lists, keys, numbers, years and references."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from speelveld import catalogue
from speelveld.catalogue import knowledge
from speelveld.catalogue.errors import ContentError
from speelveld.catalogue.knowledge_entries import CERTAINTIES, LETTERS, THEMES, FigureText

NUMBER = re.compile(r"-?\d+(\.\d+)?")
YEAR = re.compile(r"(19|20)\d\d")


def check_knowledge(language: str) -> Iterator[ContentError]:
    yield from _check_figures(language)
    yield from _check_approach(language)


def _check_figures(language: str) -> Iterator[ContentError]:
    file, page = f"{language}/figures.yaml", knowledge.figures(language)
    yield from _check_whole(file, "themes", (one.key for one in page.themes), THEMES)
    yield from _check_whole(file, "certainties", (one.key for one in page.certainties), CERTAINTIES)
    yield from _check_once(file, "figures", (one.key for one in page.figures))
    for figure in page.figures:
        yield from _check_numbers(file, figure)


def _check_numbers(file: str, figure: FigureText) -> Iterator[ContentError]:
    place = f"figures.{figure.key}"
    for name, text in (("value", figure.value), ("upto", figure.upto)):
        if text and not NUMBER.fullmatch(text):
            remedy = 'Write digits in quotes, with a point before decimals, as "11000" or "0.26".'
            yield ContentError(file, f"{place}.{name}", f"has {text!r}, which is no number.", remedy)
    if figure.year and not YEAR.fullmatch(figure.year):
        remedy = "Give four digits in quotes, or leave year out when the source does not tell."
        yield ContentError(file, f"{place}.year", f"has {figure.year!r}, which is no year.", remedy)


def _check_approach(language: str) -> Iterator[ContentError]:
    file, page = f"{language}/approach.yaml", knowledge.approach(language)
    yield from _check_whole(file, "letters", (one.key for one in page.letters), LETTERS)
    yield from _check_once(file, "actions", (one.key for one in page.actions))
    known = {one.key for text in catalogue.cells(language) for one in text.measures}
    for action in page.actions:
        for key in action.measures:
            if key not in known:
                problem = f"names the measure {key!r}, which no square has."
                yield ContentError(file, f"{action.key}.measures", problem, "Correct or remove it.")


def _check_whole(
    file: str, place: str, keys: Iterable[str], wanted: tuple[str, ...]
) -> Iterator[ContentError]:
    if tuple(keys) != wanted:
        remedy = f"Give one entry for each, in this order: {', '.join(wanted)}."
        yield ContentError(file, place, "is not the whole list.", remedy)


def _check_once(file: str, place: str, keys: Iterable[str]) -> Iterator[ContentError]:
    for key, count in Counter(keys).items():
        if count > 1:
            yield ContentError(file, f"{place}.{key}", "stands here twice.", "Choose another key.")
