"""A choice of unit, in the order of the tree; for a manager only the units that they lead."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.board.permissions import may_change
from speelveld.organisations.models import Organisation, Unit
from speelveld.organisations.permissions import Actor
from speelveld.organisations.queries import list_units_in_tree_order


class UnitField(forms.TypedChoiceField):
    """A unit of this organisation for which the actor may change the board; empty is the whole organisation."""

    def __init__(
        self, organisation: Organisation, actor: Actor, present: Unit | None, label: Any, **kwargs: Any
    ) -> None:
        self.units = {unit.pk: (unit, depth) for unit, depth in list_units_in_tree_order(organisation)}
        if present is not None:
            self.units.setdefault(present.pk, (present, 0))  # it may have been closed meanwhile
        allowed = [pk for pk, (unit, _depth) in self.units.items() if may_change(actor, unit)]
        choices: list[tuple[str, Any]] = [(str(pk), self._write(pk)) for pk in allowed]
        everywhere = may_change(actor, None)
        if everywhere:
            choices = [("", _("de hele organisatie")), *choices]
        super().__init__(
            label=label,
            choices=choices,
            coerce=self._find,
            empty_value=None,
            required=not everywhere,
            **kwargs,
        )
        self.error_messages["invalid_choice"] = _(
            "Dit onderdeel kun je hier niet kiezen. Kies er een uit de lijst."
        )

    def _find(self, value: str) -> Unit:
        return self.units[int(value)][0]

    def _write(self, pk: int) -> str:
        unit, depth = self.units[pk]
        return "– " * max(0, depth - 1) + unit.name

    def prepare_value(self, value: Any) -> Any:
        return str(value.pk) if isinstance(value, Unit) else value
