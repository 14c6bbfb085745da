"""Which teams a wave reads as one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.organisations.models import Organisation, Unit
from speelveld.surveys.operations.merging import MOST_LETTERS
from speelveld.ui.forms import HouseForm


class MergeForm(HouseForm):
    """The ticks stand in the table of teams, so only the name is drawn as a field."""

    units = forms.ModelMultipleChoiceField(Unit.objects.none(), to_field_name="key", required=False)
    name = forms.CharField(
        label=_("Hoe heten ze samen?"),
        help_text=_("Leeg laten mag: dan heten ze naar de teams, zoals Keuken met Nachtzorg."),
        max_length=MOST_LETTERS,
        required=False,
    )

    def __init__(self, organisation: Organisation, data: Any = None) -> None:
        super().__init__(data, auto_id="merging_%s")
        self.fields["units"].queryset = organisation.units.filter(is_active=True)  # type: ignore[attr-defined]
