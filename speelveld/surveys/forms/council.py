"""Deciding whether a wave may start: one form for the works council, one for the owner."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.surveys.models import StartGround
from speelveld.ui.forms import HouseForm

Kind = StartGround.Kind


class DecisionForm(HouseForm):
    """`version` tells what was on the page when somebody decided."""

    consents = forms.TypedChoiceField(
        label=_("Wat besluit de ondernemingsraad?"),
        choices=[("yes", _("We stemmen in met wat hier staat")), ("no", _("We stemmen niet in"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    remarks = forms.CharField(
        label=_("Opmerkingen"),
        help_text=_("Bij niet instemmen: wat moet er anders? Noem geen namen van medewerkers."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, version: str = "") -> None:
        super().__init__(data, initial={"version": version}, prefix="council")


class ReasonForm(HouseForm):
    kind = forms.ChoiceField(
        label=_("Waarom start de meting zonder besluit op deze pagina?"),
        choices=[
            (Kind.ON_PAPER, _("De ondernemingsraad stemde in op papier")),
            (Kind.NO_COUNCIL, _("Er is geen ondernemingsraad")),
            (Kind.OTHER, _("Een andere reden")),
        ],
        widget=forms.RadioSelect,
    )
    decided_on = forms.DateField(
        label=_("Datum van het besluit"),
        help_text=_("Alleen bij instemming op papier."),
        required=False,
        widget=forms.DateInput,
    )
    reference = forms.CharField(
        label=_("Waar is het document te vinden?"),
        help_text=_("Alleen bij instemming op papier. Bijvoorbeeld: OR-archief, brief 2026-14."),
        max_length=200,
        required=False,
    )
    reason = forms.CharField(
        label=_("Toelichting"),
        help_text=_("De ondernemingsraad en iedereen die je vraagt mee te doen, kan dit lezen."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, version: str = "") -> None:
        super().__init__(data, initial={"version": version}, prefix="owner")
