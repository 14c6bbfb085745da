"""A data protection impact assessment as data: parts of text, facts, tables and fields that are left open."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Facts:
    """Settings as they are, each with its label."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Open:
    """What only the organisation can know."""

    question: str


@dataclass(frozen=True)
class Grid:
    title: str
    about: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]  # parts of the page, together 1
    rows: tuple[tuple[str, ...], ...]
    to_fill_in: str = ""  # the words of a cell that is left open


@dataclass(frozen=True)
class Part:
    title: str
    blocks: tuple[Text | Facts | Open | Grid, ...]


@dataclass(frozen=True)
class Assessment:
    kicker: str
    title: str
    lead: str
    organisation: str
    made_on: datetime.date
    parts: tuple[Part, ...]
