"""The two sides of the board: when in the course of things a measure works, and who acts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    PREVENT = "prevent", _("Voorkomen")
    OPTIMISE = "optimise", _("Optimaliseren")
    SUPPORT = "support", _("Ondersteunen")


class Level(models.TextChoices):
    ORGANISATION = "organisation", _("Organisatie")
    TEAM = "team", _("Team")
    INDIVIDUAL = "individual", _("Individu")


CELLS = tuple(f"{stage}-{level}" for level in Level.values for stage in Stage.values)
