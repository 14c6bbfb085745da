"""How forms look: one template for a form, one for a field, errors tied to their field."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _


class Renderer(TemplatesSetting):
    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


def _dress(field: forms.Field) -> None:
    widget = field.widget
    if isinstance(widget, forms.DateInput):
        widget.input_type = "date"
        widget.format = "%Y-%m-%d"
    if not isinstance(widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
        widget.attrs.setdefault("class", "in")
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        _name_nothing(field)


def _name_nothing(field: forms.ChoiceField) -> None:
    """Say in words what Django says in dashes."""
    words = _("maak een keuze") if field.required else _("geen")
    choices = list(cast(Iterable[Any], field.choices))
    if choices[:1] == BLANK_CHOICE_DASH:
        field.choices = [("", words), *choices[1:]]


class HouseForm(forms.Form):
    """A plain form in the house style."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _dress(field)


class HouseModelForm(forms.ModelForm):  # type: ignore[type-arg]
    """A model form in the house style."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _dress(field)
