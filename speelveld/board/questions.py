"""The reflection questions of content/, under the keys by which answers are kept."""

from collections.abc import Iterator

from speelveld import catalogue
from speelveld.catalogue import Question


def list_condition_questions(language: str) -> tuple[Question, ...]:
    return tuple(one for text in catalogue.conditions(language) for one in text.questions)


def list_board_questions(language: str) -> tuple[Question, ...]:
    """Return the questions of the board as a whole, its stages, its cells and the steps of the cycle."""
    return tuple(_walk(language))


def _walk(language: str) -> Iterator[Question]:
    frame = catalogue.frame(language)
    yield from frame.questions
    for stage in frame.stages:
        yield from stage.questions
    for step in frame.steps:
        yield from step.questions
    for cell in catalogue.cells(language):
        yield from cell.questions


def is_about_condition(key: str) -> bool:
    """Tell whether a question goes with a condition. KeyError when there is no such question."""
    if any(one.key == key for one in list_condition_questions("nl")):
        return True
    if any(one.key == key for one in list_board_questions("nl")):
        return False
    raise KeyError(key)


def is_about_step(key: str) -> bool:
    """Tell whether a question goes with a step of the cycle, so that each cycle has its own answer."""
    return any(one.key == key for step in catalogue.frame("nl").steps for one in step.questions)


def find_condition_of_check(key: str) -> str | None:
    """Return the condition to which a point belongs, None when there is no such point."""
    for text in catalogue.conditions("nl"):
        if any(check.key == key for check in text.checks):
            return text.key
    return None


def get_question(key: str, language: str) -> Question:
    """Return one question. KeyError when there is no such question."""
    every = (*list_board_questions(language), *list_condition_questions(language))
    return {one.key: one for one in every}[key]
