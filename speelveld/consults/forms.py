"""Forms of consults: asking, and the letter box of a professional."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from speelveld.consults.models import LetterBox
from speelveld.consults.operations import LONGEST_CONTACT, LONGEST_TEXT, SHORTEST_PASSPHRASE
from speelveld.ui.forms import HouseForm
from speelveld.ui.guarded import GuardedField, refuse_marked


class ConsultForm(HouseForm):
    """For oneself. What it says goes into the envelope, so nothing is checked but its length."""

    text = forms.CharField(
        label=_("Waar wil je over praten?"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 5})
    )
    contact = forms.CharField(
        label=_("Hoe ben je te bereiken?"),
        max_length=LONGEST_CONTACT,
        help_text=_("Je naam, en een nummer of adres dat privé is als je dat liever hebt."),
    )


class AdviceForm(HouseForm):
    """About work in a team, without saying who."""

    text = GuardedField(
        kind="work",
        label=_("Waar wil je raad over?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Over het werk. Noem geen persoon en niets over gezondheid."),
    )
    contact = forms.CharField(label=_("Hoe ben je te bereiken?"), max_length=LONGEST_CONTACT)

    def clean_text(self) -> Any:
        text = self.cleaned_data["text"]
        try:
            refuse_marked({"text": text}, kind="comment")
        except ValidationError:
            raise ValidationError(
                _("Hier is iemand in te herkennen. Schrijf het zonder naam of functie.")
            ) from None
        return text


class BoxForm(HouseForm):
    function = forms.ChoiceField(
        label=_("Wat ben je?"), choices=LetterBox.Function.choices, widget=forms.RadioSelect
    )
    reach = forms.CharField(
        label=_("Hoe en wanneer ben je te bereiken? (mag leeg)"), max_length=200, required=False,
        help_text=_("Bijvoorbeeld je nummer, en de uren van je preventieve spreekuur."),
    )  # fmt: skip
    passphrase = forms.CharField(
        label=_("Je eigen zin"),
        min_length=SHORTEST_PASSPHRASE,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_(
            "Alleen met deze zin zijn aanvragen te lezen. Wij bewaren hem niet, dus onthoud hem goed."
        ),
    )


class PassphraseForm(HouseForm):
    passphrase = forms.CharField(
        label=_("Je eigen zin"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
