"""A cycle starts, moves on, and brings its questions along."""

import datetime

from django.utils.html import escape

from speelveld import catalogue
from speelveld.board import operations
from speelveld.board.models import Cycle
from tests.board.conftest import TODAY, SignIn
from tests.factories import Cast


def start(cast: Cast, **fields: object) -> Cycle:
    return operations.start_cycle(
        organisation=cast.organisation, by=cast.actor("olga"),
        **{"title": "Ronde 1", "started_on": TODAY, **fields},  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_cycle_starts_once(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    posted = {"title": "Ronde 1", "started_on": "2026-03-02", "step_until_on": "2026-04-13"}
    for _time in range(2):
        assert client.post("/linde/cycle/new/", posted).status_code == 302
    cycle = Cycle.objects.get()
    assert (cycle.step, cycle.step_until_on) == ("find_out", datetime.date(2026, 4, 13))
    page = client.get("/linde/cycle/").content.decode()
    assert "Ronde 1" in page and "Tot en met 13 april 2026" in page


def test_the_next_step_is_proposed_and_kept(cast: Cast, sign_in: SignIn) -> None:
    cycle, client = start(cast), sign_in(cast.olga)
    address = f"/linde/cycle/{cycle.pk}/move/"
    form = client.get(address).context["form"]
    assert (form["step"].value(), form["step_until_on"].value()) == ("choose", None)
    client.post(address, {"step": "do", "step_until_on": "2026-06-30"})
    cycle.refresh_from_db()
    assert (cycle.step, cycle.step_until_on) == ("do", datetime.date(2026, 6, 30))
    field = client.get("/linde/field/").content.decode()
    assert field.count('class="past"') == 2 and field.count('aria-current="step"') == 1
    assert "Tot en met 30 juni 2026" in field


def test_after_the_last_step_comes_the_first(cast: Cast, sign_in: SignIn) -> None:
    cycle = start(cast, step="adjust")
    form = sign_in(cast.olga).get(f"/linde/cycle/{cycle.pk}/move/").context["form"]
    assert form["step"].value() == "find_out"


def test_bad_input_is_told_and_nothing_is_lost(cast: Cast, sign_in: SignIn) -> None:
    cycle, client = start(cast), sign_in(cast.olga)
    posted = {"step": "do", "step_until_on": "2026-03-01"}
    form = client.post(f"/linde/cycle/{cycle.pk}/move/", posted).context["form"]
    assert set(form.errors) == {"step_until_on"}
    assert {name: form[name].value() for name in posted} == posted
    cycle.refresh_from_db()
    assert cycle.step == "find_out"
    for wrong, field in (({"title": ""}, "title"), ({"started_on": "32-13"}, "started_on")):
        posted = {"title": "Ronde 2", "started_on": "2026-03-02"} | wrong
        assert set(client.post("/linde/cycle/new/", posted).context["form"].errors) == {field}


def test_every_question_of_every_step_is_there(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.olga).get("/linde/cycle/").content.decode()
    frame = catalogue.frame("nl")
    for question in (*frame.questions, *(one for step in frame.steps for one in step.questions)):
        assert escape(question.text) in page
        assert f"/linde/questions/{question.key}/?next=/linde/cycle/" in page


def test_earlier_cycles_stay_in_sight(cast: Cast, sign_in: SignIn) -> None:
    start(cast, title="Ronde 1", started_on=TODAY - datetime.timedelta(days=365))
    start(cast, title="Ronde 2")
    page = sign_in(cast.bram).get("/linde/cycle/").content.decode()
    assert "<h1>Ronde 2</h1>" in page and "Ronde 1" in page
