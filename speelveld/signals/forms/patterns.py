"""The short form of a manager: factors to tick, and no text."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.signals.texts import get_factor_names
from speelveld.ui.forms import HouseForm


class PatternForm(HouseForm):
    factors = forms.MultipleChoiceField(
        label=_("Waar lopen drie of meer mensen in je team tegenaan?"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Alleen wat je zelf ziet of hoort over het werk. Niets aankruisen mag ook: dat zegt ook iets."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["factors"].choices = list(get_factor_names().items())  # type: ignore[attr-defined]
