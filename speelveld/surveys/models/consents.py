"""Why a wave may start: what the works council decided about it, or the reason that the owner gave."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.surveys.models.waves import Wave


class StartGround(models.Model):
    """One decision about a draft. Lines are only added; the last one counts.

    `shown` is what was on the page, and `version` its digest: after a change the two no longer fit.
    """

    class Kind(models.TextChoices):
        CONSENT = "consent", _("de ondernemingsraad stemt in")
        OBJECTION = "objection", _("de ondernemingsraad stemt niet in")
        ON_PAPER = "on_paper", _("de ondernemingsraad stemde in op papier")
        NO_COUNCIL = "no_council", _("er is geen ondernemingsraad")
        OTHER = "other", _("een andere reden")

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="start_grounds")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.TextField(blank=True)  # remarks of the works council, or the owner's reason
    reference = models.CharField(max_length=200, blank=True)  # of the paper
    decided_on = models.DateField()  # the day on the paper; else the day it was kept
    version = models.CharField(max_length=64)
    shown: Any = models.JSONField()
    kept_on = models.DateField()
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    kept_by_name = models.CharField(max_length=254)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.version[:12]}"

    @property
    def is_of_the_council(self) -> bool:
        return self.kind in (self.Kind.CONSENT, self.Kind.OBJECTION)
