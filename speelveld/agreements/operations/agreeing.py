"""Proposing, changing, saying yes, and objecting. Nothing is in force before both said yes to the same words."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from speelveld.agreements import mails, vault
from speelveld.agreements.choices import Side
from speelveld.agreements.content import LONGEST_TEXT, Content, check_content
from speelveld.agreements.errors import AgreementRefused
from speelveld.agreements.models import Agreement, Version
from speelveld.agreements.operations.keeping import plan_deletion
from speelveld.agreements.operations.traces import check_open, lock, note, tell
from speelveld.agreements.permissions import check_employee, check_make_with, check_side
from speelveld.agreements.queries import get_waiting
from speelveld.organisations.models import Organisation, Person
from speelveld.organisations.operations import let_in_employee
from speelveld.organisations.permissions import Actor
from speelveld.ui.guarded import refuse_marked


@transaction.atomic
def propose(
    *, organisation: Organisation, by: Actor, person: Person, content: Content, today: datetime.date
) -> Agreement:
    """Write down what a manager and somebody of the team agreed. It waits for the yes of the other."""
    check_make_with(by, person)
    check_content(content, today=today)
    assert by.user_id is not None
    if not person.email:
        raise AgreementRefused(
            _(
                "Van deze collega is geen e-mailadres bekend, dus die kan niet meelezen. Vraag HR om het aan te vullen."
            )
        )
    agreement = Agreement(
        organisation=organisation,
        person=person,
        employee=let_in_employee(person=person),
        manager_id=by.user_id,
        made_on=today,
    )
    plan_deletion(agreement, _get_last_day(content))
    agreement.save()
    vault.make_key(agreement)
    _add_version(agreement, Side.MANAGER, content, today)
    note(agreement, Side.MANAGER, "proposed")
    return agreement


@transaction.atomic
def change(*, agreement: Agreement, by: Actor, content: Content, today: datetime.date) -> Version:
    """Propose other words. What is in force stays so until the other side says yes."""
    agreement = lock(agreement)
    side = check_side(by, agreement)
    check_open(agreement)
    check_content(content, today=today)
    version = _add_version(agreement, side, content, today)
    note(agreement, side, "changed")
    return version


@transaction.atomic
def confirm(*, agreement: Agreement, by: Actor, number: int, today: datetime.date) -> None:
    """Say yes to a version. `number` is the one that was read: who read an older one is asked to look again."""
    agreement = lock(agreement)
    side = check_side(by, agreement)
    check_open(agreement)
    version = get_waiting(agreement)
    if version is None or version.number != number:
        raise AgreementRefused(_("De tekst is intussen veranderd. Lees hem nog eens en zeg dan ja."))
    if getattr(version, f"{side.value}_confirmed_on") is not None:
        return
    setattr(version, f"{side.value}_confirmed_on", today)
    version.save()
    if version.is_in_force:
        _put_in_force(agreement, version)
    note(agreement, side, "confirmed")
    tell(agreement, side.other, mails.READY)


@transaction.atomic
def object_to(*, agreement: Agreement, by: Actor, text: str, today: datetime.date) -> None:
    """Let the employee say what is not right. It stands beside the agreement until both said yes to other words."""
    agreement = lock(agreement)
    check_employee(by, agreement)
    check_open(agreement)
    text = text.strip()
    if not text or len(text) > LONGEST_TEXT:
        raise ValidationError({"text": _("Schrijf in één of twee zinnen wat er anders moet.")})
    refuse_marked({"text": text})
    agreement.objected_on = today
    agreement.sealed_objection = vault.seal_objection(agreement, text)
    agreement.save(update_fields=["objected_on", "sealed_objection"])
    note(agreement, Side.EMPLOYEE, "objected")
    tell(agreement, Side.MANAGER, mails.READY)


def _add_version(agreement: Agreement, side: Side, content: Content, today: datetime.date) -> Version:
    """Put other words beside those in force; an earlier proposal that nobody said yes to is gone."""
    last = agreement.versions.order_by("-number").values_list("number", flat=True).first() or 0
    if waiting := get_waiting(agreement):
        waiting.delete()
    version = Version(
        agreement=agreement, number=last + 1, proposed_by=side.value, proposed_on=today,
        sealed=vault.seal_content(agreement, last + 1, content),
    )  # fmt: skip
    setattr(version, f"{side.value}_confirmed_on", today)
    version.save()
    tell(agreement, side.other, mails.READY)
    return version


def _put_in_force(agreement: Agreement, version: Version) -> None:
    """Forget the words before, answer an objection by the new yes, and plan the next moment."""
    agreement.versions.exclude(pk=version.pk).delete()
    content = vault.open_version(version)
    first = content.next_line
    agreement.next_review_on = first.review_on if first else None
    agreement.next_review_by = first.initiative if first else ""
    agreement.objected_on = agreement.sealed_objection = None
    plan_deletion(agreement, _get_last_day(content))
    agreement.save()


def _get_last_day(content: Content) -> datetime.date:
    return max([content.talk_on, *(line.review_on for line in content.lines)])
