"""Launching: freezes what a wave asks and whom, and hands out the right to answer."""

import datetime
import random
from collections import Counter

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from speelveld.audit.operations import record
from speelveld.organisations.permissions import Actor, check
from speelveld.surveys import box
from speelveld.surveys.audience import Audience, count_stayers, describe_unit, gather_audience
from speelveld.surveys.codes import derive_code, digest_code, make_code_key
from speelveld.surveys.consent import refuse_without_ground
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.models import AudienceMember, Invitation, ReportingGroup, Wave
from speelveld.surveys.operations.opening import prepare_wave
from speelveld.surveys.queries import get_wave_to_compare, list_launch_problems

_BATCH = 1000


@transaction.atomic
def launch_wave(*, wave: Wave, by: Actor, today: datetime.date | None = None) -> None:
    """Freeze the instrument, the tree and the groups, and make the invitations. Keys follow in the background."""
    check(by, "waves.change")
    today = today or timezone.localdate()
    wave.refresh_from_db()
    audience = gather_audience(wave, today)
    if problems := list_launch_problems(wave, audience, today):
        raise WaveRefused(problems[0])
    refuse_without_ground(wave)
    assert audience is not None
    wave.opens_on = max(wave.opens_on, today)  # a draft may have waited; reminders count from the real start
    wave.keep_fitting_reminders()
    wave.tree = _freeze_tree(wave, audience)
    wave.code_key = make_code_key()
    box.make_key(wave.public_id)
    wave.state, wave.launched_on = Wave.State.READY, today
    wave.save()
    groups = _make_groups(wave, audience)
    _keep_audience(wave, audience)
    _make_invitations(wave, audience, groups)
    record(
        organisation=wave.organisation.slug, actor=by.email, verb="wave.launched", target=wave.title,
        invited=audience.n_invited, minimum_group=wave.minimum_group,
    )  # fmt: skip
    prepare_wave.enqueue(wave.pk, today.isoformat())
    wave.refresh_from_db()  # where background work is done at once, it is open already


def _freeze_tree(wave: Wave, audience: Audience) -> list[dict[str, object]]:
    previous = get_wave_to_compare(wave)
    before = dict(previous.audience_members.values_list("person_id", "unit_key")) if previous else {}
    before = {person: audience.place_of.get(key, key) for person, key in before.items()}
    now = {person.pk: audience.find_place(person) for person in audience.people}
    stayers, marks = count_stayers(audience.tree, now, before), _name_merged(wave, audience)
    marks[audience.managers_key] = {"is_managers": True}
    return [
        describe_unit(unit) | {"n_stayers": stayers[unit.key]} | marks.get(unit.key, {})
        for unit in audience.tree
    ]


def _name_merged(wave: Wave, audience: Audience) -> dict[str, dict[str, object]]:
    """Return for each node that stands for several units which they are, as the tree keeps it."""
    units = wave.organisation.units.filter(key__in=audience.place_of).order_by("position", "name")
    merged: dict[str, dict[str, str]] = {}
    for unit in units:
        merged.setdefault(audience.place_of[unit.key], {})[unit.key] = unit.name
    return {key: {"merged": names} for key, names in merged.items()}


def _make_groups(wave: Wave, audience: Audience) -> dict[str, ReportingGroup]:
    """Make the reporting groups; return the group of each unit."""
    without_mail = Counter(audience.find_leaf(person) for person in audience.people if not person.email)
    rows = [
        ReportingGroup(
            wave=wave,
            key=group.key,
            name=" + ".join(audience.tree[key].name for key in group.unit_keys),
            parent_key=group.parent or "",
            unit_keys=list(group.unit_keys),
            n_invited=group.n_invited or 0,
            n_sealed=sum(without_mail[key] for key in group.unit_keys),
        )
        for group in audience.form_groups(wave.minimum_group)
    ]
    return {key: row for row in ReportingGroup.objects.bulk_create(rows) for key in row.unit_keys}


def _keep_audience(wave: Wave, audience: Audience) -> None:
    AudienceMember.objects.bulk_create(
        (
            AudienceMember(wave=wave, person=person, unit_key=audience.find_place(person))
            for person in audience.people
        ),
        batch_size=_BATCH,
    )


def _make_invitations(wave: Wave, audience: Audience, groups: dict[str, ReportingGroup]) -> None:
    """Make one invitation a person with mail. Sealed codes are made when they are printed."""
    invitations = [
        Invitation(wave=wave, group=groups[audience.find_leaf(person)], person=person)
        for person in audience.people
        if person.email
    ]
    random.SystemRandom().shuffle(invitations)  # numbers say nothing about the staff list
    _number_and_keep(wave, invitations)


def make_sealed_codes(
    wave: Wave, group: ReportingGroup, n: int, *, is_used: bool = False
) -> list[Invitation]:
    """Make invitations that belong to a group and to no person."""
    made = [Invitation(wave=wave, group=group, is_sealed=True, is_used=is_used) for _number in range(n)]
    return _number_and_keep(wave, made)


def _number_and_keep(wave: Wave, invitations: list[Invitation]) -> list[Invitation]:
    """Give each invitation its number, and the digest of the code that follows from it."""
    last = wave.invitations.aggregate(last=Max("number"))["last"] or 0
    for number, invitation in enumerate(invitations, start=last + 1):
        invitation.number = number
        invitation.code_digest = digest_code(wave.public_id, derive_code(wave.code_key, number))
    return Invitation.objects.bulk_create(invitations, batch_size=_BATCH)
