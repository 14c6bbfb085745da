"""Causes of a problem, level by level; one of them is the root that measures should reach."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.board.models.cells import Level
from speelveld.board.models.problems import Problem
from speelveld.ui.guarded import refuse_marked

LONGEST_CAUSE = 300


class Cause(models.Model):
    """Why something happens at one level: about work, never about a person."""

    class Kind(models.TextChoices):
        ROOT = "root", _("grondoorzaak")
        ADDS = "adds", _("draagt eraan bij")

    problem = models.ForeignKey(Problem, on_delete=models.CASCADE, related_name="causes")
    level = models.CharField(_("niveau"), max_length=14, choices=Level.choices)
    text = models.CharField(_("oorzaak"), max_length=LONGEST_CAUSE)
    kind = models.CharField(_("soort oorzaak"), max_length=4, choices=Kind.choices, default=Kind.ADDS)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["problem"], condition=models.Q(kind="root"), name="one_root_cause_of_a_problem"
            )
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        refuse_marked({"text": self.text}, "work")
