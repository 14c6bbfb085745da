"""What is kept of waves, and from when its term counts."""

from speelveld.organisations.models import Organisation
from speelveld.organisations.retention import Kept
from speelveld.surveys.models import AudienceMember, Invitation, Wave
from speelveld.surveys.models.answers import Answer


def keep_answers(organisation: Organisation) -> Kept:
    return Kept(Answer.objects.filter(wave__organisation=organisation), "wave__closed_on")


def keep_audience(organisation: Organisation) -> Kept:
    """Who was asked in waves that are closed; while one runs nothing of it goes."""
    members = AudienceMember.objects.filter(wave__organisation=organisation, wave__state=Wave.State.CLOSED)
    return Kept(members, "wave__closed_on")


def keep_invitations(organisation: Organisation) -> Kept:
    """They go when their wave closes, so there are none but of a wave that runs."""
    return Kept(Invitation.objects.filter(wave__organisation=organisation), "wave__launched_on")
