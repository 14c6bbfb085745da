"""Which one step somebody sees, as a table: role, what is going on, and the step."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from speelveld import catalogue
from speelveld.board.models import ConditionJudgement, Cycle, Measure, Problem
from speelveld.board.presenters.next_step import RULES, choose_step
from speelveld.board.situation import Situation
from speelveld.organisations.models import Organisation, Role, Unit
from speelveld.organisations.permissions import Actor
from speelveld.results.models import Release
from speelveld.surveys.models import Wave
from tests.board.conftest import TODAY

LINDE = Organisation(pk=1, name="De Linde", slug="linde")
BEUK = Unit(pk=1, organisation=LINDE, key="beuk", name="Woongroep Beuk")
DAY = datetime.timedelta(days=1)


def make_wave(state: str) -> Wave:
    return Wave(
        pk=7, organisation=LINDE, title="Voorjaar", state=state, opens_on=TODAY, closes_on=TODAY + 9 * DAY
    )


def make_measure(state: str = "done", **fields: Any) -> Measure:
    fields = {"stage": "prevent", "level": "team", "title": "Teamgesprek", "unit": None} | fields
    return Measure(pk=3, organisation=LINDE, state=state, **fields)


def make_problem(noted_on: datetime.date = TODAY - 400 * DAY, unit: Unit | None = None) -> Problem:
    return Problem(pk=5, organisation=LINDE, title="Druk", noted_on=noted_on, unit=unit)


def make_release(days_ago: int) -> Release:
    return Release(pk=9, wave=make_wave("closed"), released_on=TODAY - days_ago * DAY)


def judge(key: str, due_on: datetime.date | None = None) -> ConditionJudgement:
    return ConditionJudgement(
        organisation=LINDE, condition=key, judgement="busy", next_step="Regel het", due_on=due_on
    )


FULL = tuple(
    make_measure(stage=stage, level=level) for stage in catalogue.STAGES for level in catalogue.LEVELS
)
AGREED = {"goal": "Rust", "judged_by": "Navraag"}
STEPS = {step.key: step for step in catalogue.frame("nl").steps}

# Everything is under way, nothing asks for attention.
CALM = Situation(
    organisation=LINDE,
    today=TODAY,
    waves=(make_wave("closed"),),
    release=make_release(300),
    measures=(*FULL, make_measure(unit=BEUK)),
    problems=((make_problem(), 1),),
    cycle=Cycle(pk=2, organisation=LINDE, title="Ronde 1", step="do", started_on=TODAY - 90 * DAY),
    judgements={key: judge(key) for key in catalogue.CONDITIONS},
    answered=frozenset(question.key for question in STEPS["do"].questions),
)
ENDED = Cycle(pk=2, organisation=LINDE, title="Ronde 1", step="do", step_until_on=TODAY - DAY)
WITHOUT_LAST = {key: judged for key, judged in CALM.judgements.items() if key != "compliance"}

TABLE: tuple[tuple[str, dict[str, Any], str | None], ...] = (
    # nothing asks for attention
    ("owner", {}, "look"),
    ("director", {}, "look"),
    ("manager", {}, "look"),
    ("employee", {}, "look"),
    ("professional", {}, "look"),
    ("works_council", {}, "look"),
    ("confidential_adviser", {}, "look"),
    ("privacy_officer", {}, "look"),
    ("administrator", {}, "check_roles"),
    ("provider", {}, None),
    # the staff list and a measurement
    ("owner", {"has_units": False, "waves": ()}, "import_staff"),
    ("manager", {"has_units": False}, "look"),
    ("owner", {"waves": ()}, "start_wave"),
    ("director", {"waves": ()}, "look"),
    ("owner", {"waves": (make_wave("draft"),)}, "finish_draft"),
    ("works_council", {"waves": (make_wave("draft"),)}, "read_along"),
    ("privacy_officer", {"waves": (make_wave("ready"),)}, "read_along"),
    ("owner", {"waves": (make_wave("ready"),)}, "look"),
    ("employee", {"waves": (make_wave("draft"),)}, "look"),
    ("employee", {"waves": (make_wave("open"),)}, "answer"),
    ("manager", {"waves": (make_wave("open"),)}, "answer"),
    ("owner", {"waves": (make_wave("open"),)}, "look"),
    ("provider", {"waves": (make_wave("open"),)}, None),
    ("administrator", {"waves": (make_wave("open"),)}, "check_roles"),
    ("owner", {"unreleased": (make_wave("closed"),)}, "release"),
    ("director", {"unreleased": (make_wave("closed"),)}, "look"),
    # results: news for two weeks, for a planner until something was done with them
    ("employee", {"release": make_release(14)}, "read_results"),
    ("employee", {"release": make_release(15)}, "look"),
    ("owner", {"release": make_release(59)}, "read_results"),
    ("owner", {"release": make_release(61)}, "look"),
    ("owner", {"release": make_release(5), "problems": ((make_problem(TODAY - 5 * DAY), 1),)}, "look"),
    ("director", {"release": make_release(5), "problems": ((make_problem(TODAY), 1),)}, "read_results"),
    ("provider", {"release": make_release(1)}, None),
    ("administrator", {"release": make_release(1)}, "check_roles"),
    # measures
    ("owner", {"measures": (make_measure("busy", judged_on=TODAY, **AGREED),)}, "judge"),
    ("owner", {"measures": (*FULL, make_measure("busy", judged_on=TODAY + DAY, **AGREED))}, "look"),
    ("owner", {"measures": (*FULL, make_measure("stopped", judged_on=TODAY - DAY))}, "look"),
    ("owner", {"measures": (make_measure("busy"),)}, "agree_how_to_judge"),
    ("owner", {"measures": (make_measure("busy", goal="Rust"),)}, "agree_how_to_judge"),
    ("owner", {"measures": (*FULL, make_measure("busy", **AGREED))}, "look"),
    ("owner", {"measures": (make_measure("planned", starts_on=TODAY),)}, "begin"),
    ("owner", {"measures": (*FULL, make_measure("planned", starts_on=TODAY + DAY))}, "look"),
    ("owner", {"measures": (*FULL, make_measure("idea"))}, "decide_on_idea"),
    ("owner", {"measures": FULL[1:]}, "fill_empty_cell"),
    ("owner", {"measures": (*FULL[1:], make_measure("stopped", level="organisation"))}, "fill_empty_cell"),
    ("director", {"measures": ()}, "look"),
    ("manager", {"measures": (make_measure("busy"),)}, "first_of_team"),
    ("manager", {"measures": (make_measure("busy", unit=BEUK),)}, "agree_how_to_judge"),
    ("manager", {"measures": (make_measure("planned", unit=BEUK, starts_on=TODAY - DAY),)}, "begin"),
    ("manager", {"measures": (make_measure("idea", unit=BEUK),)}, "decide_on_idea"),
    ("employee", {"measures": (make_measure("busy", unit=BEUK),)}, "look"),
    # problems, the cycle and the conditions
    ("owner", {"problems": ((make_problem(), 0),)}, "choose_measure"),
    ("manager", {"problems": ((make_problem(), 0),)}, "look"),
    ("manager", {"problems": ((make_problem(unit=BEUK), 0),)}, "choose_measure"),
    ("owner", {"cycle": None}, "start_cycle"),
    ("director", {"cycle": None}, "look"),
    ("owner", {"cycle": ENDED}, "move_cycle"),
    ("director", {"cycle": ENDED}, "look"),
    ("director", {"judgements": {"rights": judge("rights", TODAY)}}, "follow_condition"),
    ("director", {"judgements": {**CALM.judgements, "rights": judge("rights", TODAY + DAY)}}, "look"),
    ("director", {"judgements": WITHOUT_LAST}, "judge_condition"),
    ("owner", {"judgements": WITHOUT_LAST}, "judge_condition"),
    ("manager", {"judgements": {}}, "look"),
    ("owner", {"answered": frozenset()}, "discuss"),
    ("director", {"answered": frozenset()}, "look"),
    # what comes first
    ("owner", {"unreleased": (make_wave("closed"),), "measures": (make_measure("busy"),)}, "release"),
    ("owner", {"cycle": None, "measures": (make_measure("busy"),)}, "agree_how_to_judge"),
    ("manager", {"waves": (make_wave("open"),), "measures": (make_measure("busy", unit=BEUK),)},
     "agree_how_to_judge"),
)  # fmt: skip


def make_actor(*roles: str) -> Actor:
    led = frozenset({"beuk"}) if "manager" in roles else frozenset()
    return Actor("Noor", "noor@linde.example", "linde", frozenset(map(Role, roles)), led)


@pytest.mark.parametrize(("role", "changes", "expected"), TABLE)
def test_the_next_step(role: str, changes: dict[str, Any], expected: str | None) -> None:
    step = choose_step(replace(CALM, **changes), make_actor(role))
    assert (step.key if step else None) == expected


def test_the_table_has_every_rule() -> None:
    assert {key for _role, _changes, key in TABLE} - {None} == {rule.__name__ for rule in RULES}


@pytest.mark.parametrize(("role", "changes", "expected"), TABLE)
def test_a_step_is_small_and_leads_somewhere(
    role: str, changes: dict[str, Any], expected: str | None
) -> None:
    step = choose_step(replace(CALM, **changes), make_actor(role))
    if step is None:
        return
    assert 1 <= step.minutes <= 20
    assert step.title and step.text
    if step.key == "answer":
        assert not step.address  # the way in is in the mail: here nobody knows who answered
    else:
        assert step.address.startswith("/linde/") and step.label


def test_roles_add_up() -> None:
    actor = make_actor("employee", "administrator")
    assert choose_step(CALM, actor).key == "look"  # type: ignore[union-attr]


def test_the_first_empty_cell_is_that_of_the_organisation() -> None:
    step = choose_step(replace(CALM, measures=()), make_actor("owner"))
    assert step is not None and step.address == "/linde/field/prevent/organisation/"


def test_the_oldest_promise_comes_first() -> None:
    early = make_measure("busy", title="Vroeg", judged_on=TODAY - 2 * DAY, **AGREED)
    late = make_measure("busy", title="Laat", judged_on=TODAY - DAY, **AGREED)
    step = choose_step(replace(CALM, measures=(late, early)), make_actor("owner"))
    assert step is not None and "Vroeg" in step.title


def test_a_recommended_measure_comes_with_a_proposal() -> None:
    chosen = make_measure("busy", source_key="energy-talk")
    step = choose_step(replace(CALM, measures=(chosen,)), make_actor("owner"))
    assert step is not None and step.label == "Bekijk het voorstel"
