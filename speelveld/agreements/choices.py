"""The fixed lists of an agreement. Whatever is not in them, a record of a talk cannot say."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """The two who agree."""

    MANAGER = "manager", _("leidinggevende")
    EMPLOYEE = "employee", _("medewerker")

    @property
    def other(self) -> "Side":
        return Side.EMPLOYEE if self is Side.MANAGER else Side.MANAGER


class Present(models.TextChoices):
    """Who can have been at a talk: by function, never by name."""

    MANAGER = "manager", _("leidinggevende")
    EMPLOYEE = "employee", _("medewerker")
    COMPANION = "companion", _("iemand die de medewerker meenam")
    HR = "hr", _("HR")
    LABOUR_EXPERT = "labour_expert", _("arbeidsdeskundige")
    MEDIATOR = "mediator", _("bemiddelaar")


class Subject(models.TextChoices):
    """What a talk can have been about: work."""

    HOURS = "hours", _("begin- en eindtijden")
    TASKS = "tasks", _("verdeling van taken")
    PACE = "pace", _("drukte en pauzes")
    PLACE = "place", _("plek om te werken")
    TOOLS = "tools", _("hulpmiddelen")
    STEERING = "steering", _("sturing en overleg")
    TEAM = "team", _("samenwerken in het team")
    ROSTER = "roster", _("rooster en verlof")
    GROWTH = "growth", _("leren en ander werk")


class Doer(models.TextChoices):
    """Who does what was agreed."""

    EMPLOYEE = "employee", _("medewerker")
    MANAGER = "manager", _("leidinggevende")
    TOGETHER = "together", _("samen")
    COLLEAGUE = "colleague", _("een collega")
    HR = "hr", _("HR")


class Rhythm(models.IntegerChoices):
    """Weeks between two moments of looking back."""

    TWO = 2, _("elke twee weken")
    FOUR = 4, _("elke vier weken")
    SIX = 6, _("elke zes weken")
    QUARTER = 13, _("elk kwartaal")


class Outcome(models.TextChoices):
    """How a moment of looking back ended. There is no last one."""

    STAYS = "stays", _("het blijft zo")
    CHANGES = "changes", _("we passen iets aan")
    LESS = "less", _("er kan iets af")
