"""Questions to talk about, each with the answer that was kept."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from speelveld.board.models import Reflection
from speelveld.catalogue import Question


@dataclass(frozen=True)
class Asked:
    key: str
    text: str
    answer: str
    written_on: datetime.date | None


def ask(questions: Iterable[Question], reflections: Mapping[str, Reflection]) -> tuple[Asked, ...]:
    return tuple(_ask_one(question, reflections.get(question.key)) for question in questions)


def _ask_one(question: Question, kept: Reflection | None) -> Asked:
    if kept is None:
        return Asked(question.key, question.text, "", None)
    return Asked(question.key, question.text, kept.answer, kept.written_on)
