"""Professionals with a letter box, and the sealed requests in it. A request has no name outside its envelope."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.organisations.models import Organisation


class LetterBox(models.Model):
    """Where a professional can be asked for a consult, and the keys with which only they read what comes in."""

    class Function(models.TextChoices):
        COMPANY_DOCTOR = "company_doctor", _("bedrijfsarts")
        LABOUR_EXPERT = "labour_expert", _("arbeidsdeskundige")
        PSYCHOLOGIST = "psychologist", _("psycholoog")
        SOCIAL_WORK = "social_work", _("bedrijfsmaatschappelijk werk")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="letter_boxes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    function = models.CharField(_("wat ben je?"), max_length=16, choices=Function.choices)
    reach = models.CharField(_("hoe en wanneer ben je te bereiken?"), max_length=200, blank=True)
    public_key = models.BinaryField()
    locked_key = models.BinaryField()

    class Meta:
        ordering = ["function", "pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="one_letter_box")]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_function_display()}"


class Request(models.Model):
    """A sealed request. The week it came in is all that is known of it from outside."""

    letter_box = models.ForeignKey(LetterBox, on_delete=models.CASCADE, related_name="requests")
    envelope = models.BinaryField()
    week_of = models.DateField()

    class Meta:
        ordering = ["week_of", "pk"]

    def __str__(self) -> str:
        return f"{self.pk}"


class YearCount(models.Model):
    """How many requests an organisation had in a year; shown afterwards and only in tens."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="consult_counts")
    year = models.PositiveSmallIntegerField()
    n_requests = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["organisation", "year"], name="consult_year_once")]

    def __str__(self) -> str:
        return f"{self.year}"
