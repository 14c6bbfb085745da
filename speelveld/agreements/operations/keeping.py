"""How long agreements stay: until a while after the last moment of looking back."""

import calendar
import datetime

from django.db import transaction

from speelveld.agreements.models import Agreement, KeepingRule
from speelveld.audit.operations import record
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor, check

DAYS_AFTER_END = 30  # between stopping and wiping


@transaction.atomic
def set_keeping(*, organisation: Organisation, by: Actor, months: int) -> None:
    """Say how long agreements of this organisation stay. What runs follows at its next change."""
    check(by, "agreements.set_keeping")
    rule = KeepingRule.objects.filter(organisation=organisation).first() or KeepingRule(
        organisation=organisation
    )
    rule.months = months
    rule.full_clean()
    rule.save()
    record(organisation=organisation.slug, actor=by.email, verb="agreements.keeping_set", months=months)


def get_months(organisation: Organisation) -> int:
    rule = KeepingRule.objects.filter(organisation=organisation).first()
    return int(rule.months) if rule else int(KeepingRule.Months.TWELVE)


def plan_deletion(agreement: Agreement, last_on: datetime.date) -> None:
    """Set the day on which an agreement is wiped, counted from its last moment; a notice goes out anew."""
    agreement.delete_on = add_months(last_on, get_months(agreement.organisation))
    agreement.noticed_on = None


def add_months(day: datetime.date, months: int) -> datetime.date:
    """Return the same day some months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))
