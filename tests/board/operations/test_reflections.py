"""One answer is kept to each question of content/, and can be taken back."""

import pytest
from django.core.exceptions import ValidationError

from speelveld.audit.models import Event
from speelveld.board import operations
from speelveld.board.models import LONGEST_TEXT, Reflection
from speelveld.board.questions import is_about_condition, list_board_questions, list_condition_questions
from speelveld.organisations.errors import Denied
from tests.factories import Cast


def keep(cast: Cast, answer: str, key: str = "prevent-team-talents", by: str = "olga") -> Reflection | None:
    return operations.keep_reflection(
        organisation=cast.organisation, by=cast.actor(by), question_key=key, answer=answer
    )


def test_an_answer_is_kept_changed_and_taken_away(cast: Cast) -> None:
    keep(cast, "  Van de nachtzorg. ")
    assert Reflection.objects.get().answer == "Van de nachtzorg."
    keep(cast, "Van bijna iedereen.")
    assert Reflection.objects.get().answer == "Van bijna iedereen."
    assert keep(cast, " ") is None
    assert not Reflection.objects.exists()
    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["reflection.kept", "reflection.kept", "reflection.removed"]


def test_the_same_answer_twice_leaves_one_line(cast: Cast) -> None:
    assert keep(cast, "Ja") == keep(cast, "Ja")
    assert keep(cast, "", key="frame-absence") is None
    assert Event.objects.count() == 1


def test_the_trail_never_holds_the_answer(cast: Cast) -> None:
    keep(cast, "Tussen ons")
    event = Event.objects.get()
    assert "Tussen ons" not in f"{event.target} {event.details}"


def test_an_unknown_question_and_a_long_answer_are_refused(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        keep(cast, "Ja", key="no-such-question")
    with pytest.raises(ValidationError):
        keep(cast, "x" * (LONGEST_TEXT + 1))
    assert not Reflection.objects.exists()


def test_a_director_answers_questions_of_conditions_and_no_others(cast: Cast) -> None:
    keep(cast, "Ja", key="rights-equal", by="dirk")
    with pytest.raises(Denied):
        keep(cast, "Ja", by="dirk")


@pytest.mark.parametrize("name", ["anna", "bram", "wim", "petra", "sam"])
def test_nobody_else_writes_answers(cast: Cast, name: str) -> None:
    for key in ("prevent-team-talents", "rights-equal"):
        with pytest.raises(Denied):
            keep(cast, "Ja", key=key, by=name)


def test_every_question_has_one_key_in_both_languages() -> None:
    keys = [one.key for one in (*list_board_questions("nl"), *list_condition_questions("nl"))]
    assert len(keys) == len(set(keys)) > 50
    assert keys == [one.key for one in (*list_board_questions("en"), *list_condition_questions("en"))]
    assert is_about_condition("rights-equal") and not is_about_condition("frame-absence")
