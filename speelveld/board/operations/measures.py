"""Putting a measure on the board and changing it."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from speelveld.audit.operations import record
from speelveld.board.models import Measure
from speelveld.board.operations.rows import find_same, list_changed, lock
from speelveld.board.permissions import check_change, check_entry
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor

SAME_FORM = datetime.timedelta(minutes=10)  # within which the same words of the same person are one measure


@transaction.atomic
def add_measure(*, organisation: Organisation, by: Actor, title: str, **fields: Any) -> Measure:
    """Put a measure in a cell of the board."""
    check_change(by, fields.get("unit"))
    lock(organisation)
    since = timezone.now() - SAME_FORM
    recent = organisation.measures.filter(title=title, added_by_id=by.user_id, added_at__gte=since)
    if same := find_same(recent, fields):
        return same
    measure = Measure(organisation=organisation, title=title, added_by_id=by.user_id, **fields)
    measure.full_clean(exclude=["added_by"])
    measure.save()
    cell = f"{measure.stage}/{measure.level}"
    record(organisation=organisation.slug, actor=by.email, verb="measure.added", target=title, cell=cell)
    return measure


@transaction.atomic
def change_measure(*, measure: Measure, by: Actor, **fields: Any) -> None:
    """Change a measure; for a manager it must be about the own unit before and after."""
    stored = Measure.objects.select_related("unit", "organisation").get(pk=measure.pk)
    check_entry(by, stored)
    check_change(by, fields.get("unit", stored.unit))
    changed = list_changed(stored, fields)
    if not changed:
        return
    for name in changed:
        setattr(measure, name, fields[name])
    measure.full_clean(exclude=["added_by"])
    measure.save(update_fields=[*changed, "changed_at"])
    slug = stored.organisation.slug
    record(organisation=slug, actor=by.email, verb="measure.changed", target=measure.title, fields=changed)
