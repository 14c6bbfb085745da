"""What a wave released, decided once and never changed."""

from typing import Any

from django.db import models

from speelveld.surveys.models import Wave


class Release(models.Model):
    """What one wave shows: the table as science.disclosure wrote it, with settings, figures and checksum.

    `whole` holds the figures about everybody together, as science.psychometrics wrote them; empty for releases of
    before these were made, since a release is never done again.
    """

    wave = models.OneToOneField(Wave, on_delete=models.PROTECT, related_name="release")
    table: Any = models.JSONField()
    digest = models.CharField(max_length=64)  # of the table
    whole: Any = models.JSONField(default=dict)
    inputs_digest = models.CharField(max_length=64)  # of the answers it was made from, whatever their order
    released_on = models.DateField(auto_now_add=True)

    def __str__(self) -> str:
        return f"release of {self.wave_id}"
