"""Waves and invitations here; answers apart, so that only few can reach them (see .importlinter)."""

from speelveld.surveys.models.waves import Invitation, OwnInstrument, ReportingGroup, ResponseSnapshot, Wave

__all__ = ["Invitation", "OwnInstrument", "ReportingGroup", "ResponseSnapshot", "Wave"]
