"""A cycle starts, and goes step by step."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from speelveld.audit.models import Event
from speelveld.board import operations
from speelveld.board.models import Cycle
from speelveld.organisations.errors import Denied
from tests.board.conftest import TODAY
from tests.factories import Cast


def start(cast: Cast, by: str = "olga", title: str = "Ronde 1", step: str = "find_out") -> Cycle:
    actor = cast.actor(by)
    return operations.start_cycle(
        organisation=cast.organisation, by=actor, title=title, started_on=TODAY, step=step
    )


def test_a_cycle_starts_with_finding_out(cast: Cast) -> None:
    cycle = start(cast)
    assert Cycle.objects.get() == cycle
    assert cycle.step == Cycle.Step.FIND_OUT
    assert Event.objects.get().verb == "cycle.started"


def test_the_same_form_twice_is_one_cycle(cast: Cast) -> None:
    assert start(cast) == start(cast)
    assert start(cast) != start(cast, title="Ronde 2")


def test_a_cycle_goes_to_any_step(cast: Cast) -> None:
    cycle, olga = start(cast), cast.actor("olga")
    until = TODAY + datetime.timedelta(days=60)
    operations.move_cycle(cycle=cycle, by=olga, step="do", step_until_on=until)
    operations.move_cycle(cycle=cycle, by=olga, step="do", step_until_on=until)
    kept = Cycle.objects.get()
    assert (kept.step, kept.step_until_on) == ("do", until)
    assert Event.objects.filter(verb="cycle.moved").count() == 1


def test_a_step_neither_ends_before_the_cycle_nor_is_unknown(cast: Cast) -> None:
    cycle, olga = start(cast), cast.actor("olga")
    with pytest.raises(ValidationError) as refusal:
        operations.move_cycle(
            cycle=cycle, by=olga, step="do", step_until_on=TODAY - datetime.timedelta(days=1)
        )
    assert set(refusal.value.message_dict) == {"step_until_on"}
    with pytest.raises(ValidationError):
        operations.move_cycle(cycle=cycle, by=olga, step="celebrate")
    with pytest.raises(ValidationError):
        start(cast, title="")
    assert Cycle.objects.get().step == "find_out"


@pytest.mark.parametrize("name", ["dirk", "anna", "bram", "wim", "petra", "sam"])
def test_only_the_owner_runs_the_cycle(cast: Cast, name: str) -> None:
    cycle = start(cast)
    with pytest.raises(Denied):
        start(cast, by=name)
    with pytest.raises(Denied):
        operations.move_cycle(cycle=cycle, by=cast.actor(name), step="do")
