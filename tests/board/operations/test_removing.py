"""What was typed by mistake can go; what a cycle decided about stays; the audit trail keeps both."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from speelveld.audit.models import Event
from speelveld.board import operations
from speelveld.board.models import Measure, Problem, Remark
from speelveld.organisations.errors import Denied
from tests.board.conftest import TODAY, make_measure
from tests.factories import Cast


def make_problem(cast: Cast, **fields: object) -> Problem:
    return operations.add_problem(
        organisation=cast.organisation, by=cast.actor("olga"), title="Werkdruk", **fields
    )


def close_a_cycle(cast: Cast, problem: Problem, measure: Measure) -> None:
    olga = cast.actor("olga")
    cycle = operations.start_cycle(
        organisation=cast.organisation, by=olga, title="Ronde", started_on=TODAY, problems=[problem]
    )
    operations.change_measure(measure=measure, by=olga, state="busy")
    decisions = {measure.pk: ("keep", "Het werkt.")}
    operations.close_cycle(cycle=cycle, by=olga, decisions=decisions, lessons="Klein.", today=TODAY)


def test_a_measure_goes_with_its_logbook_and_the_audit_trail_tells_who(cast: Cast) -> None:
    measure = make_measure(cast)
    operations.add_remark(measure=measure, by=cast.actor("olga"), kind="comment", text="Loopt goed.")
    operations.remove_measure(measure=measure, by=cast.actor("olga"))
    assert not Measure.objects.exists() and not Remark.objects.exists()
    told = Event.objects.get(verb="measure.removed")
    assert (told.actor, told.target) == (cast.olga.email, "Roosters eerder bekend")
    assert told.details["cell"] == "prevent/organisation"
    assert Event.objects.filter(verb="measure.added").exists()


def test_a_problem_goes_and_its_measures_stay(cast: Cast) -> None:
    problem = make_problem(cast)
    measure = make_measure(cast, problem=problem)
    operations.remove_problem(problem=problem, by=cast.actor("olga"))
    measure.refresh_from_db()
    assert measure.problem is None
    assert Event.objects.get(verb="problem.removed").details["n_measures"] == 1


def test_what_a_closed_cycle_was_about_stays(cast: Cast) -> None:
    problem, measure = make_problem(cast), make_measure(cast)
    close_a_cycle(cast, problem, measure)
    with pytest.raises(ValidationError, match="Gestopt"):
        operations.remove_measure(measure=measure, by=cast.actor("olga"))
    with pytest.raises(ValidationError, match="afgesloten ronde"):
        operations.remove_problem(problem=problem, by=cast.actor("olga"))
    assert Measure.objects.exists() and Problem.objects.exists()


@pytest.mark.parametrize("who", ["dirk", "bram", "wim", "sam"])
def test_who_may_not_change_it_may_not_remove_it(cast: Cast, who: str) -> None:
    problem, measure = make_problem(cast), make_measure(cast)
    with pytest.raises(Denied):
        operations.remove_measure(measure=measure, by=cast.actor(who))
    with pytest.raises(Denied):
        operations.remove_problem(problem=problem, by=cast.actor(who))


def test_a_manager_removes_what_is_of_the_own_unit(cast: Cast) -> None:
    own, whole = make_measure(cast, level="team", unit=cast.units["beuk"]), make_measure(cast, title="Beleid")
    operations.remove_measure(measure=own, by=cast.actor("anna"))
    with pytest.raises(Denied):
        operations.remove_measure(measure=whole, by=cast.actor("anna"))


def test_the_page_asks_once_more_and_then_removes(cast: Cast, client: Client) -> None:
    client.force_login(cast.olga)
    measure, problem = make_measure(cast), make_problem(cast)
    for page, rows in ((f"measures/{measure.pk}", Measure), (f"problems/{problem.pk}", Problem)):
        assert f"/linde/{page}/remove/" in client.get(f"/linde/{page}/change/").content.decode()
        assert client.get(f"/linde/{page}/remove/").status_code == 200
        assert rows.objects.exists()
        assert client.post(f"/linde/{page}/remove/").status_code == 302
        assert not rows.objects.exists()


def test_the_page_says_why_it_stays(cast: Cast, client: Client) -> None:
    client.force_login(cast.olga)
    measure = make_measure(cast)
    close_a_cycle(cast, make_problem(cast), measure)
    response = client.post(f"/linde/measures/{measure.pk}/remove/")
    assert response.status_code == 409
    assert "blijft te lezen wat het werd" in response.content.decode()
