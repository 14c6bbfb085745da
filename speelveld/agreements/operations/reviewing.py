"""Looking back. There is no last time: each time the two plan the next one."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from speelveld.agreements.choices import Side
from speelveld.agreements.errors import AgreementRefused
from speelveld.agreements.models import Agreement, Review
from speelveld.agreements.operations.keeping import plan_deletion
from speelveld.agreements.operations.traces import check_open, lock, note
from speelveld.agreements.permissions import check_side
from speelveld.agreements.queries import get_in_force
from speelveld.organisations.permissions import Actor


@transaction.atomic
def hold_review(
    *, agreement: Agreement, by: Actor, held_on: datetime.date, outcome: str, next_on: datetime.date,
    next_by: str, today: datetime.date,
) -> None:  # fmt: skip
    """Note that the two looked back, and when they do so again."""
    agreement = lock(agreement)
    side = check_side(by, agreement)
    check_open(agreement)
    if get_in_force(agreement) is None:
        raise AgreementRefused(_("Jullie hebben nog geen afspraken waar je allebei ja op zei."))
    if held_on > today:
        raise ValidationError({"held_on": _("Deze dag moet nog komen.")})
    if next_on <= max(held_on, today):
        raise ValidationError({"next_on": _("Kies een dag die nog komt.")})
    review = Review(agreement=agreement, held_on=held_on, outcome=outcome)
    review.full_clean()
    review.save()
    agreement.next_review_on, agreement.next_review_by = next_on, Side(next_by).value
    plan_deletion(agreement, next_on)
    agreement.save()
    note(agreement, side, "reviewed")
