"""The list of measurements, and the page of one that was launched."""

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speelveld.organisations.models import Organisation
from speelveld.surveys.addresses import make_kiosk_address, make_short_address
from speelveld.surveys.mail_server import is_silent
from speelveld.surveys.models import Wave
from speelveld.surveys.presenters.wording import join_names, name_instrument, say_period
from speelveld.surveys.queries import count_mails, get_latest_response
from speelveld.surveys.response import HIGHEST, STEP
from speelveld.surveys.signing_keys import get_key_list, list_keyless

STATE_ICONS = {"draft": "pen", "ready": "planned", "open": "busy", "closed": "done"}
MOST_NAMES = 20


@dataclass(frozen=True)
class WaveRow:
    pk: int
    title: str
    state: str
    icon: str
    dates: str
    n_invited: int | None


@dataclass(frozen=True)
class ResponseRow:
    name: str
    depth: int
    text: str
    step: int


@dataclass(frozen=True)
class MailPart:
    """How the invitations are going."""

    n_people: int
    n_invited: int
    is_busy: bool
    is_silent: bool  # the mail server did not answer
    refused: str  # whose address was refused


@dataclass(frozen=True)
class KeyPart:
    """How far the keys are, and what to compare once they are all there."""

    n_made: int
    n_all: int
    digest: str

    @property
    def is_busy(self) -> bool:
        return self.n_made < self.n_all


@dataclass(frozen=True)
class WavePage:
    wave: Wave
    address: str
    kiosk_address: str
    instrument: str
    n_invited: int
    n_without_mail: int
    days_left: str
    measured_on: datetime.date | None
    response: tuple[ResponseRow, ...]
    mails: MailPart | None
    keys: KeyPart | None


def present_waves(organisation: Organisation) -> list[WaveRow]:
    return [_present_row(wave) for wave in organisation.waves.all()]


def _present_row(wave: Wave) -> WaveRow:
    return WaveRow(
        pk=wave.pk,
        title=wave.title,
        state=wave.get_state_display(),
        icon=STATE_ICONS[wave.state],
        dates=say_period(wave.opens_on, wave.closed_on or wave.closes_on),
        n_invited=_count_invited(wave) or None,
    )


def present_wave(wave: Wave) -> WavePage:
    today = timezone.localdate()
    snapshot = get_latest_response(wave)
    return WavePage(
        wave=wave,
        address=make_short_address(wave),
        kiosk_address=make_kiosk_address(wave),
        instrument=name_instrument(wave),
        n_invited=_count_invited(wave),
        n_without_mail=sum(wave.reporting_groups.values_list("n_sealed", flat=True)),
        days_left=_say_days_left(wave, today),
        measured_on=snapshot.taken_on if snapshot else None,
        response=_present_response(wave, snapshot.steps if snapshot else {}),
        mails=_present_mails(wave, today) if wave.is_open else None,
        keys=None if wave.state == Wave.State.CLOSED else _present_keys(wave),
    )


def _count_invited(wave: Wave) -> int:
    return sum(unit["n_invited"] for unit in wave.tree)


def _say_days_left(wave: Wave, today: datetime.date) -> str:
    left = (wave.closes_on - today).days + 1
    return (
        ngettext("nog %(n)s dag", "nog %(n)s dagen", left) % {"n": left} if left > 0 else _("sluit vandaag")
    )


def _present_mails(wave: Wave, today: datetime.date) -> MailPart:
    count = count_mails(wave, today)
    names, more = count.undeliverable[:MOST_NAMES], len(count.undeliverable) - MOST_NAMES
    rest = [ngettext("nog %(n)s ander", "nog %(n)s anderen", more) % {"n": more}] if more > 0 else []
    return MailPart(
        count.n_people, count.n_invited, count.is_busy, is_silent(wave.pk), join_names([*names, *rest])
    )


def _present_keys(wave: Wave) -> KeyPart:
    n_all, n_missing = wave.reporting_groups.count(), list_keyless(wave).count()
    return KeyPart(n_all - n_missing, n_all, "" if n_missing else get_key_list(wave.public_id).digest)


def _present_response(wave: Wave, steps: dict[str, int]) -> tuple[ResponseRow, ...]:
    """Return the units that may be shown, in tree order: never a count, never a fraction of a person."""
    depths: dict[str, int] = {}
    rows = []
    for unit in wave.tree:
        key = unit["key"]
        depths[key] = depths.get(unit["parent"] or "", -1) + 1
        if key in steps:
            rows.append(ResponseRow(unit["name"], min(depths[key], 3), say_response(steps[key]), steps[key]))
    return tuple(rows)


def say_response(step: int) -> str:
    if step >= HIGHEST:
        return _("95%% of meer") % {}
    if step == 0:
        return _("minder dan 5%%") % {}
    return _("%(low)s tot %(high)s%%") % {"low": step, "high": step + STEP}
