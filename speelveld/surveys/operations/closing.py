"""Closing: final. The box is opened, and what was needed to let people answer once is destroyed."""

import datetime
from collections import Counter

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speelveld.audit.operations import record
from speelveld.organisations.permissions import Actor, check
from speelveld.surveys import box
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.models import Wave
from speelveld.surveys.models.answers import Answer, BoxedAnswer

_BATCH = 1000
_TAKES_ANSWERS = (Wave.State.READY, Wave.State.OPEN)


@transaction.atomic
def close_wave(*, wave: Wave, by: Actor | None = None, today: datetime.date | None = None) -> None:
    """Take no more answers, open the box, and forget who took part. `by` None: the date did it."""
    if by is not None:
        check(by, "waves.change")
    wave.refresh_from_db()
    if wave.state not in _TAKES_ANSWERS:
        raise WaveRefused(_("Alleen een meting die gestart is kan sluiten."))
    wave.state, wave.code_key = Wave.State.CLOSED, ""
    wave.closed_on = today or timezone.localdate()
    wave.save(update_fields=["state", "code_key", "closed_on"])
    surplus = _count_surplus(wave)
    _open_box(wave)
    wave.invitations.all().delete()
    wave.reporting_groups.update(sealed_signing_key=b"")
    actor = by.email if by else "speelveld"
    record(organisation=wave.organisation.slug, actor=actor, verb="wave.closed", target=wave.title, **surplus)
    transaction.on_commit(forget_traces)


def _count_surplus(wave: Wave) -> dict[str, int]:
    """Return, where there are any, how many answers there are beyond the stamps of their groups.

    Only somebody with a private key can make those. The audit trail tells it, and no answer is thrown away for it.
    """
    stamped = Counter(wave.invitations.filter(is_used=True).values_list("group_id", flat=True))
    boxed = Counter(BoxedAnswer.objects.filter(wave=wave).values_list("group_id", flat=True))
    n_more = (boxed - stamped).total()
    return {"answers_without_stamp": n_more} if n_more else {}


def _open_box(wave: Wave) -> None:
    """Turn sealed answers into answers: new random keys, written at once and in the order of those keys."""
    sealed = BoxedAnswer.objects.filter(wave=wave)
    rows = [(group_id, bytes(held)) for group_id, held in sealed.values_list("group_id", "sealed")]
    if not rows:
        return
    opened = box.open_all(box.read_key(wave.public_id), rows, public_id=wave.public_id)
    answers = [Answer(wave=wave, group_id=group_id, choices=choices) for group_id, choices in opened]
    Answer.objects.bulk_create(sorted(answers, key=lambda answer: answer.pk), batch_size=_BATCH)
    sealed.delete()


def forget_traces() -> None:
    """Destroy the keys of waves that are over, and fold the log of changes into the database.

    The log still holds who took part. A key without a wave may belong to a launch that is just being stored, so
    only an old one goes. Safe to repeat: the daily work does, for when this was cut off.
    """
    states = dict(Wave.objects.values_list("public_id", "state"))
    over = [
        key.public_id
        for key in box.list_keys()
        if states.get(key.public_id, "" if key.is_old else Wave.State.READY) not in _TAKES_ANSWERS
    ]
    for public_id in over:
        box.destroy_key(public_id)
    if over and connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
