"""Short forms beside an agreement: objecting, looking back, and how long agreements stay."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.agreements.choices import Outcome, Side
from speelveld.agreements.content import LONGEST_TEXT
from speelveld.agreements.models import KeepingRule
from speelveld.ui.forms import HouseForm, HouseModelForm
from speelveld.ui.guarded import GuardedField


class ObjectionForm(HouseForm):
    text = GuardedField(
        label=_("Wat moet er anders?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Over de afspraken. Over gezondheid hoef je niets te zeggen, en dat bewaren we ook niet."
        ),
    )


class ReviewForm(HouseForm):
    held_on = forms.DateField(label=_("Wanneer keken jullie terug?"), widget=forms.DateInput)
    outcome = forms.ChoiceField(
        label=_("Hoe gaat het verder?"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    next_on = forms.DateField(label=_("Wanneer is de volgende keer?"), widget=forms.DateInput)
    next_by = forms.ChoiceField(
        label=_("Wie begint er dan over?"),
        choices=Side.choices,
        widget=forms.RadioSelect,
        initial=Side.MANAGER,
    )

    def __init__(self, *args: Any, today: datetime.date, weeks: int, **kwargs: Any) -> None:
        suggested = {"held_on": today, "next_on": today + datetime.timedelta(weeks=weeks)}
        super().__init__(*args, initial=suggested, **kwargs)


class KeepingForm(HouseModelForm):
    class Meta:
        model = KeepingRule
        fields = ("months",)
        widgets = {"months": forms.RadioSelect}
