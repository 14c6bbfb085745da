"""What changes about consults. Keyword-only; `by` is the Actor who does it.

open_box(organisation=, by=, function=, reach=, passphrase=) -> LetterBox
ask(letter_box=, by=, kind=, text=, contact=, today=) -> None
read_requests(letter_box=, by=, passphrase=) -> list[Letter]
erase(request=, by=) -> None
run_daily(today=) -> None

Asking writes no line in the audit trail and keeps no user: that somebody asked is nobody's business.
"""

import datetime
import json
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from speelveld.audit.operations import record
from speelveld.consults import envelope
from speelveld.consults.errors import BoxRefused
from speelveld.consults.models import LetterBox, Request, YearCount
from speelveld.organisations.errors import Denied
from speelveld.organisations.http import reverse_inside
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor, check
from speelveld.ui.guarded import refuse_marked

CONSULT, ADVICE = "consult", "advice"
LONGEST_TEXT, LONGEST_CONTACT, SHORTEST_PASSPHRASE = 2000, 200, 12
DAYS_KEPT = 90


@dataclass(frozen=True)
class Letter:
    """An opened request."""

    pk: int
    week_of: datetime.date
    kind: str
    text: str
    contact: str


@transaction.atomic
def open_box(
    *, organisation: Organisation, by: Actor, function: str, reach: str, passphrase: str
) -> LetterBox:
    """Give a professional a letter box with new keys. What lay in a former one cannot be read any more and goes."""
    check(by, "consults.read")
    assert by.user_id is not None
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise ValidationError({"passphrase": _("Neem een zin van minstens twaalf tekens.")})
    organisation.letter_boxes.filter(user_id=by.user_id).delete()
    public_key, locked_key = envelope.make_pair(passphrase)
    box = LetterBox(
        organisation=organisation, user_id=by.user_id, function=function, reach=reach, public_key=public_key,
        locked_key=locked_key,
    )  # fmt: skip
    box.full_clean()
    box.save()
    record(organisation=organisation.slug, actor=by.email, verb="letter_box.opened", function=function)
    return box


@transaction.atomic
def ask(
    *, letter_box: LetterBox, by: Actor, kind: str, text: str, contact: str, today: datetime.date
) -> None:
    """Put a request in a letter box. A consult may say anything; advice is about work and names nobody."""
    check(by, "consults.ask")
    if not text.strip() or len(text) > LONGEST_TEXT or len(contact) > LONGEST_CONTACT:
        raise ValidationError({"text": _("Schrijf kort waar het over gaat.")})
    if kind == ADVICE:
        refuse_marked({"text": text})
        refuse_marked({"text": text}, kind="comment")
    letter = json.dumps({"kind": kind, "text": text, "contact": contact}, ensure_ascii=False)
    monday = today - datetime.timedelta(days=today.weekday())
    Request.objects.create(
        letter_box=letter_box,
        envelope=envelope.close(bytes(letter_box.public_key), letter.encode()),
        week_of=monday,
    )
    count, _is_new = YearCount.objects.get_or_create(organisation=letter_box.organisation, year=today.year)
    YearCount.objects.filter(pk=count.pk).update(n_requests=F("n_requests") + 1)
    transaction.on_commit(lambda: mail_notice.enqueue(letter_box.pk))


def read_requests(*, letter_box: LetterBox, by: Actor, passphrase: str) -> list[Letter]:
    """Return what lies in one's own letter box. Raises BoxRefused when the passphrase is another."""
    _check_own(by, letter_box)
    try:
        private = envelope.unlock(bytes(letter_box.locked_key), passphrase)
        return [
            Letter(one.pk, one.week_of, **json.loads(envelope.unseal(private, bytes(one.envelope))))
            for one in letter_box.requests.all()
        ]
    except envelope.Unopened:
        raise BoxRefused(_("Deze zin is het niet. Probeer het nog eens.")) from None


@transaction.atomic
def erase(*, request: Request, by: Actor) -> None:
    """Wipe a request that was dealt with."""
    _check_own(by, request.letter_box)
    request.delete()


def run_daily(*, today: datetime.date) -> None:
    """Wipe requests that lay too long."""
    Request.objects.filter(week_of__lt=today - datetime.timedelta(days=DAYS_KEPT)).delete()


def _check_own(by: Actor, letter_box: LetterBox) -> None:
    check(by, "consults.read")
    if letter_box.user_id != by.user_id:
        raise Denied("consults.read")


@task()
def mail_notice(letter_box_id: int) -> None:
    """Tell a professional that something came in, and nothing more."""
    box = LetterBox.objects.select_related("user", "organisation").filter(pk=letter_box_id).first()
    if box is None:
        return
    with translation.override(box.user.language):
        address = f"{settings.SITE_URL}{reverse_inside(box.organisation, 'consults:box')}"
        text = _("Er staat iets voor je klaar in Speelveld.") + f"\n\n{address}\n"
        send_mail(_("Bericht in Speelveld"), text, None, [box.user.email])
