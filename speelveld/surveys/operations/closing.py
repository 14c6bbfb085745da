"""Closing: final. What was needed to let people answer once is destroyed."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speelveld.audit.operations import record
from speelveld.organisations.permissions import Actor, check
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.models import Wave


@transaction.atomic
def close_wave(*, wave: Wave, by: Actor | None = None, today: datetime.date | None = None) -> None:
    """Take no more answers, wipe the key of the codes, and forget who took part. `by` None: the date did it."""
    if by is not None:
        check(by, "waves.change")
    wave.refresh_from_db()
    if wave.state not in (Wave.State.READY, Wave.State.OPEN):
        raise WaveRefused(_("Alleen een meting die gestart is kan sluiten."))
    wave.state, wave.code_key = Wave.State.CLOSED, ""
    wave.closed_on = today or timezone.localdate()
    wave.save(update_fields=["state", "code_key", "closed_on"])
    wave.invitations.all().delete()
    actor = by.email if by else "speelveld"
    record(organisation=wave.organisation.slug, actor=actor, verb="wave.closed", target=wave.title)
