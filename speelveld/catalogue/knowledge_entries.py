"""The shapes of figures and of the A-B-C approach."""

from dataclasses import dataclass
from typing import Literal, get_args

from speelveld.catalogue.entries import Level, Point, Stage

ThemeKey = Literal["prevalence", "absence", "cost", "returns", "practice"]
CertaintyKey = Literal["read", "passed_on", "calculated", "unconfirmed"]
LetterKey = Literal["a", "b", "c"]
THEMES: tuple[ThemeKey, ...] = get_args(ThemeKey)
CERTAINTIES: tuple[CertaintyKey, ...] = get_args(CertaintyKey)
LETTERS: tuple[LetterKey, ...] = get_args(LetterKey)


@dataclass(frozen=True)
class ThemeText:
    """What a group of figures is about."""

    key: ThemeKey
    name: str
    text: str


@dataclass(frozen=True)
class CertaintyText:
    """How we know a figure."""

    key: CertaintyKey
    name: str
    text: str


@dataclass(frozen=True)
class FigureText:
    """A number of somebody else: what it says, where it comes from, and what one may not do with it.

    `value` and `upto` are plain numbers with a decimal point; `upto` is the end of a range.
    `year` is the year that the number is about, empty when the source does not tell.
    """

    key: str
    theme: ThemeKey
    value: str
    unit: str
    says: str
    about: str
    source: str
    publication: str
    certainty: CertaintyKey
    use: str
    trap: str
    upto: str = ""
    year: str = ""
    url: str = ""
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figures:
    """All figures, with the words to read them by."""

    lead: str
    themes: tuple[ThemeText, ...]
    certainties: tuple[CertaintyText, ...]
    figures: tuple[FigureText, ...]


@dataclass(frozen=True)
class ActionText:
    """Something to do, in its cell; `measures` are recommended measures that it goes with."""

    key: str
    title: str
    text: str
    stage: Stage
    level: Level
    measures: tuple[str, ...]
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Example:
    """Something that exists and that others use."""

    key: str
    name: str
    text: str
    maker: str
    url: str = ""
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class LetterText:
    """One of the three parts of the approach."""

    key: LetterKey
    name: str
    aim: str
    actions: tuple[ActionText, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Points:
    """A few points that belong together."""

    title: str
    text: str
    points: tuple[Point, ...]
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class DirectorsText:
    """Where the approach begins."""

    title: str
    text: str
    actions: tuple[ActionText, ...]
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Approach:
    """The A-B-C approach: directors first, then an open climate, an eye for complaints, and an offer."""

    lead: str
    source: str
    needs: Points
    directors: DirectorsText
    letters: tuple[LetterText, ...]
    communicate: Points
    evaluate: Points
    ask: Points
    insights: Points

    @property
    def actions(self) -> tuple[ActionText, ...]:
        """All actions, those of the directors first."""
        return (*self.directors.actions, *(one for letter in self.letters for one in letter.actions))
