"""What operations share: a lock, a line in the audit trail without names, and a mail."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from speelveld.agreements import mails
from speelveld.agreements.choices import Side
from speelveld.agreements.errors import AgreementRefused
from speelveld.agreements.models import Agreement
from speelveld.audit.operations import record


def lock(agreement: Agreement) -> Agreement:
    """Return the agreement as it is now; others wait until this change is done."""
    rows = Agreement.objects.select_for_update().select_related(
        "organisation", "person__unit", "employee", "manager"
    )
    return rows.get(pk=agreement.pk)


def check_open(agreement: Agreement) -> None:
    """Raise AgreementRefused when both have stopped with it."""
    if agreement.ended_on is not None:
        raise AgreementRefused(_("Deze afspraken zijn gestopt. Maak nieuwe als jullie weer iets afspreken."))


def note(agreement: Agreement, side: Side, verb: str) -> None:
    record(organisation=agreement.organisation.slug, actor=side.value, verb=f"agreement.{verb}")


def tell(agreement: Agreement, side: Side, kind: str, day: datetime.date | None = None) -> None:
    """Mail one side, once this change stands."""
    user_id = agreement.manager_id if side is Side.MANAGER else agreement.employee_id
    arguments = (user_id, agreement.organisation_id, kind, day.isoformat() if day else "")
    transaction.on_commit(lambda: mails.mail_notice.enqueue(*arguments))
