"""Absence figures of groups. No row is about a person."""

from speelveld.signals.models.absence import AbsenceDraft, AbsencePeriod, AbsenceSettings

__all__ = ["AbsenceDraft", "AbsencePeriod", "AbsenceSettings"]
