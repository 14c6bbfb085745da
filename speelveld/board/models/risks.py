"""How an organisation weighs risks: what is multiplied, and from which number on a risk is middle or high."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.organisations.models import Organisation


class RiskScheme(models.Model):
    """The way of weighing, with limits of one's own. Without a row the usual one holds."""

    class Method(models.TextChoices):
        CHANCE_EFFECT = "chance_effect", _("kans × effect, elk van 1 tot en met 5")
        FINE_KINNEY = "fine_kinney", _("kans × blootstelling × effect (Fine en Kinney)")

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="risk_scheme")
    method = models.CharField(
        _("hoe wegen jullie een risico?"), max_length=14, choices=Method.choices, default=Method.CHANCE_EFFECT
    )
    middle_from = models.DecimalField(_("middel vanaf"), max_digits=6, decimal_places=1, default=Decimal(5))
    high_from = models.DecimalField(_("hoog vanaf"), max_digits=6, decimal_places=1, default=Decimal(12))

    def __str__(self) -> str:
        return self.method

    def clean(self) -> None:
        if self.middle_from <= 0 or self.high_from <= self.middle_from:
            raise ValidationError(
                {
                    "high_from": _(
                        "‘Hoog’ begint boven ‘middel’, en ‘middel’ boven nul. Pas een van de twee aan."
                    )
                }
            )


def make_risk_field(label: Any) -> "models.DecimalField[Any, Any]":
    """One number of a risk; which values it may have depends on the scheme."""
    return models.DecimalField(label, max_digits=5, decimal_places=1, null=True, blank=True)
