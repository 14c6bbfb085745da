"""Reads what the manager's desk offers beside the guide: adaptations of work, and steps when absence threatens."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from speelveld.catalogue.languages import speak
from speelveld.catalogue.reading import find_content, read_entries, read_entry

Term = Literal["short", "long"]


@dataclass(frozen=True)
class Adaptation:
    """A change in the work to choose together; `sentence` is how an agreement could say it."""

    key: str
    term: Term
    title: str
    text: str
    sentence: str
    employee: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """Who does what."""

    key: str
    who: str
    text: str


@dataclass(frozen=True)
class DeadlineText:
    """A date of the gatekeeper law in words, the rule behind it, and where sources differ."""

    key: str
    title: str
    who: str
    rule: str
    differs: str = ""


@dataclass(frozen=True)
class Agenda:
    """What the social-medical consultation is about, and what it is never about."""

    lead: str
    points: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    lead: str
    steps: tuple[Step, ...]
    record: str


@dataclass(frozen=True)
class AbsenceText:
    lead: str
    short: tuple[Step, ...]
    may: tuple[str, ...]
    never: tuple[str, ...]
    deadlines: tuple[DeadlineText, ...]
    dates: str
    again: str
    agenda: Agenda
    conflict: Conflict
    covers: tuple[str, ...] = ()


@cache
def _read_adaptations(folder: Path, language: str) -> tuple[Adaptation, ...]:
    return read_entries(Adaptation, folder, f"{language}/adaptations.yaml")


@cache
def _read_absence(folder: Path, language: str) -> AbsenceText:
    return read_entry(AbsenceText, folder, f"{language}/absence.yaml")


def adaptations(language: str) -> tuple[Adaptation, ...]:
    """The library of adaptations, those for now first."""
    return _read_adaptations(find_content(), speak(language))


def absence(language: str) -> AbsenceText:
    """What to do when absence threatens."""
    return _read_absence(find_content(), speak(language))
