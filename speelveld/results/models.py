"""What a wave released, decided once and never changed."""

from typing import Any

from django.db import models

from speelveld.surveys.models import Wave


class Release(models.Model):
    """The released table of one wave, as science.disclosure wrote it, with the settings that made it."""

    wave = models.OneToOneField(Wave, on_delete=models.PROTECT, related_name="release")
    table: Any = models.JSONField()
    released_on = models.DateField(auto_now_add=True)

    def __str__(self) -> str:
        return f"release of {self.wave_id}"
