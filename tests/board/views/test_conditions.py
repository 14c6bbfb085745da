"""A condition shows everything there is to it, and its judgement is kept."""

from typing import Any

import pytest
from django.utils.html import escape

from speelveld import catalogue
from speelveld.board import operations
from speelveld.board.models import LONGEST_TEXT, ConditionJudgement
from tests.board.conftest import SignIn
from tests.factories import Cast

JUDGE = "/linde/conditions/rights/judge/"
POSTED = {
    "judgement": "busy",
    "explanation": "De regeling wordt herschreven.",
    "next_step": "Voorleggen aan de ondernemingsraad",
    "owner": "Juridische zaken",
    "due_on": "2026-05-01",
}


@pytest.mark.parametrize("key", catalogue.CONDITIONS)
def test_a_condition_shows_everything_of_its_content(cast: Cast, sign_in: SignIn, key: str) -> None:
    client, text = sign_in(cast.olga), catalogue.condition(key, "nl")
    page = client.get(f"/linde/conditions/{key}/").content.decode()
    for words in (
        text.name,
        text.meaning,
        *(check.text for check in text.checks),
        *(question.text for question in text.questions),
    ):
        assert escape(words) in page
    form = client.get(f"/linde/conditions/{key}/judge/").content.decode()
    for words in (text.next_steps.to_do, text.next_steps.busy, text.next_steps.in_order):
        assert escape(words) in form


def test_every_field_that_was_typed_is_kept_and_shown(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dirk)
    pages = [
        client.post(JUDGE, POSTED, follow=True).content.decode(),
        client.get("/linde/conditions/").content.decode(),
    ]
    for words in (POSTED["next_step"], POSTED["owner"], "Loopt"):
        assert all(words in page for page in pages)
    assert POSTED["explanation"] in pages[0] and "1 mei 2026" in pages[0]
    assert POSTED["explanation"] in client.get("/linde/field/").content.decode()


@pytest.mark.parametrize("judgement", ["to_do", "busy", "in_order"])
def test_without_a_next_step_ours_is_taken(cast: Cast, sign_in: SignIn, judgement: str) -> None:
    sign_in(cast.olga).post(JUDGE, {"judgement": judgement})
    expected = getattr(catalogue.condition("rights", "nl").next_steps, judgement)
    assert ConditionJudgement.objects.get().next_step == expected


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_suggestion_fits_its_field(language: str) -> None:
    longest = ConditionJudgement._meta.get_field("next_step").max_length or 0
    for text in catalogue.conditions(language):
        steps = text.next_steps
        assert max(map(len, (steps.to_do, steps.busy, steps.in_order))) <= longest


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"judgement": ""}, "judgement"),
        ({"judgement": "perfect"}, "judgement"),
        ({"next_step": "x" * 201}, "next_step"),
        ({"explanation": "x" * (LONGEST_TEXT + 1)}, "explanation"),
        ({"due_on": "gisteren"}, "due_on"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(
    cast: Cast, sign_in: SignIn, changes: dict[str, Any], field: str
) -> None:
    posted = POSTED | changes
    response = sign_in(cast.olga).post(JUDGE, posted)
    form = response.context["form"]
    assert set(form.errors) == {field}
    assert {name: form[name].value() for name in posted} == posted
    assert "Nog niet bewaard" in response.content.decode()
    assert not ConditionJudgement.objects.exists()


def test_a_double_submission_is_one_judgement(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    for _time in range(2):
        assert client.post(JUDGE, POSTED).status_code == 302
    assert ConditionJudgement.objects.count() == 1


def test_who_judges_first_is_heard_by_who_judges_second(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    seen = client.get(JUDGE).context["form"]["seen"].value()
    operations.judge_condition(
        organisation=cast.organisation, by=cast.actor("dirk"), condition="rights", judgement="in_order",
        explanation="Alles geregeld, zegt Dirk.",
    )  # fmt: skip
    page = client.post(JUDGE, POSTED | {"seen": seen}).content.decode()
    assert "Alles geregeld, zegt Dirk." in page and POSTED["explanation"] in page
    assert ConditionJudgement.objects.get().judgement == "in_order"
