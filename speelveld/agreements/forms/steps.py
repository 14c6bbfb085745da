"""Forms beside agreements: an idea of the organisation itself, and the days from which dates are reckoned."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from speelveld.agreements.models import OwnIdea
from speelveld.ui.forms import HouseForm, HouseModelForm
from speelveld.ui.guarded import GuardedField


class IdeaForm(HouseModelForm):
    class Meta:
        model = OwnIdea
        fields = ("term", "title", "text", "sentence")
        widgets = {"term": forms.RadioSelect}
        field_classes = {"title": GuardedField, "text": GuardedField, "sentence": GuardedField}
        help_texts = {
            "title": _("Kort, en over werk."),
            "sentence": _("Deze zin staat klaar als iemand het idee kiest."),
        }


class DatesForm(HouseForm):
    """No name and no reason: three days."""

    first_day = forms.DateField(label=_("Eerste ziektedag"), widget=forms.DateInput)
    recovered_on = forms.DateField(
        label=_("Weer helemaal aan het werk op (mag leeg)"), widget=forms.DateInput, required=False
    )
    ill_again_on = forms.DateField(
        label=_("Opnieuw ziek op (mag leeg)"), widget=forms.DateInput, required=False
    )

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"first_day": today}, **kwargs)

    def clean(self) -> dict[str, Any]:
        days: dict[str, Any] = super().clean() or {}
        first, back, again = (days.get(name) for name in ("first_day", "recovered_on", "ill_again_on"))
        if bool(back) != bool(again):
            raise ValidationError(
                _("Vul beide dagen in, of geen van beide: weer aan het werk, en opnieuw ziek.")
            )
        if first and back and again and not first < back <= again:
            raise ValidationError(
                _("Zet de dagen op volgorde: eerst ziek, dan weer aan het werk, dan opnieuw ziek.")
            )
        return days
