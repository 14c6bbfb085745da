"""Signals, patterns that managers report, and absence figures of groups. No row is about a person."""

from speelveld.signals.models.absence import AbsenceDraft, AbsencePeriod, AbsenceSettings
from speelveld.signals.models.patterns import PatternRound, PatternTurn
from speelveld.signals.models.signals import Signal

__all__ = ["AbsenceDraft", "AbsencePeriod", "AbsenceSettings", "PatternRound", "PatternTurn", "Signal"]
