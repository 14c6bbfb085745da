"""The form of a measure, in small groups, and the short one that only changes how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from speelveld.board.forms.amounts import AmountField
from speelveld.board.forms.days import DaysField
from speelveld.board.forms.together import SharedForm
from speelveld.board.forms.units import UnitField
from speelveld.board.models import Measure
from speelveld.board.operations.agreements import list_broken, tell_broken
from speelveld.board.operations.history import Plain, find_base, write_down
from speelveld.board.operations.people import list_members
from speelveld.board.operations.starting import list_in_the_way, tell_in_the_way
from speelveld.board.texts import (
    get_condition_names,
    get_factor_names,
    get_level_names,
    get_source,
    get_stage_names,
)
from speelveld.organisations.permissions import Actor
from speelveld.ui.forms import HouseModelForm
from speelveld.ui.guarded import PlanField

MOST_DIGITS = 9  # of a version


@dataclass(frozen=True)
class Group:
    key: str
    title: Promise
    lead: Promise | str
    fields: list[forms.BoundField]


GROUPS = (
    ("what", _("Wat"), "", ("title", "description", "kind", "stage", "level", "other_cells")),
    ("why", _("Waarom"), "", ("problem", "cause", "factors")),
    ("who", _("Waar en wie"), "", ("unit", "owner", "helpers")),
    (
        "when",
        _("Wanneer en hoeveel"),
        _("Een schatting is genoeg."),
        ("starts_on", "ends_on", "review_every", "cost", "hours"),
    ),
    (
        "judge",
        _("Hoe weten we of het werkt?"),
        _("Spreek dit af vóór je begint. Dan kun je later eerlijk zeggen of het hielp."),
        ("goal", "baseline", "judged_by", "threshold", "judged_on", "moments"),
    ),
    (
        "needs",
        _("Wat moet er op orde zijn?"),
        _("Kies hooguit de voorwaarden die deze maatregel maken of breken."),
        ("conditions",),
    ),
    ("state", _("Hoe staat het ervoor?"), "", ("state", "reason")),
)  # fmt: skip


class MeasureForm(SharedForm):
    base: Mapping[str, Plain] = {}  # what fields said when the form was opened, if others changed them

    factors = forms.MultipleChoiceField(
        label=_("Aan welke factoren werkt dit?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    other_cells = forms.MultipleChoiceField(
        label=_("Raakt ook deze vakken"), required=False, widget=forms.CheckboxSelectMultiple
    )
    conditions = forms.MultipleChoiceField(
        label=_("Welke voorwaarden tellen hier?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    moments = DaysField(
        label=_("Tussentijds kijken op"), help_text=_("Eén of meer dagen, bijvoorbeeld 5-6-2026, 1-9-2026.")
    )
    reason = PlanField(
        label=_("Waarom doen jullie het zo?"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Alleen nodig als het doel of het meten verandert nadat het begon, "
            "of als je begint terwijl een voorwaarde nog niet op orde is."
        ),
    )
    cost = AmountField(label=_("Kosten in euro"), max_digits=12, decimal_places=2)
    hours = AmountField(label=_("Uren"), max_digits=8, decimal_places=1)
    source_key = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    class Meta:
        model = Measure
        fields = (
            "title", "description", "kind", "stage", "level", "other_cells", "problem", "cause", "factors", "unit",
            "owner", "helpers", "starts_on", "ends_on", "review_every", "cost", "hours", "goal", "baseline",
            "judged_by", "threshold", "judged_on", "moments", "conditions", "state", "source_key",
        )  # fmt: skip
        widgets = {
            "title": forms.TextInput,
            "owner": forms.TextInput(attrs={"list": "people", "autocomplete": "off"}),
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
            "cause": _("Eén oorzaak, in één regel. Bij het probleem staat het hele verhaal."),
            "owner": _(
                "Een naam, een mailadres of een afdeling. Wie hier inlogt, krijgt het op de eigen werklijst."
            ),
            "helpers": _("Namen of afdelingen, met komma’s ertussen."),
            "baseline": _("Bijvoorbeeld: 14 wissels per week."),
            "threshold": _("Bijvoorbeeld: hooguit 9 wissels per week."),
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
        for name, choices in list_choices().items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields["review_every"].required = False
        self.people = [str(user) for user in list_members(organisation)]

    def describe(self, row: models.Model | None) -> str:
        return str(row.version) if isinstance(row, Measure) else ""

    def find_changed(self, stored: models.Model, seen: str) -> set[str] | None:
        if not isinstance(stored, Measure) or not seen.isdecimal() or len(seen) > MOST_DIGITS:
            return None
        latest = stored.changes.select_related("changed_by").first()
        if latest and latest.changed_by and latest.version > int(seen):
            self.other = str(latest.changed_by)
        self.base = find_base(stored, int(seen))
        return set(self.base)

    def find_untouched(self, stored: models.Model, cleaned: Mapping[str, Any]) -> set[str]:
        return {name for name, before in self.base.items() if write_down(cleaned.get(name)) == before}

    def clean(self) -> dict[str, Any]:
        """Ask why when what was agreed becomes something else, or when something stands in the way of the start."""
        cleaned = super().clean()
        stored = self.find_stored()
        if not isinstance(stored, Measure):
            stored = None
        if cleaned.get("reason", "").strip():
            return cleaned
        if stored and list_broken(stored, cleaned):
            self.add_error("reason", tell_broken())
        if unmet := list_in_the_way(stored, self.instance.organisation, cleaned):
            self.add_error("reason", tell_in_the_way(unmet))
        return cleaned

    def clean_review_every(self) -> str:
        return self.cleaned_data["review_every"] or Measure.Rhythm.NONE

    def clean_source_key(self) -> str:
        """Forget a recommendation that content/ does not have."""
        key: str = self.cleaned_data["source_key"]
        return key if get_source(key) else ""

    def list_groups(self) -> list[Group]:
        return [
            Group(key, title, lead, [self[name] for name in names if name in self.fields])
            for key, title, lead, names in GROUPS
        ]


def list_choices() -> dict[str, list[tuple[str, str]]]:
    """Return what one chooses from in the words of content/, in the language of the reader."""
    stages, levels = get_stage_names(), get_level_names()
    cells = [(f"{s}-{lv}", f"{stages[s]}, {levels[lv].lower()}") for lv in levels for s in stages]
    return {
        "stage": list(stages.items()),
        "level": list(levels.items()),
        "factors": list(get_factor_names().items()),
        "other_cells": cells,
        "conditions": list(get_condition_names().items()),
    }


class StateForm(HouseModelForm):
    class Meta:
        model = Measure
        fields = ("state",)
        widgets = {"state": forms.RadioSelect}
