"""What an agreement says. Sealed in the database as a whole, so no part of it can be searched or read there."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from speelveld.agreements.choices import Doer, Present, Rhythm, Side, Subject
from speelveld.ui.guarded import refuse_marked

MOST_LINES, LONGEST_TEXT = 8, 300


@dataclass(frozen=True)
class Line:
    """One thing agreed: who does what, from when, how, and who looks back when."""

    what: str
    doer: str
    starts_on: datetime.date
    review_on: datetime.date
    initiative: str
    how: str = ""
    ends_on: datetime.date | None = None


@dataclass(frozen=True)
class Content:
    """The record of a talk, and what was agreed in it. Nothing else is ever kept of a talk."""

    talk_on: datetime.date
    present: tuple[str, ...]
    subjects: tuple[str, ...]
    lines: tuple[Line, ...] = ()
    priorities: str = ""
    team: str = ""
    helps_when: str = ""
    rhythm: int = Rhythm.FOUR
    texts: dict[str, str] = field(init=False, compare=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.texts.update(_list_texts(self))

    @property
    def next_line(self) -> Line | None:
        """The line that is looked back on first."""
        return min(self.lines, key=lambda line: line.review_on, default=None)


def _list_texts(content: Content) -> Iterator[tuple[str, str]]:
    for name in ("priorities", "team", "helps_when"):
        yield name, getattr(content, name)
    for number, line in enumerate(content.lines):
        yield f"lines.{number}.what", line.what
        yield f"lines.{number}.how", line.how


def check_content(content: Content, *, today: datetime.date) -> None:
    """Raise ValidationError, by field, unless this may be kept and makes sense."""
    problems = dict(_find_problems(content, today))
    if problems:
        raise ValidationError(problems)
    refuse_marked(content.texts)


def _find_problems(content: Content, today: datetime.date) -> Iterator[tuple[str, str]]:
    if content.talk_on > today:
        yield "talk_on", _("Deze dag moet nog komen. Leg een gesprek vast als het er is geweest.")
    if not set(content.present) >= {Present.MANAGER, Present.EMPLOYEE} or not _are(content.present, Present):
        yield "present", _("Jullie waren er allebei bij. Kies de anderen uit de lijst.")
    if not content.subjects or not _are(content.subjects, Subject):
        yield "subjects", _("Kies minstens één onderwerp uit de lijst.")
    if content.rhythm not in Rhythm.values:
        yield "rhythm", _("Kies hoe vaak jullie terugkijken.")
    if len(content.lines) > MOST_LINES:
        yield "lines", _("Houd het bij %(most)s afspraken. Minder werkt beter.") % {"most": MOST_LINES}
    for name, text in content.texts.items():
        if len(text) > LONGEST_TEXT:
            yield name, _("Deze tekst is te lang. Houd het bij %(most)s tekens.") % {"most": LONGEST_TEXT}
    for number, line in enumerate(content.lines):
        for name, problem in _find_line_problems(line, content):
            yield f"lines.{number}.{name}", problem


def _find_line_problems(line: Line, content: Content) -> Iterator[tuple[str, str]]:
    if not line.what.strip():
        yield "what", _("Zeg wat jullie afspreken.")
    if line.doer not in Doer.values:
        yield "doer", _("Kies wie het doet.")
    if line.initiative not in Side.values:
        yield "initiative", _("Kies wie erover begint.")
    if line.ends_on and line.ends_on < line.starts_on:
        yield "ends_on", _("Deze dag ligt vóór het begin. Kies een latere dag.")
    if line.review_on < max(line.starts_on, content.talk_on):
        yield "review_on", _("Kijk terug nadat de afspraak is begonnen.")


def _are(values: tuple[str, ...], known: Any) -> bool:
    return set(values) <= set(known.values)


def write_content(content: Content) -> bytes:
    """Return the bytes that are sealed."""
    plain = {name: value for name, value in asdict(content).items() if name != "texts"}
    return json.dumps(plain, default=datetime.date.isoformat, ensure_ascii=False).encode()


def read_content(written: bytes) -> Content:
    """Return what `write_content` wrote."""
    plain = json.loads(written)
    lines = tuple(Line(**_read_days(Line, line)) for line in plain.pop("lines"))
    plain |= {name: tuple(plain[name]) for name in ("present", "subjects")}
    return Content(lines=lines, **_read_days(Content, plain))


def _read_days(cls: Any, plain: dict[str, Any]) -> dict[str, Any]:
    days = {one.name for one in fields(cls) if one.name.endswith("_on")}
    return {
        name: datetime.date.fromisoformat(value) if name in days and value else value
        for name, value in plain.items()
    }
