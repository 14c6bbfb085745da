"""Where the organisation stands in its cycle."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.board.models import Cycle, Reflection
from speelveld.board.presenters.questions import Asked, ask
from speelveld.board.texts import get_reading_language


@dataclass(frozen=True)
class StepMark:
    """A step with its place: past, now or to come (empty)."""

    key: str
    name: str
    line: str
    place: str


def mark_steps(cycle: Cycle | None) -> tuple[StepMark, ...]:
    """Return the five steps; without a cycle none of them is now."""
    steps = catalogue.frame(get_reading_language()).steps
    keys = [step.key for step in steps]
    until = cycle.step_until_on if cycle else None
    if cycle and cycle.closed_on:
        return tuple(StepMark(step.key, step.name, step.question, "past") for step in steps)
    now = keys.index(cycle.step) if cycle else -1  # type: ignore[arg-type]
    return tuple(
        StepMark(
            key=step.key,
            name=step.name,
            line=write_until(until) if number == now and until else step.question,
            place="now" if number == now else "past" if number < now else "",
        )
        for number, step in enumerate(steps)
    )


def write_until(day: datetime.date) -> str:
    return _("Tot en met %(day)s") % {"day": date_format(day, "j F Y")}


def get_next_step(step: str) -> str:
    """Return the step after this one; after the last one comes the first of a new cycle."""
    steps = list(Cycle.Step.values)
    return steps[(steps.index(step) + 1) % len(steps)]


@dataclass(frozen=True)
class StepPage:
    """A step with its questions."""

    key: str
    name: str
    question: str
    text: str
    is_now: bool
    questions: tuple[Asked, ...]

    @property
    def n_answered(self) -> int:
        return sum(bool(asked.answer) for asked in self.questions)


@dataclass(frozen=True)
class CyclePage:
    steps: tuple[StepPage, ...]
    whole: tuple[Asked, ...]  # the questions about the board as a whole


def present_cycle(cycle: Cycle | None, reflections: Mapping[str, Reflection]) -> CyclePage:
    frame = catalogue.frame(get_reading_language())
    now = cycle.step if cycle and not cycle.closed_on else ""
    steps = tuple(
        StepPage(one.key, one.name, one.question, one.text, one.key == now, ask(one.questions, reflections))
        for one in frame.steps
    )
    return CyclePage(steps, ask(frame.questions, reflections))


def list_questions() -> tuple[catalogue.Question, ...]:
    """Return the questions of the steps and of the board as a whole."""
    frame = catalogue.frame(get_reading_language())
    return (*frame.questions, *(question for step in frame.steps for question in step.questions))
