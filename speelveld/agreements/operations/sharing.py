"""Letting HR read along, which takes both, and which either can undo at any moment."""

import datetime

from django.db import transaction

from speelveld.agreements.models import Agreement
from speelveld.agreements.operations.traces import lock, note
from speelveld.agreements.permissions import check_read, check_side, get_side
from speelveld.audit.operations import record
from speelveld.organisations.permissions import Actor


@transaction.atomic
def set_sharing(*, agreement: Agreement, by: Actor, shares: bool, today: datetime.date) -> None:
    """Say for one's own side whether HR may read this agreement."""
    agreement = lock(agreement)
    side = check_side(by, agreement)
    name = f"{side.value}_shares_on"
    if (getattr(agreement, name) is not None) == shares:
        return
    setattr(agreement, name, today if shares else None)
    agreement.save(update_fields=[name])
    note(agreement, side, "shared" if shares else "unshared")


def note_reading(*, agreement: Agreement, by: Actor) -> None:
    """Write down that HR read a shared agreement. The two themselves leave no trace by reading."""
    check_read(by, agreement)
    if get_side(by, agreement) is None:
        target = agreement.public_id
        record(organisation=by.organisation_slug, actor=by.email, verb="agreement.read_by_hr", target=target)
