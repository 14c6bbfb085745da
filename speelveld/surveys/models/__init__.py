"""Waves and invitations here; answers apart, so that only few can reach them (see .importlinter)."""

from speelveld.surveys.models import answers as answers  # so that Django knows the table
from speelveld.surveys.models.consents import StartGround
from speelveld.surveys.models.waves import (
    AudienceMember,
    Invitation,
    MergedUnit,
    OwnInstrument,
    ReportingGroup,
    ResponseSnapshot,
    Wave,
)

__all__ = [
    "AudienceMember",
    "Invitation",
    "MergedUnit",
    "OwnInstrument",
    "ReportingGroup",
    "ResponseSnapshot",
    "StartGround",
    "Wave",
]
