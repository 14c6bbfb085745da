"""The page of a cell: what one aims at, advice, what others do, and what lies here already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from speelveld import catalogue
from speelveld.board.models import Measure, Reflection
from speelveld.board.presenters.field import Cell, make_cell
from speelveld.board.presenters.knowledge import list_actions
from speelveld.board.presenters.questions import Asked, ask
from speelveld.board.texts import get_factor_names, get_reading_language
from speelveld.catalogue.entries import LevelText, StageText
from speelveld.catalogue.knowledge_entries import ActionText


@dataclass(frozen=True)
class Offer:
    """A recommended measure."""

    text: catalogue.MeasureText
    kind: str
    factors: tuple[str, ...]
    is_chosen: bool


@dataclass(frozen=True)
class CellPage:
    cell: Cell
    text: catalogue.CellText
    stage: StageText
    level: LevelText
    offers: tuple[Offer, ...]
    questions: tuple[Asked, ...]
    actions: tuple[ActionText, ...]


def list_questions(stage: str, level: str) -> tuple[catalogue.Question, ...]:
    """Return the questions of a cell and of its stage. KeyError when there is no such cell."""
    language = get_reading_language()
    text = catalogue.cell(stage, level, language)
    return (*text.questions, *_find_stage(stage).questions)


def present_cell(
    stage: str, level: str, measures: Sequence[Measure], reflections: Mapping[str, Reflection]
) -> CellPage:
    text = catalogue.cell(stage, level, get_reading_language())
    chosen = {measure.source_key for measure in measures}
    levels = {one.key: one for one in catalogue.frame(get_reading_language()).levels}
    return CellPage(
        cell=make_cell(stage, level, measures),
        text=text,
        stage=_find_stage(stage),
        level=levels[text.level],
        offers=make_offers(text.measures, chosen),
        questions=ask(list_questions(stage, level), reflections),
        actions=list_actions(stage, level),
    )


def make_offers(measures: Sequence[catalogue.MeasureText], chosen: set[str]) -> tuple[Offer, ...]:
    names = get_factor_names()
    kinds = {kind.key: kind.name for kind in catalogue.frame(get_reading_language()).kinds}
    return tuple(
        Offer(one, kinds[one.kind], tuple(names[key] for key in one.factors), one.key in chosen)
        for one in measures
    )


def _find_stage(key: str) -> StageText:
    return next(stage for stage in catalogue.frame(get_reading_language()).stages if stage.key == key)
