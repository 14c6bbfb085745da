"""Reads the guide for managers: modules, situations, self-check, signals, preparation and further help."""

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from speelveld.catalogue.guide_entries import (
    MODULES,
    GuideFrame,
    GuideModule,
    GuideSituation,
    Preparation,
    ResourceGroup,
    SelfCheck,
    Signals,
    Synonym,
)
from speelveld.catalogue.languages import speak
from speelveld.catalogue.reading import find_content, read_entries, read_entry

T = TypeVar("T")
KEYS: tuple[str, ...] = tuple(key for keys in MODULES.values() for key in keys)


@cache
def _read_one(cls: Any, folder: Path, file: str) -> Any:
    return read_entry(cls, folder, file)


@cache
def _read_list(cls: Any, folder: Path, file: str) -> tuple[Any, ...]:
    return read_entries(cls, folder, file)


def _get(cls: type[T], language: str, name: str) -> T:
    kind: Any = cls  # mypy takes a type variable for unhashable
    found: T = _read_one(kind, find_content(), f"{speak(language)}/guide/{name}.yaml")
    return found


def _list(cls: type[T], language: str, name: str) -> tuple[T, ...]:
    kind: Any = cls
    return _read_list(kind, find_content(), f"{speak(language)}/guide/{name}.yaml")


def frame(language: str) -> GuideFrame:
    return _get(GuideFrame, language, "frame")


def module(key: str, language: str) -> GuideModule:
    """One module; KeyError when unknown."""
    if key not in KEYS:
        raise KeyError(key)
    return _get(GuideModule, language, f"modules/{key}")


def modules(language: str) -> tuple[GuideModule, ...]:
    """All modules in reading order."""
    return tuple(module(key, language) for key in KEYS)


def situations(language: str) -> tuple[GuideSituation, ...]:
    return _list(GuideSituation, language, "situations")


def self_check(language: str) -> SelfCheck:
    return _get(SelfCheck, language, "self-check")


def signals(language: str) -> Signals:
    return _get(Signals, language, "signals")


def preparation(language: str) -> Preparation:
    return _get(Preparation, language, "preparation")


def resources(language: str) -> tuple[ResourceGroup, ...]:
    return _list(ResourceGroup, language, "resources")


def synonyms(language: str) -> tuple[Synonym, ...]:
    return _list(Synonym, language, "synonyms")
