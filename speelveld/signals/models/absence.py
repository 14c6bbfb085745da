"""Absence: figures that may be shown, by period. The rows they were made of are not kept anywhere."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.organisations.models import Organisation
from speelveld.science.absence import Period


class AbsenceSettings(models.Model):
    """What an organisation compares with, and how it cuts durations."""

    class Classes(models.TextChoices):
        SINCE_1996 = "1996", _("1-7, 8-42, 43-365 en 366-730 dagen")
        NOW = "now", _("1-14, 15-91, 92-365 en 366-730 dagen")

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="absence_settings"
    )
    sector = models.CharField(_("vergelijk met"), max_length=20, default="T001081")
    classes = models.CharField(
        _("klassen van duur"), max_length=4, choices=Classes.choices, default=Classes.SINCE_1996
    )

    def __str__(self) -> str:
        return self.sector


class AbsencePeriod(models.Model):
    """One quarter or year, with everything that anybody can see of it. Shown once, never in another cut.

    A withdrawn period keeps its cut, so that a second file for the same days cannot be set beside the first.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="absence_periods")
    first_on = models.DateField()
    last_on = models.DateField()
    table = models.JSONField()
    is_withdrawn = models.BooleanField(default=False)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    imported_on = models.DateField(auto_now=True)

    class Meta:
        ordering = ["-last_on", "-first_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "first_on", "last_on"], name="absence_period_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_on} {self.last_on}"

    @property
    def period(self) -> Period:
        return Period(self.first_on, self.last_on)

    @property
    def is_quarter(self) -> bool:
        return self.period.months == 3


class AbsenceDraft(models.Model):
    """Figures of files that were checked and not yet shown. Also here: no rows, only what may be shown."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="absence_draft")
    periods = models.JSONField()  # [{"first", "last", "table"}]
    summary = models.JSONField()  # counts of rows, columns that were not read
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"draft {self.pk}"
