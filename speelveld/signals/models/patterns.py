"""Patterns: how many managers, in an area of ten or more of them, see several people run into a factor.

Which manager reported what is not kept. That somebody took part is known until the quarter is over, so that
nobody reports twice.
"""

from django.conf import settings
from django.db import models

from speelveld.organisations.models import Organisation


class PatternRound(models.Model):
    """One quarter: its areas, fixed at the first report, and the counts so far."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="pattern_rounds")
    first_on = models.DateField()
    last_on = models.DateField()
    areas = models.JSONField()  # [{"key", "name", "units", "n_forms", "counts": {factor: n}}]

    class Meta:
        ordering = ["-first_on"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "first_on"], name="pattern_round_once")
        ]

    def __str__(self) -> str:
        return f"{self.first_on}"


class PatternTurn(models.Model):
    """That a manager took part in a quarter; never with what. Gone when the quarter is."""

    round = models.ForeignKey(PatternRound, on_delete=models.CASCADE, related_name="turns")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "user"], name="pattern_turn_once")]

    def __str__(self) -> str:
        return f"{self.round}"
