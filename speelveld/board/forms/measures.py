"""The form of a measure, in small groups, and the short one that only changes how it stands."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from speelveld.board.forms.amounts import AmountField
from speelveld.board.forms.together import SharedForm
from speelveld.board.forms.units import UnitField
from speelveld.board.models import Measure
from speelveld.board.texts import get_factor_names, get_level_names, get_source, get_stage_names
from speelveld.organisations.permissions import Actor
from speelveld.ui.forms import HouseModelForm


@dataclass(frozen=True)
class Group:
    key: str
    title: Promise
    lead: Promise | str
    fields: list[forms.BoundField]


GROUPS = (
    ("what", _("Wat"), "", ("title", "description", "kind", "stage", "level")),
    ("why", _("Waarom"), "", ("problem", "factors")),
    ("who", _("Waar en wie"), "", ("unit", "owner")),
    ("when", _("Wanneer en hoeveel"), _("Een schatting is genoeg."), ("starts_on", "ends_on", "cost", "hours")),
    (
        "judge",
        _("Hoe weten we of het werkt?"),
        _("Spreek dit af vóór je begint. Dan kun je later eerlijk zeggen of het hielp."),
        ("goal", "judged_by", "judged_on"),
    ),
    ("state", _("Hoe staat het ervoor?"), "", ("state",)),
)  # fmt: skip


class MeasureForm(SharedForm):
    factors = forms.MultipleChoiceField(
        label=_("Aan welke factoren werkt dit?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    cost = AmountField(label=_("Kosten in euro"), max_digits=12, decimal_places=2)
    hours = AmountField(label=_("Uren"), max_digits=8, decimal_places=1)
    source_key = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    class Meta:
        model = Measure
        fields = (
            "title", "description", "kind", "stage", "level", "problem", "factors", "unit", "owner", "starts_on",
            "ends_on", "cost", "hours", "goal", "judged_by", "judged_on", "state", "source_key",
        )  # fmt: skip
        widgets = {
            "title": forms.TextInput,
            "description": forms.Textarea(attrs={"rows": 6}),
            "kind": forms.RadioSelect,
            "state": forms.RadioSelect,
            "goal": forms.Textarea(attrs={"rows": 2}),
            "judged_by": forms.Textarea(attrs={"rows": 2}),
            "starts_on": forms.DateInput,
            "ends_on": forms.DateInput,
            "judged_on": forms.DateInput,
        }
        help_texts = {
            "title": _("Zeg in één regel wat er gaat gebeuren."),
            "owner": _("Een naam of een afdeling."),
            "goal": _("Wat moet er anders zijn, en hoeveel?"),
            "judged_by": _("Bijvoorbeeld: een cijfer uit de meting, een telling, of navraag in het team."),
        }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation = self.instance.organisation
        self.fields["unit"] = UnitField(
            organisation, actor, self.instance.unit, _("Waar?"), help_text=_("Eén onderdeel, of allemaal.")
        )
        self.fields["problem"].queryset = organisation.problems.all()  # type: ignore[attr-defined]
        self.fields["problem"].empty_label = _("geen, of nog niet opgeschreven")  # type: ignore[attr-defined]
        self.fields["stage"].choices = list(get_stage_names().items())  # type: ignore[attr-defined]
        self.fields["level"].choices = list(get_level_names().items())  # type: ignore[attr-defined]
        self.fields["factors"].choices = list(get_factor_names().items())  # type: ignore[attr-defined]

    def clean_source_key(self) -> str:
        """Forget a recommendation that content/ does not have."""
        key: str = self.cleaned_data["source_key"]
        return key if get_source(key) else ""

    def list_groups(self) -> list[Group]:
        return [Group(key, title, lead, [self[name] for name in names]) for key, title, lead, names in GROUPS]


class StateForm(HouseModelForm):
    class Meta:
        model = Measure
        fields = ("state",)
        widgets = {"state": forms.RadioSelect}
