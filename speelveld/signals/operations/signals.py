"""Noting, changing and removing a signal."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from speelveld.audit.operations import record
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor
from speelveld.signals.models import Signal
from speelveld.signals.permissions import check_change_signal

SAME_FORM = datetime.timedelta(minutes=10)  # within which the same signal of the same person is one


@transaction.atomic
def add_signal(*, organisation: Organisation, by: Actor, **fields: Any) -> Signal:
    """Note a signal. Raises ValidationError, also when its text is about health or a person."""
    check_change_signal(by, fields.get("unit"))
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    since = timezone.now() - SAME_FORM
    same = organisation.signals.filter(added_by_id=by.user_id, added_at__gte=since, **fields).first()
    if same:
        return same
    signal = Signal(organisation=organisation, added_by_id=by.user_id, **fields)
    signal.full_clean(exclude=["added_by"])
    signal.save()
    _record(signal, by, "signal.added")
    return signal


@transaction.atomic
def change_signal(*, signal: Signal, by: Actor, **fields: Any) -> None:
    """Change a signal; for a manager it must be about the own unit before and after."""
    stored = Signal.objects.select_related("unit").get(pk=signal.pk)
    check_change_signal(by, stored.unit)
    check_change_signal(by, fields.get("unit", stored.unit))
    for name, value in fields.items():
        setattr(signal, name, value)
    signal.full_clean(exclude=["added_by"])
    signal.save()
    _record(signal, by, "signal.changed")


@transaction.atomic
def remove_signal(*, signal: Signal, by: Actor) -> None:
    check_change_signal(by, signal.unit)
    _record(signal, by, "signal.removed")
    signal.delete()


def _record(signal: Signal, by: Actor, verb: str) -> None:
    """Write the audit line; never the text."""
    slug = signal.organisation.slug
    record(
        organisation=slug, actor=by.email, verb=verb, target=signal.factor,
        source=signal.source, says=signal.says, seen_on=str(signal.seen_on),
    )  # fmt: skip
