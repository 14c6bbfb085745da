"""Where the questions of content/ belong, in the order in which one reads about them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.catalogue import Question


def list_places(language: str) -> Iterator[tuple[str, tuple[Question, ...]]]:
    """Yield the name of each place with its questions."""
    frame = catalogue.frame(language)
    yield _("Het hele speelveld"), frame.questions
    for step in frame.steps:
        yield _("Stap: %(step)s") % {"step": step.name}, step.questions
    for stage in frame.stages:
        yield stage.name, stage.questions
    stages = {stage.key: stage.name for stage in frame.stages}
    levels = {level.key: level.name for level in frame.levels}
    for cell in catalogue.cells(language):
        yield f"{stages[cell.stage]} · {levels[cell.level]}", cell.questions
    for condition in catalogue.conditions(language):
        yield condition.name, condition.questions
