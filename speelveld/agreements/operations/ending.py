"""Stopping, and wiping. The key goes first: after that no copy of the rows says anything."""

import datetime

from django.db import transaction

from speelveld.agreements import mails, vault
from speelveld.agreements.choices import Side
from speelveld.agreements.models import Agreement
from speelveld.agreements.operations.keeping import DAYS_AFTER_END
from speelveld.agreements.operations.traces import check_open, lock, note, tell
from speelveld.agreements.permissions import check_employee, check_side
from speelveld.organisations.permissions import Actor


@transaction.atomic
def end(*, agreement: Agreement, by: Actor, today: datetime.date) -> None:
    """Stop with an agreement. Both can read it for another while."""
    agreement = lock(agreement)
    side = check_side(by, agreement)
    check_open(agreement)
    agreement.ended_on = today
    agreement.next_review_on = None
    agreement.delete_on = min(agreement.delete_on, today + datetime.timedelta(days=DAYS_AFTER_END))
    agreement.noticed_on = None
    agreement.save()
    note(agreement, side, "ended")
    tell(agreement, side.other, mails.READY)


@transaction.atomic
def withdraw(*, agreement: Agreement, by: Actor) -> None:
    """Let the employee take everything back: it is wiped at once, whatever the manager thinks of it."""
    agreement = lock(agreement)
    check_employee(by, agreement)
    note(agreement, Side.EMPLOYEE, "withdrawn")
    tell(agreement, Side.MANAGER, mails.GONE)
    wipe(agreement)


def wipe(agreement: Agreement) -> None:
    """Delete an agreement and all that belongs to it, for good."""
    transaction.on_commit(lambda: vault.destroy_key(agreement))
    agreement.delete()
