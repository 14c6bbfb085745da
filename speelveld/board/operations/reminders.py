"""Reminders by mail: one short mail for who leads measures, each thing once, and none for who does not want it."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import ngettext
from django_tasks import task

from speelveld.accounts.models import User
from speelveld.audit.operations import record
from speelveld.board.due import Due, list_due
from speelveld.board.models import Measure, Reminder, ReminderPause
from speelveld.board.permissions import check_see
from speelveld.organisations.http import reverse_inside
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor

TOO_OLD = datetime.timedelta(days=30)  # what was due before that is seen on the list of work
_LOCK_SECONDS = 900


@dataclass(frozen=True)
class Item:
    """One thing that is due for one person."""

    measure: Measure
    due: Due
    address: str


@transaction.atomic
def set_reminders(*, organisation: Organisation, by: Actor, wanted: bool) -> None:
    """Let somebody choose whether reminders come by mail."""
    check_see(by)
    pauses = _list_pauses(organisation, by)
    if wanted == (not pauses.exists()):
        return
    if wanted:
        pauses.delete()
    else:
        ReminderPause.objects.create(organisation=organisation, user_id=_get_user(by))
    verb = "reminders.wanted" if wanted else "reminders.stopped"
    record(organisation=organisation.slug, actor=by.email, verb=verb)


def wants_reminders(organisation: Organisation, actor: Actor) -> bool:
    return not _list_pauses(organisation, actor).exists()


def _list_pauses(organisation: Organisation, actor: Actor) -> QuerySet[ReminderPause]:
    return ReminderPause.objects.filter(organisation=organisation, user_id=_get_user(actor))


def _get_user(actor: Actor) -> int:
    assert actor.user_id is not None  # who signs in always has one
    return actor.user_id


def enqueue_reminders(*, today: datetime.date) -> None:
    """Leave the sending to the worker."""
    send_reminders.enqueue(today.isoformat())


@task()
def send_reminders(day: str) -> None:
    """Send what is due. Two senders at once would mail people twice, so the second one leaves."""
    if not cache.add("reminding", 1, _LOCK_SECONDS):
        return
    try:
        for organisation in Organisation.objects.all():
            remind(organisation=organisation, today=datetime.date.fromisoformat(day))
    finally:
        cache.delete("reminding")


def remind(*, organisation: Organisation, today: datetime.date) -> int:
    """Mail everybody who leads something that is due and was not told yet. Returns how many mails went out.

    What was told is noted as soon as its mail left: when the mail server goes away, the rest stays due.
    """
    due = _list_untold(organisation, today)
    for user, items in due.items():
        _make_mail(organisation, user, items).send()
        Reminder.objects.bulk_create(
            Reminder(measure=item.measure, user=user, kind=item.due.kind, due_on=item.due.day, sent_on=today)
            for item in items
        )
    return len(due)


def _list_untold(organisation: Organisation, today: datetime.date) -> dict[User, list[Item]]:
    told = set(
        Reminder.objects.filter(measure__organisation=organisation).values_list(
            "measure_id", "user_id", "kind", "due_on"
        )
    )
    found: dict[User, list[Item]] = defaultdict(list)
    for measure, due in _walk(organisation, today):
        if measure.led_by and (measure.pk, measure.led_by_id, due.kind.value, due.day) not in told:
            address = f"{settings.SITE_URL}{reverse_inside(organisation, 'board:measure', measure.pk)}"
            found[measure.led_by].append(Item(measure, due, address))
    return dict(found)


def _walk(organisation: Organisation, today: datetime.date) -> Iterator[tuple[Measure, Due]]:
    """Yield what is due of measures that a member with reminders leads."""
    paused = ReminderPause.objects.filter(organisation=organisation).values("user_id")
    led = organisation.measures.filter(led_by__memberships__organisation=organisation)
    for measure in led.exclude(led_by__in=paused).select_related("led_by").distinct():
        for due in list_due(measure):
            if today - TOO_OLD <= due.day <= today:
                yield measure, due


def _make_mail(organisation: Organisation, user: User, items: list[Item]) -> EmailMessage:
    with translation.override(user.language):
        subject = ngettext(
            "Speelveld: %(n)s ding is aan de beurt", "Speelveld: %(n)s dingen zijn aan de beurt", len(items)
        )
        context = {
            "organisation": organisation,
            "items": items,
            "work": f"{settings.SITE_URL}{reverse_inside(organisation, 'board:work')}",
        }
        text = render_to_string("board/mail_due.txt", context)
        return EmailMessage(
            subject % {"n": len(items)}, text, settings.DEFAULT_FROM_EMAIL, [user.email],
            headers={"Auto-Submitted": "auto-generated"},
        )  # fmt: skip
