"""Work agreements between two people. What they say is sealed; only what reminders and rights need is readable."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from speelveld.agreements.choices import Outcome, Side
from speelveld.organisations.models import Organisation, Person


def make_public_id() -> str:
    return secrets.token_urlsafe(16)


class Agreement(models.Model):
    """What a manager and an employee agreed. `public_id` names it in addresses and names its key."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="agreements")
    public_id = models.CharField(max_length=32, unique=True, default=make_public_id)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    employee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    manager = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_on = models.DateField()
    next_review_on = models.DateField(null=True)
    next_review_by = models.CharField(max_length=8, choices=Side.choices, blank=True)
    reminded_for = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    delete_on = models.DateField()
    noticed_on = models.DateField(null=True)
    objected_on = models.DateField(null=True)
    sealed_objection = models.BinaryField(null=True)
    manager_shares_on = models.DateField(null=True)  # with HR; it takes both
    employee_shares_on = models.DateField(null=True)

    class Meta:
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(manager=models.F("employee")), name="two_people_agree")
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_shared(self) -> bool:
        """Whether both let HR read along."""
        return self.manager_shares_on is not None and self.employee_shares_on is not None


class Version(models.Model):
    """A wording of an agreement: the one that is in force, or one that waits for a yes. Older ones are not kept."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()
    proposed_by = models.CharField(max_length=8, choices=Side.choices)
    proposed_on = models.DateField()
    manager_confirmed_on = models.DateField(null=True)
    employee_confirmed_on = models.DateField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["agreement", "number"], name="version_once")]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def is_in_force(self) -> bool:
        return self.manager_confirmed_on is not None and self.employee_confirmed_on is not None


class Review(models.Model):
    """A moment of looking back: when, and which of three ways it went. No words."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="reviews")
    held_on = models.DateField(_("wanneer keken jullie terug?"))
    outcome = models.CharField(_("hoe ging het?"), max_length=8, choices=Outcome.choices)

    class Meta:
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return self.outcome


class KeepingRule(models.Model):
    """How long an organisation keeps agreements after the last moment of looking back."""

    class Months(models.IntegerChoices):
        THREE = 3, _("drie maanden")
        SIX = 6, _("zes maanden")
        TWELVE = 12, _("een jaar")
        TWENTY_FOUR = 24, _("twee jaar")

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="keeping_rule")
    months = models.PositiveSmallIntegerField(
        _("hoelang bewaren we afspraken na de laatste terugblik?"),
        choices=Months.choices,
        default=Months.TWELVE,
    )

    def __str__(self) -> str:
        return self.get_months_display()


class OwnIdea(models.Model):
    """An adaptation that an organisation adds to the library."""

    class Term(models.TextChoices):
        SHORT = "short", _("voor nu")
        LONG = "long", _("voor later")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="own_ideas")
    term = models.CharField(_("wanneer helpt het?"), max_length=5, choices=Term.choices, default=Term.SHORT)
    title = models.CharField(_("wat is het idee?"), max_length=80)
    text = models.CharField(_("hoe werkt het bij jullie?"), max_length=300)
    sentence = models.CharField(_("hoe staat het in een afspraak?"), max_length=300)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
