"""Reflections: what the team wrote down about a question."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.board.models.cycles import Cycle
from speelveld.board.models.rules import refuse_long_texts
from speelveld.organisations.models import Organisation
from speelveld.ui.guarded import refuse_changed


class Reflection(models.Model):
    """What the team answered to one of the questions that accompany a cell, a condition or a step."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="reflections")
    cycle = models.ForeignKey(  # of answers to the questions of its steps; other answers hold on
        Cycle, on_delete=models.CASCADE, null=True, blank=True, related_name="reflections"
    )
    question_key = models.CharField(max_length=80)
    answer = models.TextField(_("wat is jullie antwoord?"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    written_on = models.DateField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle", "question_key"], name="reflection_once_a_cycle"),
            models.UniqueConstraint(
                fields=["organisation", "question_key"],
                condition=models.Q(cycle__isnull=True),
                name="reflection_once",
            ),
        ]

    def __str__(self) -> str:
        return self.question_key

    def clean(self) -> None:
        refuse_long_texts(self, "answer")
        refuse_changed(self, "answer")
