"""Problems: what measures are for."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.board.models.risks import make_risk_field
from speelveld.board.models.rules import refuse_long_texts, refuse_strangers
from speelveld.board.naming import refuse_colleagues
from speelveld.catalogue import FACTORS
from speelveld.organisations.models import Organisation, Unit
from speelveld.signals.models import Signal
from speelveld.ui.guarded import list_changed_texts, refuse_changed


class Problem(models.Model):
    """What the organisation wants to change, where it shows, and what causes it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="problems")
    title = models.CharField(_("wat speelt er?"), max_length=160)
    description = models.TextField(_("hoe merk je dat?"), blank=True)
    cause = models.TextField(_("waar komt het door?"), blank=True)
    source = models.CharField(_("hoe weten we dit?"), max_length=200, blank=True)
    size = models.CharField(_("hoe groot is het?"), max_length=300, blank=True)
    size_source = models.CharField(_("waar komt dat getal vandaan?"), max_length=200, blank=True)
    factor = models.CharField(_("factor"), max_length=30, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    signals = models.ManyToManyField(Signal, blank=True, related_name="problems")
    risk_chance = make_risk_field(_("kans, nu"))
    risk_exposure = make_risk_field(_("blootstelling, nu"))
    risk_effect = make_risk_field(_("effect, nu"))
    residual_chance = make_risk_field(_("kans, na de maatregelen"))
    residual_exposure = make_risk_field(_("blootstelling, na de maatregelen"))
    residual_effect = make_risk_field(_("effect, na de maatregelen"))
    noted_on = models.DateField(auto_now_add=True)

    class Meta:
        ordering = ["-noted_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        refuse_strangers(self, self.unit)
        refuse_long_texts(self, "description", "cause")
        texts = ("title", "description", "cause", "source", "size", "size_source")
        refuse_changed(self, *texts)
        refuse_colleagues(self.organisation, list_changed_texts(self, ["title", "description"]))
        if self.factor and self.factor not in FACTORS:
            raise ValidationError({"factor": _("Deze factor kennen we niet. Kies er een uit de lijst.")})
