"""Signals: what the organisation hears about its work, from which source, and how much that weighs. Never a person."""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speelveld.catalogue import FACTORS
from speelveld.organisations.models import Organisation, Unit
from speelveld.ui.guarded import refuse_marked

LONGEST_TEXT = 600
OLDEST = datetime.date(2000, 1, 1)


class Signal(models.Model):
    """Something that was seen or heard at one level about one factor."""

    class Source(models.TextChoices):
        RESULTS = "results", _("Meting")
        ABSENCE = "absence", _("Verzuim")
        INTERVIEW = "interview", _("Gesprekken")
        EXAMINATION = "examination", _("Groepsuitkomst van een gezondheidsonderzoek")
        INCIDENT = "incident", _("Incidenten")
        IDEA = "idea", _("Ideeën van medewerkers")
        PATTERN = "pattern", _("Meldingen van leidinggevenden")
        OTHER = "other", _("Iets anders")

    class Level(models.TextChoices):
        ORGANISATION = "organisation", _("Organisatie")
        TEAM = "team", _("Team")
        INDIVIDUAL = "individual", _("Individu")

    class Says(models.TextChoices):
        WORRY = "worry", _("dit vraagt aandacht")
        MIXED = "mixed", _("het wisselt")
        GOOD = "good", _("dit gaat goed")

    class Weight(models.IntegerChoices):
        LIGHT = 1, _("licht: één keer gehoord")
        FAIR = 2, _("gewoon: vaker gehoord of gemeten")
        HEAVY = 3, _("zwaar: veel mensen, of ernstig")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="signals")
    seen_on = models.DateField(_("wanneer?"))
    source = models.CharField(_("waar komt het vandaan?"), max_length=12, choices=Source.choices)
    level = models.CharField(_("op welk niveau speelt het?"), max_length=14, choices=Level.choices)
    factor = models.CharField(_("over welke factor gaat het?"), max_length=30)
    says = models.CharField(_("wat zegt het?"), max_length=6, choices=Says.choices, default=Says.WORRY)
    weight = models.PositiveSmallIntegerField(
        _("hoe zwaar weegt het?"), choices=Weight.choices, default=Weight.FAIR
    )
    text = models.CharField(_("wat is er gezien of gehoord?"), max_length=LONGEST_TEXT, blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("waar?")
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-seen_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_source_display()} {self.seen_on}"

    def clean(self) -> None:
        if self.text:
            places = self.organisation.units.values_list("name", flat=True)
            refuse_marked({"text": self.text}, "work", places)
        wrong = {}
        if self.unit and self.unit.organisation_id != self.organisation_id:
            wrong["unit"] = _("Dit hoort bij een andere organisatie. Kies iets uit de lijst.")
        if self.factor and self.factor not in FACTORS:
            wrong["factor"] = _("Deze factor kennen we niet. Kies er een uit de lijst.")
        if self.seen_on and not OLDEST <= self.seen_on <= timezone.localdate():
            wrong["seen_on"] = _("Kies een dag die al geweest is.")
        if wrong:
            raise ValidationError(wrong)
