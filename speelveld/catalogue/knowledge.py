"""Reads the figures and the A-B-C approach."""

from functools import cache
from pathlib import Path

from speelveld.catalogue.knowledge_entries import Approach, Figures
from speelveld.catalogue.languages import speak
from speelveld.catalogue.reading import find_content, read_entry


@cache
def _read_figures(folder: Path, language: str) -> Figures:
    return read_entry(Figures, folder, f"{language}/figures.yaml")


@cache
def _read_approach(folder: Path, language: str) -> Approach:
    return read_entry(Approach, folder, f"{language}/approach.yaml")


def figures(language: str) -> Figures:
    """Numbers of others, each with its source and its trap."""
    return _read_figures(find_content(), speak(language))


def approach(language: str) -> Approach:
    """The A-B-C approach."""
    return _read_approach(find_content(), speak(language))
