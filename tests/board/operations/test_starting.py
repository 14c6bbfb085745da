"""A measure that begins while a condition it needs is not in order: a warning, and a reason that is kept."""

import pytest
from django.core.exceptions import ValidationError

from speelveld.board import operations
from speelveld.board.models import Measure
from tests.board.conftest import SignIn, make_measure
from tests.factories import Cast


def judge(cast: Cast, condition: str, judgement: str) -> None:
    operations.judge_condition(
        organisation=cast.organisation, by=cast.actor("olga"), condition=condition, judgement=judgement
    )


def begin(cast: Cast, measure: Measure, reason: str = "", **fields: object) -> None:
    operations.change_measure(measure=measure, by=cast.actor("olga"), reason=reason, state="busy", **fields)


@pytest.mark.parametrize("judgement", ["", "to_do", "busy"])
def test_while_a_condition_is_not_in_order_a_reason_is_asked(cast: Cast, judgement: str) -> None:
    if judgement:
        judge(cast, "rights", judgement)
    judge(cast, "evidence", "in_order")
    measure = make_measure(cast, state="planned", conditions=["evidence", "rights"])
    with pytest.raises(ValidationError) as refusal:
        begin(cast, measure)
    assert "Rechten" in str(refusal.value) and "Bewijs" not in str(refusal.value)
    begin(cast, measure, reason="De regeling is er volgende week.")
    assert measure.changes.all()[0].reason == "De regeling is er volgende week."


def test_in_order_or_without_conditions_it_just_begins(cast: Cast) -> None:
    judge(cast, "rights", "in_order")
    begin(cast, make_measure(cast, conditions=["rights"]))
    begin(cast, make_measure(cast, title="Zonder"))
    assert Measure.objects.filter(state="busy").count() == 2


def test_what_runs_already_is_not_asked_again(cast: Cast) -> None:
    measure = make_measure(cast, state="busy")
    begin(cast, measure, conditions=["rights"])
    operations.change_measure(measure=measure, by=cast.actor("olga"), title="Anders", state="busy")
    with pytest.raises(ValidationError):
        make_measure(cast, title="Nieuw", state="busy", conditions=["rights"])


def test_the_page_warns_and_lets_one_begin_all_the_same(cast: Cast, sign_in: SignIn) -> None:
    judge(cast, "rights", "busy")
    measure = make_measure(cast, conditions=["rights"])
    client, address = sign_in(cast.olga), f"/linde/measures/{measure.pk}/state/"
    response = client.post(address, {"state": "busy"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Een voorwaarde is nog niet op orde" in page and "Rechten" in page and "loopt" in page
    assert Measure.objects.get().state == "idea"
    page = client.post(
        address, {"state": "busy", "reason": "We leren al doende."}, follow=True
    ).content.decode()
    assert "We leren al doende." in page and "Bezig" in page


def test_the_form_asks_at_its_own_field(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    sent = {"title": "Iets", "kind": "policy", "stage": "support", "level": "team", "state": "busy",
            "conditions": ["rights"]}  # fmt: skip
    form = client.post("/linde/measures/new/", sent).context["form"]
    assert set(form.errors) == {"reason"} and "Rechten" in str(form.errors)
    assert client.post("/linde/measures/new/", sent | {"reason": "Begin klein."}).status_code == 302
    assert Measure.objects.get().changes.get().reason == "Begin klein."
