"""Sealed codes for people without mail: they belong to a group and to no person."""

from django.db import transaction
from django.utils.translation import gettext as _

from speelveld.audit.operations import record
from speelveld.organisations.permissions import Actor, check
from speelveld.surveys.codes import derive_code
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.models import ReportingGroup, Wave
from speelveld.surveys.operations.launching import make_sealed_codes


@transaction.atomic
def replace_sealed_codes(*, wave: Wave, group: ReportingGroup, by: Actor) -> list[str]:
    """Return a new code for everybody without mail in this group; sheets printed before stop working.

    Always the full number, also when some have answered: a shorter pile would tell how many did. Redeeming sees
    to it that no more sealed codes count than there are people. The codes are shown this once.
    """
    check(by, "waves.change")
    if wave.state not in (Wave.State.READY, Wave.State.OPEN):
        raise WaveRefused(_("Brieven met codes maak je als de meting gestart is, en tot de meting sluit."))
    old = list(
        wave.invitations.filter(group=group, is_sealed=True, is_used=False).values_list("pk", flat=True)
    )
    fresh = make_sealed_codes(wave, group, group.n_sealed)
    wave.invitations.filter(pk__in=old).delete()  # after making new ones, so that no number comes back
    record(
        organisation=wave.organisation.slug,
        actor=by.email,
        verb="codes.printed",
        target=wave.title,
        group=group.name,
    )
    return [derive_code(wave.code_key, invitation.number) for invitation in fresh]


@transaction.atomic
def replace_all_sealed_codes(*, wave: Wave, by: Actor) -> list[tuple[ReportingGroup, list[str]]]:
    """Do so for every group that has people without mail."""
    check(by, "waves.change")
    groups = wave.reporting_groups.filter(n_sealed__gt=0)
    return [(group, replace_sealed_codes(wave=wave, group=group, by=by)) for group in groups]
