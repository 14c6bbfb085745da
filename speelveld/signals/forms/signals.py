"""The form of a signal, and what the list can be narrowed to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.organisations.permissions import Actor
from speelveld.signals.forms.units import UnitChoice
from speelveld.signals.models import Signal
from speelveld.signals.models.signals import LONGEST_TEXT
from speelveld.signals.texts import get_factor_names
from speelveld.ui.forms import HouseForm, HouseModelForm
from speelveld.ui.guarded import GuardedField


class SignalForm(HouseModelForm):
    factor = forms.ChoiceField(label=_("Over welke factor gaat het?"))
    text = GuardedField(
        label=_("Wat is er gezien of gehoord?"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Eén of twee zinnen over het werk. Geen namen, niets over gezondheid of privé."),
    )

    class Meta:
        model = Signal
        fields = ("factor", "says", "text", "source", "seen_on", "level", "unit", "weight")
        help_texts = {
            "level": _("Individu betekent: het speelt bij mensen zelf. Het gaat nooit over één persoon."),
            "source": _("Van een gezondheidsonderzoek alleen wat de bedrijfsarts over de groep zegt."),
        }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["factor"].choices = list(get_factor_names().items())  # type: ignore[attr-defined]
        self.fields["unit"] = UnitChoice(self.instance.organisation, actor, _("Waar?"))


class NarrowForm(HouseForm):
    """What the list shows; anything unknown is left aside."""

    factor = forms.ChoiceField(label=_("Factor"), required=False)
    source = forms.ChoiceField(label=_("Bron"), required=False)
    level = forms.ChoiceField(label=_("Niveau"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = ("", _("alles"))
        for name, choices in (
            ("factor", get_factor_names().items()),
            ("source", Signal.Source.choices),
            ("level", Signal.Level.choices),
        ):
            self.fields[name].choices = [everything, *choices]  # type: ignore[attr-defined]

    def read_filters(self) -> dict[str, str]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
