"""What waves need each day. Safe to repeat: every step looks at what was already done."""

import datetime

from django.db import IntegrityError, transaction

from speelveld.surveys.models import ResponseSnapshot, Wave
from speelveld.surveys.operations.closing import close_wave, forget_traces
from speelveld.surveys.operations.mailing import enqueue_due_mails, list_due
from speelveld.surveys.operations.opening import open_wave, prepare_wave
from speelveld.surveys.response import measure_response
from speelveld.surveys.signing_keys import list_keyless


def run_daily(*, today: datetime.date) -> None:
    """Open and close by date, take the response figure of the day, and send what is due."""
    for wave in Wave.objects.filter(state=Wave.State.READY):
        _prepare_or_open(wave, today)
    for wave in Wave.objects.filter(state=Wave.State.OPEN, closes_on__lt=today):
        close_wave(wave=wave, today=today)
    forget_traces()
    for wave in Wave.objects.filter(state=Wave.State.OPEN):
        take_snapshot(wave=wave, today=today)
        if list_due(wave, today).exists():
            enqueue_due_mails(wave=wave, today=today)


def _prepare_or_open(wave: Wave, today: datetime.date) -> None:
    if list_keyless(wave).exists():  # the work was cut off, or the wave is older than the keys
        prepare_wave.enqueue(wave.pk, today.isoformat())
    elif wave.opens_on <= today:
        open_wave(wave=wave, today=today)


def take_snapshot(*, wave: Wave, today: datetime.date) -> None:
    """Keep the response of today, once. More often would show single people coming in."""
    if wave.snapshots.filter(taken_on__gte=today).exists():
        return
    steps = measure_response(wave)
    try:
        with transaction.atomic():
            ResponseSnapshot.objects.create(wave=wave, taken_on=today, steps=steps)
    except IntegrityError:
        return  # another process was first
