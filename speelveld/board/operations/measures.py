"""Putting a measure on the board and changing it."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from speelveld.audit.operations import record
from speelveld.board.models import Measure
from speelveld.board.operations.agreements import check_agreements, note_start
from speelveld.board.operations.history import keep_change
from speelveld.board.operations.people import link_people
from speelveld.board.operations.rows import find_same, list_changed, lock
from speelveld.board.operations.starting import check_start
from speelveld.board.permissions import check_change, check_entry, check_work
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor

SAME_FORM = datetime.timedelta(minutes=10)  # within which the same words of the same person are one measure
BY_WHO_WORKS_ON_IT = {"state"}  # what somebody may change who leads or helps, and nothing more


@transaction.atomic
def add_measure(
    *, organisation: Organisation, by: Actor, title: str, reason: str = "", **fields: Any
) -> Measure:
    """Put a measure in a cell of the board."""
    check_change(by, fields.get("unit"))
    lock(organisation)
    since = timezone.now() - SAME_FORM
    recent = organisation.measures.filter(title=title, added_by_id=by.user_id, added_at__gte=since)
    if same := find_same(recent, fields):
        return same
    check_start(None, organisation, fields, reason)
    measure = Measure(
        organisation=organisation, title=title, added_by_id=by.user_id, **note_start(fields) | fields
    )
    measure.full_clean(exclude=["added_by"])
    measure.save()
    link_people(measure, {"owner", "helpers"} & set(fields))
    keep_change(measure, by, {}, reason.strip())
    cell = f"{measure.stage}/{measure.level}"
    record(organisation=organisation.slug, actor=by.email, verb="measure.added", target=title, cell=cell)
    return measure


@transaction.atomic
def change_measure(*, measure: Measure, by: Actor, reason: str = "", **fields: Any) -> None:
    """Change a measure; for a manager it must be about the own unit before and after.

    What it must bring is agreed beforehand: once the measure runs, that changes with a reason only. It begins
    with a reason when a condition that it needs is not in order.
    """
    lock(measure.organisation)
    stored = Measure.objects.select_related("unit", "organisation", "problem").get(pk=measure.pk)
    _check_may(by, stored, fields)
    check_agreements(stored, fields, reason)
    check_start(stored, stored.organisation, fields, reason)
    if stored.started_on is None:
        fields = note_start({"starts_on": stored.starts_on} | fields) | fields
    changed = list_changed(stored, fields)
    if not changed:
        return
    values = {name: (getattr(stored, name), fields[name]) for name in changed}
    for name in changed:
        setattr(measure, name, fields[name])
    measure.version = stored.version + 1
    measure.full_clean(exclude=["added_by"])
    measure.save(update_fields=[*changed, "version", "changed_at"])
    link_people(measure, set(changed))
    keep_change(measure, by, values, reason.strip())
    slug = stored.organisation.slug
    record(organisation=slug, actor=by.email, verb="measure.changed", target=measure.title, fields=changed)


def _check_may(by: Actor, stored: Measure, fields: dict[str, Any]) -> None:
    if set(fields) <= BY_WHO_WORKS_ON_IT:
        check_work(by, stored)
        return
    check_entry(by, stored)
    check_change(by, fields.get("unit", stored.unit))
