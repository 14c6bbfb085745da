"""The form of a problem."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.board.forms.together import SharedForm
from speelveld.board.forms.units import UnitField
from speelveld.board.models import Problem
from speelveld.board.texts import get_factor_names
from speelveld.organisations.permissions import Actor


class ProblemForm(SharedForm):
    factor = forms.ChoiceField(label=_("Bij welke factor hoort het?"), required=False)

    class Meta:
        model = Problem
        fields = ("title", "description", "size", "size_source", "cause", "source", "factor", "unit")
        widgets = {
            "description": forms.Textarea(attrs={"rows": 4}),
            "cause": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "title": _("In één regel, zoals je het een collega zou vertellen."),
            "cause": _("Zoek bij de organisatie, in het team en bij mensen zelf. Vraag een paar keer door."),
            "size": _("Hoeveel mensen, hoeveel uren, hoe vaak? Schrijf het getal erbij."),
            "source": _("Bijvoorbeeld: de meting, gesprekken, meldingen. Noem geen namen."),
        }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation, present = self.instance.organisation, self.instance.unit
        self.fields["unit"] = UnitField(organisation, actor, present, _("Waar speelt het?"))
        nothing = ("", _("geen, of iets anders"))
        self.fields["factor"].choices = [nothing, *get_factor_names().items()]  # type: ignore[attr-defined]
