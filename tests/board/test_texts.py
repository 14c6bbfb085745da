"""One person's health is kept out of every text of the board, in both languages and whatever the trick."""

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import CharField, Model, TextField

from speelveld.board.models import (
    Cause,
    ConditionCheck,
    ConditionJudgement,
    Cycle,
    Decision,
    Measure,
    Problem,
    Reflection,
    Remark,
)
from tests.factories import Cast
from tests.ui.test_guarded import TRICKS

# Every text that somebody types on the board. What a name stands in (`owner`) may hold a name and no more.
TEXTS: dict[type[Model], tuple[str, ...]] = {
    Cause: ("text",),
    ConditionCheck: ("evidence", "owner"),
    ConditionJudgement: ("explanation", "next_step", "owner"),
    Cycle: ("title", "lessons"),
    Decision: ("note",),
    Measure: (
        "title",
        "description",
        "cause",
        "owner",
        "helpers",
        "goal",
        "baseline",
        "judged_by",
        "threshold",
    ),
    Problem: ("title", "description", "cause", "source", "size", "size_source"),
    Reflection: ("answer",),
    Remark: ("text", "source"),
}
DOORS = [(model, name) for model, names in TEXTS.items() for name in names]
IDS = [f"{model.__name__}.{name}" for model, name in DOORS]
NO_TEXTS = {
    "source_key",
    "condition",
    "check_key",
    "question_key",
    "factor",
    "step",
    "kind",
    "MeasureChange.reason",
}


def is_refused(cast: Cast, model: type[Model], name: str, text: str) -> bool:
    fields: dict[str, Any] = {name: text}
    if model in (Measure, Problem, Cycle, ConditionCheck, ConditionJudgement, Reflection):
        fields["organisation"] = cast.organisation
    try:
        model(**fields).clean()
    except ValidationError as refusal:
        return name in refusal.message_dict
    return False


def test_the_table_names_every_text_of_the_board() -> None:
    """Whoever adds a text has to say who guards it."""
    found = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("board").get_models()
        for field in model._meta.fields
        if isinstance(field, CharField | TextField) and not field.choices and field.name not in NO_TEXTS
    }
    assert found - NO_TEXTS == set(IDS)


@pytest.mark.parametrize(("model", "name"), DOORS, ids=IDS)
@pytest.mark.parametrize("text", ["Mijn collega heeft een burn-out.", "My colleague has a depression."])
def test_somebodys_health_is_refused_in_every_text(
    cast: Cast, model: type[Model], name: str, text: str
) -> None:
    assert is_refused(cast, model, name, text)


@pytest.mark.parametrize("trick", sorted(set(TRICKS) - {"a picture", "one sign"}))
def test_no_trick_passes_the_logbook(cast: Cast, trick: str) -> None:
    assert is_refused(cast, Remark, "text", f"Mijn collega. {TRICKS[trick]}")


@pytest.mark.parametrize(("model", "name"), DOORS, ids=IDS)
def test_work_is_let_through(cast: Cast, model: type[Model], name: str) -> None:
    assert not is_refused(cast, model, name, "Roosters staan vier weken vooruit klaar.")
