"""Each condition has one judgement, given by the owner or a director."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from speelveld.audit.models import Event
from speelveld.board import operations
from speelveld.board.models import LONGEST_TEXT, ConditionJudgement
from speelveld.organisations.errors import Denied
from tests.board.conftest import TODAY
from tests.factories import Cast


def judge(cast: Cast, by: str = "olga", condition: str = "rights", **fields: Any) -> ConditionJudgement:
    fields = {"judgement": "busy"} | fields
    return operations.judge_condition(
        organisation=cast.organisation, by=cast.actor(by), condition=condition, **fields
    )


def test_a_judgement_keeps_every_field(cast: Cast) -> None:
    fields: dict[str, Any] = {
        "judgement": "to_do",
        "explanation": "Er is geen regeling.",
        "next_step": "Schrijf er een",
        "owner": "Juridische zaken",
        "due_on": TODAY,
    }
    judge(cast, **fields)
    kept = ConditionJudgement.objects.get()
    assert {name: getattr(kept, name) for name in fields} == fields
    assert kept.judged_by == cast.olga


def test_judging_again_replaces_the_judgement_and_keeps_the_rest(cast: Cast) -> None:
    judge(cast, explanation="Er is geen regeling.")
    judge(cast, by="dirk", judgement="in_order")
    judge(cast, by="dirk", judgement="in_order")
    kept = ConditionJudgement.objects.get()
    assert (kept.judgement, kept.explanation, kept.judged_by) == (
        "in_order", "Er is geen regeling.", cast.dirk,
    )  # fmt: skip
    assert Event.objects.filter(verb="condition.judged").count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"condition": "luck"},
        {"judgement": "perfect"},
        {"next_step": "x" * 201},
        {"explanation": "x" * (LONGEST_TEXT + 1)},
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        judge(cast, **wrong)
    assert not ConditionJudgement.objects.exists()


@pytest.mark.parametrize("name", ["anna", "bram", "wim", "petra", "sam"])
def test_nobody_else_judges(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        judge(cast, by=name)
