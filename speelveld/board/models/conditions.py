"""Conditions: how each of the seven stands."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.board.models.rules import refuse_long_texts
from speelveld.organisations.models import Organisation


class ConditionJudgement(models.Model):
    """How one of the seven conditions stands, and the next step."""

    class Judgement(models.TextChoices):
        TO_DO = "to_do", _("Nog te doen")
        BUSY = "busy", _("Loopt")
        IN_ORDER = "in_order", _("Op orde")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="condition_judgements"
    )
    condition = models.CharField(max_length=20)
    judgement = models.CharField(_("hoe staat het?"), max_length=10, choices=Judgement.choices)
    explanation = models.TextField(_("waaraan zie je dat?"), blank=True)
    next_step = models.CharField(_("volgende stap"), max_length=200, blank=True)
    owner = models.CharField(_("wie doet dat?"), max_length=120, blank=True)
    due_on = models.DateField(_("wanneer?"), null=True, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    judged_on = models.DateField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "condition"], name="condition_judged_once")
        ]

    def __str__(self) -> str:
        return self.condition

    def clean(self) -> None:
        refuse_long_texts(self, "explanation")
