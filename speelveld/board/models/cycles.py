"""Cycles: how far the organisation is in finding out, choosing, doing, checking and adjusting."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.board.models.problems import Problem
from speelveld.board.models.rules import refuse_long_texts
from speelveld.organisations.models import Organisation
from speelveld.ui.guarded import refuse_changed


class Cycle(models.Model):
    """One turn of find out, choose, do, check and adjust."""

    class Step(models.TextChoices):
        FIND_OUT = "find_out", _("Uitzoeken")
        CHOOSE = "choose", _("Kiezen")
        DO = "do", _("Doen")
        CHECK = "check", _("Nagaan")
        ADJUST = "adjust", _("Bijstellen")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="cycles")
    title = models.CharField(_("naam"), max_length=120)
    step = models.CharField(_("waar staan we?"), max_length=10, choices=Step.choices, default=Step.FIND_OUT)
    started_on = models.DateField(_("begonnen op"))
    problems: "models.ManyToManyField[Problem, models.Model]" = models.ManyToManyField(
        Problem, blank=True, related_name="cycles", verbose_name=_("waar gaat deze ronde over?")
    )
    closed_on = models.DateField(_("afgesloten op"), null=True, blank=True)
    lessons = models.TextField(_("wat leerden jullie?"), blank=True)
    step_until_on = models.DateField(_("deze stap duurt tot en met"), null=True, blank=True)

    class Meta:
        ordering = ["-started_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        refuse_long_texts(self, "lessons")
        refuse_changed(self, "title", "lessons")
        if self.step_until_on and self.started_on and self.step_until_on < self.started_on:
            until = _("Deze dag ligt vóór het begin van de ronde. Kies een latere dag.")
            raise ValidationError({"step_until_on": until})
