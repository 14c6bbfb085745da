"""The logbook of a measure: comments, progress, and evidence with its own date."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from speelveld.audit.operations import record
from speelveld.board.models import Measure, Remark
from speelveld.board.operations.rows import find_same, lock
from speelveld.board.permissions import check_remark, check_remove_remark
from speelveld.organisations.permissions import Actor

SAME_FORM = datetime.timedelta(minutes=10)


@transaction.atomic
def add_remark(*, measure: Measure, by: Actor, kind: str, text: str, **fields: Any) -> Remark:
    """Write a line. Progress and evidence tell that somebody looked how the measure goes."""
    check_remark(by, measure, kind)
    lock(measure.organisation)
    today = timezone.localdate()
    if kind != Remark.Kind.COMMENT:
        fields["happened_on"] = fields.get("happened_on") or today
    recent = measure.remarks.filter(written_by_id=by.user_id, written_at__gte=timezone.now() - SAME_FORM)
    if same := find_same(recent, {"kind": kind, "text": text, **fields}):
        return same
    remark = Remark(measure=measure, kind=kind, text=text, written_by_id=by.user_id, **fields)
    remark.full_clean(exclude=["written_by"])
    remark.save()
    if kind != Remark.Kind.COMMENT:
        _note_review(measure, fields["happened_on"])
    slug = measure.organisation.slug
    record(organisation=slug, actor=by.email, verb="remark.added", target=measure.title, kind=kind)
    return remark


@transaction.atomic
def remove_remark(*, remark: Remark, by: Actor) -> None:
    """Take a line out again: who wrote it, or the programme owner."""
    check_remove_remark(by, remark)
    measure = remark.measure
    remark.delete()
    slug = measure.organisation.slug
    record(organisation=slug, actor=by.email, verb="remark.removed", target=measure.title, kind=remark.kind)


def _note_review(measure: Measure, day: datetime.date) -> None:
    if measure.reviewed_on is None or measure.reviewed_on < day:
        measure.reviewed_on = day
        measure.save(update_fields=["reviewed_on"])
