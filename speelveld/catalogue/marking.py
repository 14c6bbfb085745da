"""Marks in a text that somebody wrote in Dutch, in English or in both, whatever the language of the page.

The full guard of the language in which a text seems to be written reads it. The rules of the other one read along,
without its small model: that has learned its own language only, and takes plain sentences of another for odd ones.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from speelveld.catalogue.reading import find_content
from speelveld.catalogue.text_guard import LANGUAGES, advise, guard, read_advice, read_vocabulary
from speelveld.science.text_guard import Finding, Guard, Kind

# What a text is about decides what may stand in it:
# note     work with one person: no health, no private life
# comment  an open answer: no person, and no health of somebody else
# work     work of many: no health, no private life and no person, but functions ("the works council") may be named
# plan     a group: health as such ("stress in the evening shift"), but not that of one person
Topic = Literal["note", "comment", "work", "plan"]
TOPICS: tuple[Topic, ...] = get_args(Topic)
_READINGS: dict[Topic, tuple[Kind, ...]] = {
    "note": ("note",), "comment": ("comment",), "work": ("note", "comment"), "plan": ("comment",),
}  # fmt: skip
_FUNCTIONS, _SOMEBODYS_HEALTH, _UNREADABLE = "role_unique", "health_other_person", "unreadable"
_PERSONS = frozenset({"person_name", "self_identifying"})

# Small words that stand in nearly every sentence of one language and not in the other.
_TELLING = {
    "nl": frozenset("de het een en van ik je zij zijn dat niet met voor te aan er om ook maar heeft naar bij uit deze "
                    "wordt tot nog als door dan haar hem gaat kan geen".split()),
    "en": frozenset("the and to a that it for on with as was are be this have has not from or by at but they his she "
                    "her will their which so can no".split()),
}  # fmt: skip
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")
_ILL_PICTURES = re.compile("[\U0001f912\U0001f915\U0001f922\U0001f92e\U0001f927\U0001f637\U0001f974\U0001f92f"
                           "\U0001f48a\U0001f489\U0001fa7a\U0001f3e5\U0001f930\U0001f62d]")  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """`text[start:end]` may not be kept: why, and what to write instead."""

    start: int
    end: int
    category: str
    reason: str
    suggestion: str


def find_marks(text: str, *, kind: Topic, language: str, places: Iterable[str] = ()) -> list[Mark]:
    """Return the marks in a text in their order; `language` is that of the advice, and settles doubt.

    `places` are names of units, in which a word may look like the name of a person.
    """
    known = {word for place in places for word in place.lower().split()}
    marks = [*_find_unreadable(text, language), *_find_pictures(text, language)]
    marks += [
        _tell(found, language) for reading in _READINGS[kind] for found in _listen(text, reading, language)
    ]
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        words = set(text[mark.start : mark.end].lower().split())
        is_place = mark.category in _PERSONS and words <= known
        if _matters(mark, kind) and not is_place and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept


def _matters(mark: Mark, kind: Topic) -> bool:
    if kind == "plan":
        return mark.category in (_SOMEBODYS_HEALTH, _UNREADABLE)
    return kind != "work" or mark.category != _FUNCTIONS


def _listen(text: str, kind: Kind, language: str) -> Iterator[Finding]:
    own = guess_language(text, language)
    yield from guard(own).check(text, kind)
    for other in LANGUAGES:
        if other != own:
            found = _get_rules(find_content() / "text_guard", other).check(text, kind)
            yield from (one for one in found if one.category not in _PERSONS)  # "wil" is no Will


def guess_language(text: str, language: str) -> str:
    """Return the language in which a text seems to be written; `language` when it does not tell."""
    words = _WORD.findall(text.lower())
    counts = {one: sum(word in telling for word in words) for one, telling in _TELLING.items()}
    given = language[:2] if language[:2] in LANGUAGES else LANGUAGES[0]
    return max(LANGUAGES, key=lambda one: (counts[one], one == given))


@cache
def _get_rules(folder: Path, language: str) -> Guard:
    return Guard(read_vocabulary(folder, language))


def _tell(finding: Finding, language: str) -> Mark:
    advice = advise(finding, language)
    return Mark(finding.start, finding.end, finding.category, advice.reason, advice.suggestion)


def _find_pictures(text: str, language: str) -> Iterator[Mark]:
    advice = read_advice(language)["symptom"]
    for match in _ILL_PICTURES.finditer(text):
        yield Mark(match.start(), match.end(), advice.key, advice.reason, advice.suggestion)


def _find_unreadable(text: str, language: str) -> Iterator[Mark]:
    """Mark words in a script that the guard cannot read: what it cannot read, it cannot let pass."""
    advice = read_advice(language)["unreadable"]
    for match in _LETTERS.finditer(text):
        if not all(_is_readable(letter) for letter in match.group()):
            yield Mark(match.start(), match.end(), advice.key, advice.reason, advice.suggestion)


def _is_readable(letter: str) -> bool:
    """Tell whether the guard knows the script: Latin, and Greek and Cyrillic, which it reads by looks and sound."""
    plain = unicodedata.normalize("NFKD", letter)[:1]
    return plain.isascii() or unicodedata.name(plain, "").startswith(("LATIN", "GREEK", "CYRILLIC"))
