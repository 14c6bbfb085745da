"""A cycle closes with a decision for each measure that ran, and with what was learned."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from speelveld.audit.models import Event
from speelveld.board import operations, queries
from speelveld.board.models import Cycle, Decision, Measure, Reflection
from speelveld.organisations.errors import Denied
from tests.board.conftest import TODAY, SignIn, make_measure
from tests.factories import Cast

STEP_QUESTION = "find-out-size"
LATER = TODAY + datetime.timedelta(days=200)


def start(cast: Cast, title: str = "Ronde 1", day: datetime.date = TODAY, **fields: object) -> Cycle:
    return operations.start_cycle(
        organisation=cast.organisation, by=cast.actor("olga"), title=title, started_on=day, **fields
    )


def close(
    cast: Cast,
    cycle: Cycle,
    decisions: dict[int, tuple[str, str]],
    by: str = "olga",
    lessons: str = "Klein helpt.",
) -> None:
    operations.close_cycle(cycle=cycle, by=cast.actor(by), decisions=decisions, lessons=lessons, today=LATER)


def test_each_measure_that_ran_gets_a_decision_and_the_board_follows(cast: Cast) -> None:
    cycle = start(cast)
    busy = [make_measure(cast, title=f"B{n}", state="busy") for n in range(2)]
    done = [make_measure(cast, title=f"D{n}", state="done") for n in range(3)]
    make_measure(cast, title="Idee")
    choices = ["stop", "keep", "adapt", "extend", "stop"]
    close(
        cast, cycle, {one.pk: (choice, "Daarom") for one, choice in zip([*busy, *done], choices, strict=True)}
    )
    cycle.refresh_from_db()
    assert (cycle.closed_on, cycle.lessons) == (LATER, "Klein helpt.")
    assert [one.choice for one in queries.list_decisions(cycle)] == choices
    states = dict(Measure.objects.values_list("title", "state"))
    assert states == {
        "B0": "stopped",
        "B1": "busy",
        "D0": "planned",
        "D1": "planned",
        "D2": "done",
        "Idee": "idea",
    }
    assert Event.objects.get(verb="cycle.closed").details == {"n_decisions": 5}


def test_nothing_is_forgotten_and_nothing_is_half_closed(cast: Cast) -> None:
    cycle, measure = start(cast), make_measure(cast, state="busy")
    for decisions, lessons in (({}, "Iets"), ({measure.pk: ("", "")}, "Iets"), ({measure.pk: ("keep", "")}, " "),
                               ({measure.pk: ("cheer", "")}, "Iets")):  # fmt: skip
        with pytest.raises(ValidationError):
            close(cast, cycle, decisions, lessons=lessons)
    assert Cycle.objects.get().closed_on is None and not Decision.objects.exists()
    with pytest.raises(Denied):
        close(cast, cycle, {measure.pk: ("keep", "")}, by="dirk")


def test_a_closed_cycle_stays_as_it_is(cast: Cast) -> None:
    cycle = start(cast)
    close(cast, cycle, {})
    close(cast, cycle, {}, lessons="Iets anders")
    assert Cycle.objects.get().lessons == "Klein helpt."
    with pytest.raises(ValidationError):
        operations.move_cycle(cycle=cycle, by=cast.actor("olga"), step="do")


def test_the_next_cycle_starts_from_what_is_unresolved_and_the_empty_cells(
    cast: Cast, sign_in: SignIn
) -> None:
    shared = {"organisation": cast.organisation, "by": cast.actor("olga")}
    solved, half, fresh = (operations.add_problem(title=title, **shared) for title in ("Af", "Half", "Nieuw"))
    make_measure(cast, problem=solved, state="done")
    make_measure(cast, title="Klaar", problem=half, state="done")
    make_measure(cast, title="Loopt", problem=half, state="busy")
    assert set(queries.list_unresolved(cast.organisation)) == {half, fresh}
    client = sign_in(cast.olga)
    response = client.get("/linde/cycle/new/")
    assert set(response.context["form"]["problems"].value()) == {half.pk, fresh.pk}
    assert len(response.context["empty"]) == 8
    client.post("/linde/cycle/new/", {"title": "Ronde 2", "started_on": "2026-03-02", "problems": [half.pk]})
    assert list(Cycle.objects.get().problems.all()) == [half]
    assert "Half" in client.get("/linde/cycle/").content.decode()


def test_a_measure_that_was_stopped_is_not_decided_upon_again(cast: Cast) -> None:
    first, done = start(cast), make_measure(cast, state="done")
    close(cast, first, {done.pk: ("stop", "")})
    start(cast, "Ronde 2", LATER)
    assert queries.list_to_decide(cast.organisation) == []


def test_answers_to_questions_of_steps_belong_to_their_cycle(cast: Cast) -> None:
    def keep(answer: str, key: str = STEP_QUESTION) -> None:
        operations.keep_reflection(
            organisation=cast.organisation, by=cast.actor("olga"), question_key=key, answer=answer
        )

    start(cast)
    keep("Groot")
    keep("Voor altijd", key="prevent-team-talents")
    start(cast, "Ronde 2", LATER)
    keys = [STEP_QUESTION, "prevent-team-talents"]
    assert set(queries.get_reflections(cast.organisation, keys)) == {"prevent-team-talents"}
    keep("Kleiner")
    assert queries.get_reflections(cast.organisation, keys)[STEP_QUESTION].answer == "Kleiner"
    answers = Reflection.objects.filter(question_key=STEP_QUESTION).values_list("cycle__title", "answer")
    assert set(answers) == {("Ronde 1", "Groot"), ("Ronde 2", "Kleiner")}


def test_the_page_closes_a_cycle_and_shows_it_beside_the_next(cast: Cast, sign_in: SignIn) -> None:
    cycle, client = start(cast), sign_in(cast.olga)
    measure = make_measure(cast, state="busy", level="team")
    address = f"/linde/cycle/{cycle.pk}/close/"
    form = client.post(address, {"lessons": "Iets geleerd", f"note_{measure.pk}": "Waarom niet"}).context[
        "form"
    ]
    assert (
        set(form.errors) == {f"choice_{measure.pk}"} and form[f"note_{measure.pk}"].value() == "Waarom niet"
    )
    sent = {
        "lessons": "Begin eerder.",
        f"choice_{measure.pk}": "extend",
        f"note_{measure.pk}": "Werkt in Beuk.",
    }
    page = client.post(address, sent, follow=True).content.decode()
    assert all(words in page for words in ("Begin eerder.", "Uitbreiden", "Werkt in Beuk."))
    start(cast, "Ronde 2", LATER)
    response = client.get("/linde/cycle/")
    assert "1 uitgebreid" in response.content.decode()
    assert response.context["beside"].lines == (("Organisatie", 0, 0), ("Team", 1, 1), ("Individu", 0, 0))
