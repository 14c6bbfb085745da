"""The modules in their groups, and the ways to them: by situation and by self-check."""

from dataclasses import dataclass

from speelveld.catalogue import guide
from speelveld.catalogue.guide_entries import MODULES, GuideGroup, GuideSituation, SelfCheckQuestion
from speelveld.guide.presenters.reading import count_minutes, count_words, get_reading_language


@dataclass(frozen=True)
class Entry:
    """A module in a list."""

    key: str
    title: str
    summary: str
    minutes: int
    number: int


@dataclass(frozen=True)
class Shelf:
    """A group with its modules."""

    group: GuideGroup
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Way:
    """A situation with the modules that help."""

    situation: GuideSituation
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Asked:
    question: SelfCheckQuestion
    entry: Entry


def list_shelves() -> tuple[Shelf, ...]:
    return tuple(
        Shelf(group, tuple(enter(key) for key in MODULES[group.key]))
        for group in guide.frame(get_reading_language()).groups
    )


def list_ways() -> tuple[Way, ...]:
    return tuple(
        Way(one, tuple(enter(key) for key in one.modules)) for one in guide.situations(get_reading_language())
    )


def list_asked() -> tuple[Asked, ...]:
    questions = guide.self_check(get_reading_language()).questions
    return tuple(Asked(one, enter(one.module)) for one in questions)


def enter(key: str) -> Entry:
    """Return how a module stands in a list."""
    text = guide.module(key, get_reading_language())
    number = MODULES[text.group].index(key) + 1
    return Entry(key, text.title, text.summary, count_minutes(count_words(text)), number)
