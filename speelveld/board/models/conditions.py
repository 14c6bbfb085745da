"""Conditions: how each of the seven stands, point by point, and how different people see it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.board.models.rules import refuse_long_texts
from speelveld.organisations.models import Organisation
from speelveld.ui.guarded import refuse_changed


class Judgement(models.TextChoices):
    TO_DO = "to_do", _("Nog te doen")
    BUSY = "busy", _("Loopt")
    IN_ORDER = "in_order", _("Op orde")


class ConditionJudgement(models.Model):
    """How one of the seven conditions stands, and the next step."""

    Judgement = Judgement

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
        refuse_changed(self, "explanation", "next_step", "owner")


class ConditionCheck(models.Model):
    """What was found about one concrete point of a condition, and what shows it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="condition_checks")
    check_key = models.CharField(max_length=40)
    standing = models.CharField(_("hoe staat het?"), max_length=10, choices=Judgement.choices)
    evidence = models.TextField(_("waaraan zie je dat?"), blank=True)
    owner = models.CharField(_("wie regelt dit?"), max_length=120, blank=True)
    due_on = models.DateField(_("wanneer?"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    checked_on = models.DateField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "check_key"], name="check_once")]

    def __str__(self) -> str:
        return self.check_key

    def clean(self) -> None:
        refuse_long_texts(self, "evidence")
        refuse_changed(self, "evidence", "owner")


class ConditionView(models.Model):
    """How somebody in one role sees a condition. Shown as a count for each role, never with a name."""

    class Side(models.TextChoices):
        DIRECTOR = "director", _("Directie")
        OWNER = "owner", _("Programma-eigenaar")
        MANAGER = "manager", _("Leidinggevenden")
        WORKS_COUNCIL = "works_council", _("Ondernemingsraad")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="condition_views")
    condition = models.CharField(max_length=20)
    side = models.CharField(max_length=14, choices=Side.choices)
    judgement = models.CharField(max_length=10, choices=Judgement.choices)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    given_on = models.DateField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "condition", "side", "given_by"], name="condition_seen_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.condition}: {self.side}"
