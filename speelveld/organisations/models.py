"""Organisations on this installation, their unit tree, their people, and who may do what."""

import datetime

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OWNER = "owner", _("programma-eigenaar")
    DIRECTOR = "director", _("directie")
    MANAGER = "manager", _("leidinggevende")
    EMPLOYEE = "employee", _("medewerker")
    PROFESSIONAL = "professional", _("arboprofessional")
    WORKS_COUNCIL = "works_council", _("ondernemingsraad")
    CONFIDENTIAL_ADVISER = "confidential_adviser", _("vertrouwenspersoon")
    PROVIDER = "provider", _("aanbieder")
    PRIVACY_OFFICER = "privacy_officer", _("privacy officer")
    ADMINISTRATOR = "administrator", _("systeembeheerder")


PATIENCE = datetime.timedelta(minutes=10)  # with background work that shows no progress

# First parts of addresses that the installation itself uses.
RESERVED_SLUGS = frozenset({"account", "guide", "language", "q", "said", "static", "api", "docs"})


class Organisation(models.Model):
    name = models.CharField(_("naam"), max_length=120)
    slug = models.SlugField(
        _("naam in het adres"),
        max_length=60,
        unique=True,
        validators=[RegexValidator(rf"^(?!({'|'.join(sorted(RESERVED_SLUGS))})$)")],
    )
    created_on = models.DateField(auto_now_add=True)
    guide_is_public = models.BooleanField(default=False)  # may anybody with the address read the guide?

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A node of the tree: the whole organisation, a division, a department or a team."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="units")
    key = models.CharField(_("code"), max_length=60)
    name = models.CharField(_("naam"), max_length=120)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    position = models.PositiveIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="unit_key_once")]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody on the staff list. Holds what is needed to invite, and nothing about answers or health."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="people")
    number = models.CharField(_("personeelsnummer"), max_length=60)
    name = models.CharField(_("naam"), max_length=120)
    email = models.EmailField(_("e-mailadres"), blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="people")
    language = models.CharField(_("taal"), max_length=2, default="nl")
    joined_on = models.DateField(_("in dienst sinds"), null=True, blank=True)
    left_on = models.DateField(_("uit dienst sinds"), null=True, blank=True)
    traits = models.JSONField(default=dict, blank=True)  # {"Dienst": "nacht"}: for groups in a measurement

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="person_number_once")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One role of one user in one organisation; a manager's role belongs to a unit."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("rol"), max_length=24, choices=Role.choices)
    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="memberships"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role", "unit"], name="membership_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=~models.Q(role="manager") | models.Q(unit__isnull=False), name="manager_has_unit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


class StaffImport(models.Model):
    """Staff files on their way in: read, checked, shown, and only then applied, all or nothing."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("ontvangen")
        CHECKING = "checking", _("wordt nagekeken")
        CHECKED = "checked", _("nagekeken")
        APPLYING = "applying", _("wordt verwerkt")
        APPLIED = "applied", _("verwerkt")
        FAILED = "failed", _("niet gelukt")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="staff_imports")
    state = models.CharField(max_length=10, choices=State.choices, default=State.UPLOADED)
    preview = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64, blank=True)  # of the staff that the preview compared with
    progress = models.PositiveSmallIntegerField(default=0)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return f"import {self.pk}"

    @property
    def is_at_work(self) -> bool:
        return self.state in (self.State.CHECKING, self.State.APPLYING)

    @property
    def is_stuck(self) -> bool:
        """Whether the background work stopped halfway, for instance because the machine did."""
        return self.is_at_work and timezone.now() - self.touched_at > PATIENCE


class StaffFile(models.Model):
    """One file of an import. Its content and its name, which may say anything, are wiped when the import is over."""

    class Kind(models.TextChoices):
        UNITS = "units", _("onderdelen")
        PEOPLE = "people", _("medewerkers")

    staff_import = models.ForeignKey(StaffImport, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    header = models.JSONField(default=list)
    sample = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)

    class Meta:
        ordering = ["-kind"]  # units before people
        constraints = [models.UniqueConstraint(fields=["staff_import", "kind"], name="one_file_of_a_kind")]

    def __str__(self) -> str:
        return self.file_name


class RetentionTerm(models.Model):
    """How many months a kind of data stays, where an organisation chose otherwise (see retention.py)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="retention_terms")
    kind = models.CharField(max_length=20)
    months = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "kind"], name="retention_term_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.months}"
