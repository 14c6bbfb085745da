"""Deletes what is past its term, and makes sure that it is gone from the file too."""

import datetime
from collections.abc import Callable
from functools import partial

from django.db import connection, transaction
from django.db.models import F

from speelveld.organisations.models import Organisation
from speelveld.organisations.retention import get_months, subtract_months
from speelveld.privacy.kinds import CHOSEN, FIXED, USERS, USERS_DAYS, forget_users
from speelveld.privacy.models import RetentionRun


def run_retention(*, today: datetime.date) -> None:
    """Delete everything that is past its term, in every organisation. Safe to repeat."""
    for organisation in Organisation.objects.order_by("pk"):
        months = get_months(organisation)
        for key, kind in CHOSEN.items():
            day = subtract_months(today, months[key])
            _forget(organisation, key, today, partial(kind.forget, organisation, day))
        for key, (days, kind) in FIXED.items():
            day = today - datetime.timedelta(days=days)
            _forget(organisation, key, today, partial(kind.forget, organisation, day))
    _forget(None, USERS, today, partial(forget_users, today - datetime.timedelta(days=USERS_DAYS)))
    RetentionRun.objects.filter(ran_on__lt=today, n_deleted=0).delete()
    overwrite_deleted()


@transaction.atomic
def _forget(
    organisation: Organisation | None, kind: str, today: datetime.date, forget: Callable[[], int]
) -> None:
    """Delete, and count it with what went earlier today."""
    n_deleted = forget()
    run, _is_new = RetentionRun.objects.get_or_create(organisation=organisation, kind=kind, ran_on=today)
    if n_deleted:
        RetentionRun.objects.filter(pk=run.pk).update(
            n_deleted=F("n_deleted") + n_deleted, is_overwritten=False
        )


def overwrite_deleted() -> None:
    """Write the database file anew when something was deleted from it, and empty the log of changes.

    SQLite overwrites deleted rows already, but a page that was rearranged may keep an old copy of one. When this
    fails, for instance because the disk is full, the next run does it.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    waiting = RetentionRun.objects.filter(is_overwritten=False)
    with connection.cursor() as cursor:
        if waiting.exists():
            cursor.execute("VACUUM")
            waiting.update(is_overwritten=True)
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
