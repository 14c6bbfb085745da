"""Starting a cycle, going to its next step, and closing it with decisions and lessons."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from speelveld.audit.operations import record
from speelveld.board.models import Cycle, Decision, Measure, Problem
from speelveld.board.operations.measures import change_measure
from speelveld.board.operations.rows import find_same, lock
from speelveld.board.queries import list_to_decide
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
    problems: Iterable[Problem] = (),
) -> Cycle:
    """Begin a turn of the cycle, about some problems. The latest one counts as the present one."""
    check(by, "board.change")
    lock(organisation)
    fields = {"title": title, "started_on": started_on, "step": step, "step_until_on": step_until_on}
    if same := find_same(organisation.cycles.filter(title=title), fields):
        return same
    cycle = Cycle(organisation=organisation, **fields)
    cycle.full_clean()
    cycle.save()
    own = [problem for problem in problems if problem.organisation_id == organisation.pk]
    cycle.problems.set(own)
    record(organisation=organisation.slug, actor=by.email, verb="cycle.started", target=title, step=step)
    return cycle


@transaction.atomic
def move_cycle(*, cycle: Cycle, by: Actor, step: str, step_until_on: datetime.date | None = None) -> None:
    """Go to a step, forward or back, and say until when it lasts."""
    check(by, "board.change")
    if cycle.closed_on:
        raise ValidationError(_("Deze ronde is afgesloten. Begin een nieuwe ronde."))
    if (cycle.step, cycle.step_until_on) == (step, step_until_on):
        return
    cycle.step, cycle.step_until_on = step, step_until_on
    cycle.full_clean()
    cycle.save(update_fields=["step", "step_until_on"])
    slug = cycle.organisation.slug
    record(organisation=slug, actor=by.email, verb="cycle.moved", target=cycle.title, step=step)


@transaction.atomic
def close_cycle(
    *, cycle: Cycle, by: Actor, decisions: Mapping[int, tuple[str, str]], lessons: str, today: datetime.date
) -> None:
    """Close a turn: for each measure that ran what becomes of it and why, and what was learned.

    What stops, stops now. What is adapted or extended is planned anew when it was done.
    """
    check(by, "board.change")
    lock(cycle.organisation)
    if cycle.closed_on:
        return
    measures = list_to_decide(cycle.organisation)
    _check_complete(measures, decisions, lessons)
    for measure in measures:
        choice, note = decisions[measure.pk]
        decision = Decision(cycle=cycle, measure=measure, choice=choice, note=note, decided_by_id=by.user_id)
        decision.full_clean(exclude=["decided_by"])
        decision.save()
        _follow_up(measure, by, choice)
    cycle.closed_on, cycle.lessons = today, lessons.strip()
    cycle.full_clean()
    cycle.save(update_fields=["closed_on", "lessons"])
    slug, n = cycle.organisation.slug, len(measures)
    record(organisation=slug, actor=by.email, verb="cycle.closed", target=cycle.title, n_decisions=n)


def _check_complete(
    measures: Sequence[Measure], decisions: Mapping[int, tuple[str, str]], lessons: str
) -> None:
    if not lessons.strip():
        raise ValidationError({"lessons": _("Schrijf op wat jullie leerden. Eén zin is genoeg.")})
    if any(measure.pk not in decisions or not decisions[measure.pk][0] for measure in measures):
        raise ValidationError(_("Kies bij elke maatregel wat het wordt."))


def _follow_up(measure: Measure, by: Actor, choice: str) -> None:
    """Let the board say what was decided."""
    if choice == Decision.Choice.STOP and measure.state == Measure.State.BUSY:
        change_measure(measure=measure, by=by, state=Measure.State.STOPPED)
    elif choice in (Decision.Choice.ADAPT, Decision.Choice.EXTEND) and measure.state == Measure.State.DONE:
        change_measure(measure=measure, by=by, state=Measure.State.PLANNED)
