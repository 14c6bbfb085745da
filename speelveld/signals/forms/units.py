"""A choice of unit in the order of the tree; for a manager only the units that they lead."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.organisations.models import Organisation, Unit
from speelveld.organisations.permissions import Actor
from speelveld.organisations.queries import list_units_in_tree_order
from speelveld.signals.permissions import may_change_signal


class UnitChoice(forms.TypedChoiceField):
    """A unit of this organisation about which the actor may note signals; empty is the whole organisation."""

    def __init__(self, organisation: Organisation, actor: Actor, label: Any) -> None:
        units = list_units_in_tree_order(organisation)
        self.units = {str(unit.pk): unit for unit, _depth in units if may_change_signal(actor, unit)}
        choices = [
            (str(unit.pk), "– " * max(0, depth - 1) + unit.name)
            for unit, depth in units
            if str(unit.pk) in self.units
        ]
        everywhere = may_change_signal(actor, None)
        super().__init__(
            label=label,
            choices=[("", _("de hele organisatie")), *choices] if everywhere else choices,
            coerce=self.units.__getitem__,
            empty_value=None,
            required=not everywhere,
        )

    def prepare_value(self, value: Any) -> Any:
        return str(value.pk) if isinstance(value, Unit) else value
