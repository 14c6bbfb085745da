"""Starting a cycle and going to its next step."""

import datetime

from django.db import transaction

from speelveld.audit.operations import record
from speelveld.board.models import Cycle
from speelveld.board.operations.rows import find_same, lock
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor, check


@transaction.atomic
def start_cycle(
    *,
    organisation: Organisation,
    by: Actor,
    title: str,
    started_on: datetime.date,
    step: str = Cycle.Step.FIND_OUT,
    step_until_on: datetime.date | None = None,
) -> Cycle:
    """Begin a turn of the cycle. The latest one counts as the present one."""
    check(by, "board.change")
    lock(organisation)
    fields = {"title": title, "started_on": started_on, "step": step, "step_until_on": step_until_on}
    if same := find_same(organisation.cycles.filter(title=title), fields):
        return same
    cycle = Cycle(organisation=organisation, **fields)
    cycle.full_clean()
    cycle.save()
    record(organisation=organisation.slug, actor=by.email, verb="cycle.started", target=title, step=step)
    return cycle


@transaction.atomic
def move_cycle(*, cycle: Cycle, by: Actor, step: str, step_until_on: datetime.date | None = None) -> None:
    """Go to a step, forward or back, and say until when it lasts."""
    check(by, "board.change")
    if (cycle.step, cycle.step_until_on) == (step, step_until_on):
        return
    cycle.step, cycle.step_until_on = step, step_until_on
    cycle.full_clean()
    cycle.save(update_fields=["step", "step_until_on"])
    slug = cycle.organisation.slug
    record(organisation=slug, actor=by.email, verb="cycle.moved", target=cycle.title, step=step)
