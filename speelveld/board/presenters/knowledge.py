"""Figures by theme, and the A-B-C approach with the squares and measures it leads to."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.board.presenters.said import write_number
from speelveld.board.texts import get_level_names, get_reading_language, get_stage_names
from speelveld.catalogue import knowledge
from speelveld.catalogue.knowledge_entries import (
    ActionText,
    Approach,
    CertaintyText,
    Example,
    Figures,
    FigureText,
    ThemeText,
)


@dataclass(frozen=True)
class Figure:
    """A figure as it is printed."""

    text: FigureText
    number: str
    certainty: CertaintyText


@dataclass(frozen=True)
class Theme:
    """The figures of one theme."""

    text: ThemeText
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class FiguresPage:
    text: Figures
    chosen: str
    themes: tuple[Theme, ...]


@dataclass(frozen=True)
class Action:
    """An action with the names of its square and of the measures that go with it."""

    text: ActionText
    place: str
    measures: tuple[catalogue.MeasureText, ...]


@dataclass(frozen=True)
class Letter:
    key: str
    name: str
    aim: str
    actions: tuple[Action, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class ApproachPage:
    text: Approach
    directors: tuple[Action, ...]
    letters: tuple[Letter, ...]


def present_figures(theme: str) -> FiguresPage:
    """Show the figures of one theme, or all when there is no such theme."""
    text = knowledge.figures(get_reading_language())
    chosen = theme if theme in {one.key for one in text.themes} else ""
    themes = tuple(_make_theme(one, text) for one in text.themes if chosen in ("", one.key))
    return FiguresPage(text, chosen, themes)


def _make_theme(theme: ThemeText, page: Figures) -> Theme:
    certainties = {one.key: one for one in page.certainties}
    figures = (one for one in page.figures if one.theme == theme.key)
    return Theme(theme, tuple(Figure(one, write_value(one), certainties[one.certainty]) for one in figures))


def write_value(figure: FigureText) -> str:
    """Write the number, or both ends of a range, as the reader's language does."""
    low = write_number(Decimal(figure.value))
    if not figure.upto:
        return low
    return _("%(low)s tot %(high)s") % {"low": low, "high": write_number(Decimal(figure.upto))}


def present_approach() -> ApproachPage:
    text = knowledge.approach(get_reading_language())
    letters = tuple(
        Letter(one.key, one.name, one.aim, _make_actions(one.actions), one.examples) for one in text.letters
    )
    return ApproachPage(text, _make_actions(text.directors.actions), letters)


def list_actions(stage: str, level: str) -> tuple[ActionText, ...]:
    """Return what the approach asks for in one square."""
    actions = knowledge.approach(get_reading_language()).actions
    return tuple(one for one in actions if (one.stage, one.level) == (stage, level))


def _make_actions(actions: tuple[ActionText, ...]) -> tuple[Action, ...]:
    stages, levels, language = get_stage_names(), get_level_names(), get_reading_language()
    return tuple(
        Action(
            one,
            f"{stages[one.stage]}, {levels[one.level].lower()}",
            tuple(catalogue.measure(key, language) for key in one.measures),
        )
        for one in actions
    )
