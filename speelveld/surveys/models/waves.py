"""A wave: one instrument, asked of one audience, in one period. Everything it needs is frozen at launch."""

import secrets
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.organisations.models import Organisation, Person, Unit


def make_public_id() -> str:
    """Return the name of a wave in the address: short, and without look-alikes, as some type it from paper."""
    return "".join(secrets.choice("23456789abcdefghjkmnpqrstvwxyz") for _ in range(8))


class OwnInstrument(models.Model):
    """An instrument that the organisation holds a licence for, kept as the file that was handed in."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="instruments")
    key = models.CharField(max_length=60)
    version = models.CharField(max_length=30)
    title = models.CharField(_("titel"), max_length=200)
    source = models.TextField()
    licence_statement = models.TextField(_("welke licentie heb je?"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_on = models.DateField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key", "version"], name="instrument_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"


class Wave(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", _("in voorbereiding")
        READY = "ready", _("staat klaar")  # launched: everything is frozen, and it opens on its day
        OPEN = "open", _("loopt")
        CLOSED = "closed", _("gesloten")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="waves")
    public_id = models.CharField(max_length=16, unique=True, default=make_public_id, editable=False)
    title = models.CharField(_("naam"), max_length=120)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    instrument = models.JSONField(
        default=dict
    )  # the whole instrument, frozen (catalogue.instruments.to_dict)
    audience = models.ManyToManyField(Unit, blank=True, related_name="+")  # empty: everybody
    # of people, beside their unit, for which groups with enough of them are shown too: "Dienst"
    trait = models.CharField(_("ook per kenmerk"), max_length=40, blank=True)
    opens_on = models.DateField(_("begint op"))
    closes_on = models.DateField(_("sluit op"))
    reminder_days = models.JSONField(_("herinneringen na"), default=list)  # days after the start
    privacy_text = models.JSONField(_("uitleg over privacy"), default=dict)  # language -> text
    contact = models.CharField(_("wie beantwoordt vragen?"), max_length=200, blank=True)
    minimum_group = models.PositiveSmallIntegerField(
        _("kleinste groep"), default=10, validators=[MinValueValidator(5), MaxValueValidator(50)]
    )
    managers_apart = models.BooleanField(default=False)  # they answer as one group of the whole organisation
    # Frozen at launch, parents first: [{key, parent, name, n_invited, n_stayers}]. n_invited counts the unit's
    # own people, as science.disclosure.Tree wants it; n_stayers its whole subtree: who moves inside it, stayed.
    # A node that stands for several units has {merged: {unit key: name}} too, that of managers {is_managers: True}.
    tree = models.JSONField(default=list)
    code_key = models.CharField(
        max_length=64, blank=True, editable=False
    )  # makes the codes; wiped at closing
    launched_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minimum_group__gte=5), name="minimum_group_at_least_five"
            ),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")), name="closes_after_opening"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    def keep_fitting_reminders(self) -> None:
        """Drop the reminders that would fall after the end."""
        n_days = (self.closes_on - self.opens_on).days
        self.reminder_days = [day for day in self.reminder_days if day <= n_days]


class MergedUnit(models.Model):
    """Units that a wave reports on as one. Chosen for a draft; the launch freezes it in the wave's tree."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="merged_units")
    name = models.CharField(_("naam"), max_length=120)
    units = models.ManyToManyField(Unit, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class AudienceMember(models.Model):
    """Somebody a wave asks, and their node of its tree. Tells who stayed; knows nothing of taking part."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="audience_members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    unit_key = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wave", "person"], name="asked_once_a_wave")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.unit_key}"


class ReportingGroup(models.Model):
    """The only thing an answer says about its writer: one of at least `minimum_group` invited people."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="reporting_groups")
    key = models.CharField(max_length=2000)  # of a combined group: the keys of its units
    name = models.TextField()
    parent_key = models.CharField(max_length=60, blank=True)
    unit_keys = models.JSONField(default=list)
    n_invited = models.PositiveIntegerField()
    n_sealed = models.PositiveIntegerField(default=0)  # of them without mail: so many sealed codes count
    public_modulus: Any = models.BinaryField(default=b"", editable=False)  # empty until the key is made
    sealed_signing_key: Any = models.BinaryField(default=b"", editable=False)  # wiped at closing

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["wave", "key"], name="reporting_group_once")]

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """The right to answer once. Knows whether it was used, never when, nor anything of the answer.

    People without mail get a sealed code that belongs to a reporting group and to no person. The code itself
    is never stored: it is derived from the wave's code key and `number`, and only its digest is kept.
    """

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="invitations")
    group = models.ForeignKey(ReportingGroup, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    number = models.PositiveIntegerField()
    code_digest = models.CharField(max_length=64, unique=True)
    is_sealed = models.BooleanField(default=False)
    is_used = models.BooleanField(default=False)
    blinded_digest = models.CharField(
        max_length=64, blank=True
    )  # of what was stamped: the same may be asked again
    n_mails_sent = models.PositiveSmallIntegerField(default=0)
    is_undeliverable = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wave", "number"], name="invitation_number_once")]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class ResponseSnapshot(models.Model):
    """Response of a unit with at least thirty invited, at most once a day, in steps of five percent."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="snapshots")
    taken_on = models.DateField()
    steps: Any = models.JSONField()  # unit key -> percentage in steps of five

    class Meta:
        ordering = ["taken_on"]
        constraints = [models.UniqueConstraint(fields=["wave", "taken_on"], name="snapshot_once_a_day")]

    def __str__(self) -> str:
        return f"{self.taken_on}"
