"""Problems are noted with their cause, once, and only by who may."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from speelveld.audit.models import Event
from speelveld.board import operations
from speelveld.board.models import LONGEST_TEXT, Problem
from speelveld.organisations.errors import Denied
from tests.factories import Cast

FIELDS: dict[str, Any] = {
    "title": "Het werk past niet in de tijd",
    "description": "Pauzes schieten erbij in.",
    "cause": "Roosters komen laat.",
    "source": "Meting van vorig jaar",
    "factor": "workload",
}


def note(cast: Cast, by: str = "olga", **changes: Any) -> Problem:
    return operations.add_problem(organisation=cast.organisation, by=cast.actor(by), **FIELDS | changes)


def test_a_problem_keeps_every_field(cast: Cast) -> None:
    fields = FIELDS | {"unit": cast.units["beuk"]}
    kept = Problem.objects.get(pk=note(cast, **fields).pk)
    assert {name: getattr(kept, name) for name in fields} == fields
    assert Event.objects.get(verb="problem.added").target == FIELDS["title"]


def test_the_same_form_twice_is_one_problem(cast: Cast) -> None:
    assert note(cast) == note(cast)
    assert note(cast) != note(cast, cause="Iets anders")


def test_a_change_is_kept_and_told(cast: Cast) -> None:
    problem = note(cast)
    operations.change_problem(problem=problem, by=cast.actor("olga"), cause="Diensten wisselen laat.")
    assert Problem.objects.get().cause == "Diensten wisselen laat."
    assert Event.objects.get(verb="problem.changed").details == {"fields": ["cause"]}
    operations.change_problem(problem=problem, by=cast.actor("olga"), cause="Diensten wisselen laat.")
    assert Event.objects.filter(verb="problem.changed").count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 161}, "title"),
        ({"cause": "x" * (LONGEST_TEXT + 1)}, "cause"),
        ({"factor": "weather"}, "factor"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(cast: Cast, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        note(cast, **changes)
    assert set(refusal.value.message_dict) == {field}
    assert not Problem.objects.exists()


def test_a_unit_of_another_organisation_is_refused(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        note(cast, unit=cast.elsewhere.units.get(key="beuk"))


def test_a_manager_notes_problems_of_the_own_team_only(cast: Cast) -> None:
    own = note(cast, by="anna", unit=cast.units["beuk"])
    operations.change_problem(problem=own, by=cast.actor("anna"), cause="Te weinig mensen")
    for unit in (None, cast.units["eik"]):
        with pytest.raises(Denied):
            note(cast, by="anna", unit=unit)
        with pytest.raises(Denied):
            operations.change_problem(problem=own, by=cast.actor("anna"), unit=unit)


@pytest.mark.parametrize("name", ["dirk", "bram", "wim", "petra", "sam"])
def test_nobody_else_notes_problems(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        note(cast, by=name, unit=cast.units["beuk"])


@pytest.mark.parametrize("field", ["title", "description", "cause", "source", "size", "size_source"])
def test_a_problem_tells_nothing_of_a_person(cast: Cast, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        note(cast, **{field: "Een collega is overspannen naar huis gegaan."})
    assert list(refused.value.message_dict) == [field]
    assert not Problem.objects.exists()


def test_a_change_of_a_problem_tells_nothing_of_a_person(cast: Cast) -> None:
    problem = note(cast)
    with pytest.raises(ValidationError):
        operations.change_problem(
            problem=problem, by=cast.actor("olga"), description="Peter slaapt slecht sinds de zomer."
        )
    assert Problem.objects.get().description == FIELDS["description"]


def test_a_problem_may_be_about_health_of_a_group_and_name_a_unit(cast: Cast) -> None:
    text = f"Veel psychische klachten in {cast.units['beuk'].name}."
    assert note(cast, description=text).description == text


def test_a_text_from_before_stands_in_nobodys_way(cast: Cast) -> None:
    problem = note(cast)
    Problem.objects.update(description="Een collega is overspannen naar huis gegaan.")
    problem.refresh_from_db()
    operations.change_problem(problem=problem, by=cast.actor("olga"), source="Gesprekken")
    assert Problem.objects.get().source == "Gesprekken"
