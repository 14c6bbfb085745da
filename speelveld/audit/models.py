"""Who did what, in a chain in which a changed or removed line shows. Never answers, codes or notes."""

from django.db import models
from django.utils import timezone


class Event(models.Model):
    """One thing that somebody did. `digest` covers the former line, so that the chain can be checked."""

    organisation = models.CharField(max_length=60, db_index=True)
    actor = models.CharField(max_length=254)
    verb = models.CharField(max_length=60)
    target = models.CharField(max_length=200, blank=True)
    details = models.JSONField(default=dict, blank=True)
    happened_at = models.DateTimeField(default=timezone.now)
    former_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.happened_at:%Y-%m-%d} {self.actor} {self.verb} {self.target}"
