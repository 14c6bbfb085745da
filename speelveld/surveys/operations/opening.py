"""From launched to open: the keys of its groups are made in the background, and on its day a wave opens."""

import datetime
import os
from concurrent.futures import ThreadPoolExecutor

from django.db import transaction
from django_tasks import task

from speelveld.audit.operations import record
from speelveld.science.credentials import make_signing_key
from speelveld.surveys import box
from speelveld.surveys.models import Wave
from speelveld.surveys.operations.mailing import enqueue_due_mails
from speelveld.surveys.signing_keys import get_key_list, keep_key, list_keyless


@task()
def prepare_wave(wave_id: int, day: str) -> None:
    """Make the keys that are missing, and open when this day is the day. Safe to repeat, also at the same time."""
    wave = Wave.objects.filter(pk=wave_id, state=Wave.State.READY).first()
    if wave is None:
        return
    _make_keys(wave)
    today = datetime.date.fromisoformat(day)
    if wave.opens_on <= today:
        open_wave(wave=wave, today=today)


@transaction.atomic
def open_wave(*, wave: Wave, today: datetime.date) -> None:
    """Let answers in. The mails follow by themselves, in the background."""
    if not Wave.objects.filter(pk=wave.pk, state=Wave.State.READY).update(state=Wave.State.OPEN):
        return  # another process was first, or the wave was closed meanwhile
    wave.state = Wave.State.OPEN
    record(organisation=wave.organisation.slug, actor="speelveld", verb="wave.opened", target=wave.title)
    enqueue_due_mails(wave=wave, today=today)


def _make_keys(wave: Wave) -> None:
    """A key takes a quarter of a second; each is stored as it comes, so that the page can tell how far it is."""
    groups, box_key = list(list_keyless(wave).select_related("wave")), box.read_key(wave.public_id)
    if not groups:
        return
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for group, key in zip(groups, pool.map(lambda _group: make_signing_key(), groups), strict=True):
            keep_key(group, key, box_key)
    record(
        organisation=wave.organisation.slug, actor="speelveld", verb="wave.keys_made", target=wave.title,
        list_sha256=get_key_list(wave.public_id).digest,
    )  # fmt: skip
