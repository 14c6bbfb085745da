"""The form with which one chooses the units that get a copy of a measure."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.board.permissions import may_change
from speelveld.organisations.models import Organisation, Unit
from speelveld.organisations.permissions import Actor
from speelveld.organisations.queries import list_units_in_tree_order
from speelveld.ui.forms import HouseForm


class CopyForm(HouseForm):
    below = forms.TypedChoiceField(
        label=_("Alle teams onder"), required=False, empty_value=None, help_text=_("Of kies hieronder zelf.")
    )
    units = forms.TypedMultipleChoiceField(
        label=_("Onderdelen"), required=False, widget=forms.CheckboxSelectMultiple, coerce=int
    )

    def __init__(self, *args: Any, organisation: Organisation, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tree = list_units_in_tree_order(organisation)
        self.allowed = {unit.pk: unit for unit, _depth in tree if may_change(actor, unit)}
        self.tree = tree
        choices = [
            (unit.pk, "– " * max(0, depth - 1) + unit.name) for unit, depth in tree if unit.pk in self.allowed
        ]
        parents = {unit.parent_id for unit, _depth in tree}
        above = [choice for choice in choices if choice[0] in parents]
        self.fields["units"].choices = choices  # type: ignore[attr-defined]
        self.fields["below"].choices = [("", _("geen")), *above]  # type: ignore[attr-defined]
        self.fields["below"].coerce = int  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = set(cleaned.get("units") or ())
        if cleaned.get("below"):
            chosen |= self._list_teams(cleaned["below"])
        if not chosen and not self.errors:
            raise forms.ValidationError(_("Kies minstens één onderdeel."))
        cleaned["chosen"] = [unit for pk, unit in self.allowed.items() if pk in chosen]
        return cleaned

    def _list_teams(self, root: int) -> set[int]:
        """Return the units below this one that have nothing below themselves."""
        inside = {root}
        for unit, _depth in self.tree:
            if unit.parent_id in inside:
                inside.add(unit.pk)
        parents = {unit.parent_id for unit, _depth in self.tree}
        return {pk for pk in inside - parents if pk in self.allowed}

    def get_chosen(self) -> list[Unit]:
        chosen: list[Unit] = self.cleaned_data["chosen"]
        return chosen
