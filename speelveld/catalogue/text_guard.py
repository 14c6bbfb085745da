"""Reads content/text_guard and returns a guard, ready to use. A place may add words of its own to those files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from speelveld.catalogue.errors import ContentError
from speelveld.catalogue.reading import find_content, read_entries
from speelveld.catalogue.text_guard_model import read_models
from speelveld.science.text_guard import Finding, Guard, PatternError, Vocabulary, read_pattern

Sections = dict[str, tuple[str, ...]]
LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Advice:
    """Why a phrase is marked, and what to write instead."""

    key: str
    reason: str
    suggestion: str


def guard(language: str) -> Guard:
    """Return the guard of a language; other languages than ours get the Dutch one."""
    return _build(find_content() / "text_guard", _speak(language))


def advise(finding: Finding, language: str) -> Advice:
    """Return what to tell the writer about a mark."""
    return read_advice(language)["urgent" if finding.urgent else finding.category]


def read_advice(language: str) -> dict[str, Advice]:
    """Return all advice in a language, by its key."""
    return _read_advice(find_content(), _speak(language))


def _speak(language: str) -> str:
    return language[:2] if language[:2] in LANGUAGES else "nl"


@cache
def _read_advice(folder: Path, language: str) -> dict[str, Advice]:
    return {one.key: one for one in read_entries(Advice, folder, f"text_guard/{language}/messages.yaml")}


@cache
def _build(folder: Path, language: str) -> Guard:
    return Guard(read_vocabulary(folder, language), read_models(folder, language))


def read_vocabulary(folder: Path, language: str) -> Vocabulary:
    """Read the words of a language and those that both share."""
    return Vocabulary(
        language=language,
        terms=_join(_read_words(folder, language, "terms"), _read_words(folder, "shared", "terms")),
        compounds=_join(
            _read_words(folder, language, "compounds"), _read_words(folder, "shared", "compounds")
        ),
        classes=_read_words(folder, language, "classes"),
        patterns=_read_lines(folder, language, "patterns"),
        innocent=_read_lines(folder, language, "innocent").get("", ()),
        contexts=_read_words(folder, language, "contexts"),
        names=_join(_read_words(folder, language, "names"), _read_words(folder, "shared", "names")),
        persons=_read_lines(folder, language, "persons"),
        ordinary=_read_words(folder, language, "ordinary").get("", ()),
    )


def _join(own: Sections, shared: Sections) -> Sections:
    return {name: (*own.get(name, ()), *shared.get(name, ())) for name in {**own, **shared}}


def _read_words(folder: Path, language: str, name: str) -> Sections:
    """Read a file in which entries stand one after another with commas between them."""
    return {
        section: tuple(
            entry for line in lines for entry in (part.strip() for part in line.split(",")) if entry
        )
        for section, lines in _read_sections(folder, language, name).items()
    }


def _read_lines(folder: Path, language: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """Read a file with one pattern per line, and say which line is not a pattern."""
    sections = _read_sections(folder, language, name)
    for lines in sections.values():
        for line in lines:
            try:
                read_pattern(line, "symptom")
            except PatternError as error:
                raise ContentError(f"text_guard/{language}/{name}.txt", "a line", str(error), "") from None
    return sections


def _read_sections(folder: Path, language: str, name: str) -> Sections:
    found: dict[str, list[str]] = {}
    section = ""
    for line in _read_file(folder / language / f"{name}.txt", f"text_guard/{language}/{name}.txt"):
        if line.startswith("= "):
            section = line[2:]
            found.setdefault(section, [])
        else:
            found.setdefault(section, []).append(line)
    return {section: tuple(lines) for section, lines in found.items()}


def _read_file(path: Path, file: str) -> Iterator[str]:
    if not path.is_file():
        raise ContentError(file, "the file", "does not exist.", f"Put it at {path}.")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()
