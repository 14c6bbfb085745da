"""Preparing a wave: every step is kept at once, and nothing is sent."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speelveld.audit.operations import record
from speelveld.organisations.models import Organisation, Unit
from speelveld.organisations.permissions import Actor, check
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.instruments import get_default_instrument
from speelveld.surveys.models import Wave
from speelveld.surveys.texts import make_privacy_text

REMINDER_DAYS = (7, 14)
N_DAYS = 19  # from a Monday to the Friday of the third week


@transaction.atomic
def create_wave(
    *,
    organisation: Organisation,
    title: str,
    by: Actor,
    opens_on: datetime.date,
    closes_on: datetime.date,
    instrument: dict[str, Any] | None = None,
    units: Iterable[Unit] = (),
    reminder_days: Iterable[int] = REMINDER_DAYS,
    minimum_group: int = 10,
    contact: str = "",
    trait: str = "",
) -> Wave:
    """Make a draft. `instrument` is the dict of catalogue.instruments; no units means everybody."""
    check(by, "waves.change")
    wave = Wave(
        organisation=organisation, title=title, opens_on=opens_on, closes_on=closes_on, contact=contact,
        instrument=instrument or {}, reminder_days=sorted(reminder_days), minimum_group=minimum_group,
        trait=trait,
    )  # fmt: skip
    wave.privacy_text = make_privacy_text()
    wave.full_clean(exclude=["instrument", "reminder_days", "privacy_text", "tree"])
    wave.save()
    wave.audience.set(units)
    record(organisation=organisation.slug, actor=by.email, verb="wave.created", target=title)
    return wave


@transaction.atomic
def start_draft(*, organisation: Organisation, by: Actor, today: datetime.date | None = None) -> Wave:
    """Make a draft that is filled in as far as possible: as the last wave was, else with our defaults."""
    first_monday = _find_monday(today or timezone.localdate())
    last = organisation.waves.order_by("-opens_on", "-pk").first()
    wave = create_wave(
        organisation=organisation,
        title=_("Meting %(month)s") % {"month": date_format(first_monday, "F Y")},
        by=by,
        opens_on=first_monday,
        closes_on=first_monday + datetime.timedelta(days=N_DAYS - 1),
        instrument=last.instrument if last else get_default_instrument(organisation),
        units=last.audience.all() if last else (),
        reminder_days=last.reminder_days if last else REMINDER_DAYS,
        minimum_group=last.minimum_group if last else 10,
        contact=last.contact if last else by.email,
        trait=last.trait if last else "",
    )
    if last:
        wave.privacy_text, wave.managers_apart = last.privacy_text, last.managers_apart
        wave.save(update_fields=["privacy_text", "managers_apart"])
        _copy_merges(last, wave)
    return wave


def _copy_merges(last: Wave, wave: Wave) -> None:
    for merged in last.merged_units.all():
        wave.merged_units.create(name=merged.name).units.set(merged.units.all())


@transaction.atomic
def change_draft(*, wave: Wave, by: Actor, units: Iterable[Unit] | None = None, **fields: Any) -> None:
    """Keep one step of the preparation."""
    check(by, "waves.change")
    refuse_unless_draft(wave)
    for name, value in fields.items():
        setattr(wave, name, value)
    if fields:
        wave.keep_fitting_reminders()
        wave.save(update_fields=[*fields, "reminder_days"])
    if units is not None:
        wave.audience.set(units)
    if changed := sorted(fields) + (["audience"] if units is not None else []):
        slug = wave.organisation.slug
        record(organisation=slug, actor=by.email, verb="wave.changed", target=wave.title, fields=changed)


@transaction.atomic
def discard_draft(*, wave: Wave, by: Actor) -> None:
    """Throw away a wave that was never started."""
    check(by, "waves.change")
    refuse_unless_draft(wave)
    record(organisation=wave.organisation.slug, actor=by.email, verb="wave.discarded", target=wave.title)
    wave.delete()


def refuse_unless_draft(wave: Wave) -> None:
    """What was launched stays as it was: people answer on the strength of what they were told."""
    wave.refresh_from_db(fields=["state"])
    if wave.state != Wave.State.DRAFT:
        raise WaveRefused(_("Deze meting is gestart. Wat gevraagd en beloofd is, verandert niet meer."))


def _find_monday(today: datetime.date) -> datetime.date:
    """Return the first Monday that leaves a week to prepare."""
    soon = today + datetime.timedelta(days=7)
    return soon + datetime.timedelta(days=-soon.weekday() % 7)
