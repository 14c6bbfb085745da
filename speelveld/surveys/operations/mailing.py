"""Invitations and reminders by mail: in batches, never twice, and only to people who did not answer yet."""

import datetime
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.core.cache import cache
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task

from speelveld.audit.operations import record
from speelveld.organisations.permissions import Actor, check
from speelveld.surveys.mail_server import note_answer, note_silence
from speelveld.surveys.mails import make_mail
from speelveld.surveys.models import Invitation, Wave
from speelveld.surveys.queries import list_mailable

_BATCH = 20
_LOCK_SECONDS = 900  # a sender that was killed is succeeded after this
_TAKEN, _FIRST_FINAL_REFUSAL = 0, 500  # below it the server asks to come back later


def count_due_mails(wave: Wave, today: datetime.date) -> int:
    """Return how many mails somebody who did not answer should have had by today."""
    days = (today - wave.opens_on).days
    reminder_days: list[int] = wave.reminder_days
    return 1 + sum(day <= days for day in reminder_days)


def list_due(wave: Wave, today: datetime.date) -> QuerySet[Invitation]:
    """Return the invitations that should have a mail today and have not."""
    n_due = count_due_mails(wave, today)
    waiting = list_mailable(wave, today).filter(is_used=False, is_undeliverable=False, n_mails_sent__lt=n_due)
    return waiting.order_by("pk")


def enqueue_due_mails(*, wave: Wave, today: datetime.date) -> None:
    """Leave the sending to the worker, once this transaction stands."""
    transaction.on_commit(lambda: send_mails.enqueue(wave.pk, today.isoformat()))


@transaction.atomic
def retry_undeliverable(*, wave: Wave, by: Actor) -> None:
    """Try the addresses again that a mail server refused, after somebody put them right."""
    check(by, "waves.change")
    wave.invitations.filter(is_undeliverable=True).update(is_undeliverable=False)
    record(organisation=wave.organisation.slug, actor=by.email, verb="wave.mail_retried", target=wave.title)
    enqueue_due_mails(wave=wave, today=timezone.localdate())


@task()
def send_mails(wave_id: int, day: str) -> None:
    """Send what is due. Two senders at once would mail people twice, so the second one leaves."""
    lock = f"mailing:{wave_id}"
    if not cache.add(lock, 1, _LOCK_SECONDS):
        return
    try:
        wave = Wave.objects.filter(pk=wave_id, state=Wave.State.OPEN).first()
        if wave is not None:
            send_due_mails(wave=wave, today=datetime.date.fromisoformat(day), lock=lock)
    except OSError:  # which all trouble with the mail server is
        note_silence(wave_id)
        raise
    finally:
        cache.delete(lock)


def send_due_mails(*, wave: Wave, today: datetime.date | None = None, lock: str = "") -> int:
    """Send every mail that is due. Returns how many went out.

    Each invitation is marked as soon as its mail left. When the mail server goes away the rest stays due, and the
    next tick takes it up again.
    """
    today = today or timezone.localdate()
    n_due = count_due_mails(wave, today)
    n_sent = last = 0
    while batch := list(list_due(wave, today).filter(pk__gt=last).select_related("person")[:_BATCH]):
        with get_connection() as connection:
            n_sent += sum(_send(wave, invitation, n_due, connection) for invitation in batch)
        last = batch[-1].pk
        if lock:
            cache.touch(lock, _LOCK_SECONDS)
    # Who answered gets the same mark as who did not: it must not tell in which week somebody took part.
    wave.invitations.filter(person__isnull=False, is_used=True).update(n_mails_sent=n_due)
    note_answer(wave.pk)
    return n_sent


def _send(wave: Wave, invitation: Invitation, n_due: int, connection: BaseEmailBackend) -> bool:
    """Send one mail and mark it. What the server asks to send later stays due."""
    code = _hand_over(make_mail(wave, invitation, connection))
    # Only a first mail marks an address: a list of refused reminders would name people who did not answer.
    if code >= _FIRST_FINAL_REFUSAL and invitation.n_mails_sent == 0:
        Invitation.objects.filter(pk=invitation.pk).update(is_undeliverable=True)
    elif code == _TAKEN or code >= _FIRST_FINAL_REFUSAL:
        Invitation.objects.filter(pk=invitation.pk).update(n_mails_sent=n_due)
    return code == _TAKEN


def _hand_over(mail: EmailMessage) -> int:
    """Hand one mail to the server. Returns the code with which it was refused, 0 when it was taken."""
    if not mail.recipients():
        return _FIRST_FINAL_REFUSAL  # the address was taken off the staff list after the launch
    try:
        mail.send()
    except SMTPRecipientsRefused as refusal:
        return max(code for code, _reason in refusal.recipients.values())
    except SMTPDataError as refusal:
        return int(refusal.smtp_code)
    return _TAKEN
