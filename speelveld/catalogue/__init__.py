"""Reads and checks content/, and returns frozen entries in one language. Knows nothing of the web."""

from functools import cache
from pathlib import Path

from speelveld.catalogue.entries import (
    CONDITIONS,
    FACTORS,
    KINDS,
    LEVELS,
    STAGES,
    STEPS,
    CellText,
    Check,
    ConditionText,
    FactorText,
    Frame,
    HelpRoute,
    MeasureText,
    Question,
)
from speelveld.catalogue.errors import ContentError
from speelveld.catalogue.languages import LANGUAGES, speak
from speelveld.catalogue.reading import find_content, read_entries, read_entry

__all__ = [
    "CONDITIONS", "FACTORS", "KINDS", "LANGUAGES", "LEVELS", "STAGES", "STEPS", "CellText", "Check", "ConditionText",
    "ContentError", "FactorText", "Frame", "HelpRoute", "MeasureText", "Question", "cell", "cells",
    "condition", "conditions", "factor", "factors", "frame", "help_routes", "measure",
]  # fmt: skip


@cache
def _read_frame(folder: Path, language: str) -> Frame:
    return read_entry(Frame, folder, f"{language}/frame.yaml")


@cache
def _read_cell(folder: Path, stage: str, level: str, language: str) -> CellText:
    return read_entry(CellText, folder, f"{language}/cells/{stage}-{level}.yaml")


@cache
def _read_conditions(folder: Path, language: str) -> tuple[ConditionText, ...]:
    return read_entries(ConditionText, folder, f"{language}/conditions.yaml")


@cache
def _read_factors(folder: Path, language: str) -> tuple[FactorText, ...]:
    return read_entries(FactorText, folder, f"{language}/factors.yaml")


@cache
def _read_help(folder: Path, language: str) -> tuple[HelpRoute, ...]:
    return read_entries(HelpRoute, folder, f"{language}/help.yaml")


def frame(language: str) -> Frame:
    """Stages, levels, kinds, steps of the cycle, and why one would begin."""
    return _read_frame(find_content(), speak(language))


def cell(stage: str, level: str, language: str) -> CellText:
    """One of the nine cells; KeyError when there is no such cell."""
    if stage not in STAGES or level not in LEVELS:
        raise KeyError((stage, level))
    return _read_cell(find_content(), stage, level, speak(language))


def cells(language: str) -> tuple[CellText, ...]:
    """All nine, level by level."""
    return tuple(cell(stage, level, language) for level in LEVELS for stage in STAGES)


def conditions(language: str) -> tuple[ConditionText, ...]:
    """The seven conditions for success."""
    return _read_conditions(find_content(), speak(language))


def condition(key: str, language: str) -> ConditionText:
    """One condition; KeyError when unknown."""
    by_key: dict[str, ConditionText] = {one.key: one for one in conditions(language)}
    return by_key[key]


def factors(language: str) -> tuple[FactorText, ...]:
    """The thirteen factors."""
    return _read_factors(find_content(), speak(language))


def factor(key: str, language: str) -> FactorText:
    """One factor; KeyError when unknown."""
    by_key: dict[str, FactorText] = {one.key: one for one in factors(language)}
    return by_key[key]


def measure(key: str, language: str) -> MeasureText:
    """A recommended measure; KeyError when unknown."""
    return {one.key: one for text in cells(language) for one in text.measures}[key]


def help_routes(language: str) -> tuple[HelpRoute, ...]:
    """Where somebody finds help."""
    return _read_help(find_content(), speak(language))
