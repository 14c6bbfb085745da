"""What agreements need each day. Safe to repeat: every step looks at what was already done."""

import datetime

from django.db import transaction
from django.db.models import F

from speelveld.agreements import mails, vault
from speelveld.agreements.choices import Side
from speelveld.agreements.models import Agreement
from speelveld.agreements.operations.ending import wipe
from speelveld.agreements.operations.keeping import DAYS_AFTER_END
from speelveld.agreements.operations.traces import lock, tell
from speelveld.agreements.queries import list_due_for_reminder
from speelveld.audit.operations import record

DAYS_BEFORE_REVIEW, DAYS_OF_NOTICE, LEAST_DAYS_OF_NOTICE = 3, 14, 7


def run_daily(*, today: datetime.date) -> None:
    """Announce moments of looking back, announce wiping, and wipe what had its notice."""
    _follow_leavers(today)
    for agreement in list_due_for_reminder(today + datetime.timedelta(days=DAYS_BEFORE_REVIEW)):
        _remind(agreement)
    until = today + datetime.timedelta(days=DAYS_OF_NOTICE)
    for agreement in Agreement.objects.filter(delete_on__lte=until, noticed_on__isnull=True):
        _give_notice(agreement, today)
    told = today - datetime.timedelta(days=LEAST_DAYS_OF_NOTICE)
    for agreement in Agreement.objects.filter(delete_on__lte=today, noticed_on__lte=told):
        _wipe_by_term(agreement)
    forget_lost_keys()


def forget_lost_keys() -> None:
    """Destroy keys that no agreement has any more: of what was wiped just before a crash, or never saved."""
    known = set(Agreement.objects.values_list("public_id", flat=True))
    for public_id in vault.list_old_keys():
        if public_id not in known:
            vault.destroy_key(Agreement(public_id=public_id))


def _follow_leavers(today: datetime.date) -> None:
    """Bring the last day forward for who left the organisation."""
    after = datetime.timedelta(days=DAYS_AFTER_END)
    left = Agreement.objects.filter(person__left_on__isnull=False, person__left_on__lt=F("delete_on") - after)
    for agreement in left.select_related("person"):
        assert agreement.person.left_on is not None
        agreement.delete_on = agreement.person.left_on + after
        agreement.next_review_on = None
        agreement.save(update_fields=["delete_on", "next_review_on"])


@transaction.atomic
def _remind(agreement: Agreement) -> None:
    agreement = lock(agreement)
    if agreement.next_review_on is None or agreement.reminded_for == agreement.next_review_on:
        return
    agreement.reminded_for = agreement.next_review_on
    agreement.save(update_fields=["reminded_for"])
    for side in Side:
        tell(agreement, side, mails.REVIEW, agreement.next_review_on)


@transaction.atomic
def _give_notice(agreement: Agreement, today: datetime.date) -> None:
    """Tell both on which day it goes: as set, and never within a week of telling."""
    agreement = lock(agreement)
    if agreement.noticed_on is not None:
        return
    agreement.noticed_on = today
    soonest = today + datetime.timedelta(days=LEAST_DAYS_OF_NOTICE)
    agreement.delete_on = max(agreement.delete_on, soonest)
    agreement.save(update_fields=["noticed_on", "delete_on"])
    for side in Side:
        tell(agreement, side, mails.ERASE, agreement.delete_on)


@transaction.atomic
def _wipe_by_term(agreement: Agreement) -> None:
    agreement = lock(agreement)
    record(organisation=agreement.organisation.slug, actor="speelveld", verb="agreement.wiped")
    wipe(agreement)
