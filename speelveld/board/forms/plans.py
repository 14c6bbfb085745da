"""The form that takes the plan back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.ui.forms import HouseForm


class PlanForm(HouseForm):
    plan = forms.FileField(
        label=_("Het plan van aanpak in Excel"),
        help_text=_("Zoals je het hier ophaalde, met jouw veranderingen erin."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
