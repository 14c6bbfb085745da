"""The forms with which a cycle starts and goes on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.board.models import Cycle
from speelveld.ui.forms import HouseModelForm


class NewCycleForm(HouseModelForm):
    class Meta:
        model = Cycle
        fields = ("title", "started_on", "step_until_on")
        widgets = {"started_on": forms.DateInput, "step_until_on": forms.DateInput}
        labels = {"step_until_on": _("uitzoeken duurt tot en met")}
        help_texts = {
            "title": _("Bijvoorbeeld naar het jaar, of naar waar het om gaat."),
            "step_until_on": _("Mag leeg blijven. Vier tot zes weken is vaak genoeg."),
        }


class StepForm(HouseModelForm):
    class Meta:
        model = Cycle
        fields = ("step", "step_until_on")
        widgets = {"step": forms.RadioSelect, "step_until_on": forms.DateInput}
        help_texts = {"step_until_on": _("Mag leeg blijven.")}
