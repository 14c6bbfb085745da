"""Forms for files and for roles."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.organisations.importing.columns import REQUIRED, WORDS
from speelveld.organisations.models import Organisation, Role, StaffImport, Unit
from speelveld.ui.forms import HouseForm

FIELD_NAMES = {
    "key": _("Code"), "name": _("Naam"), "parent": _("Valt onder (code)"), "number": _("Personeelsnummer"),
    "email": _("E-mailadres"), "unit": _("Onderdeel (code of naam)"), "language": _("Taal"), "joined_on": _("In dienst sinds"),
}  # fmt: skip


class FileForm(HouseForm):
    kind = forms.ChoiceField(label=_("Wat lees je in?"), choices=StaffImport.Kind.choices, widget=forms.RadioSelect)
    file = forms.FileField(label=_("Bestand"), help_text=_("CSV of XLSX, met een kopregel. Hooguit 20 MB."))


class MappingForm(HouseForm):
    """One choice of column for each field."""

    def __init__(self, *args: Any, kind: str, header: list[str], mapping: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        columns = [(str(i), title or f"{i + 1}") for i, title in enumerate(header)]
        for name in sorted(WORDS[kind], key=lambda field: (field not in REQUIRED[kind], field)):
            is_required = name in REQUIRED[kind]
            self.fields[name] = forms.ChoiceField(
                label=FIELD_NAMES[name], choices=[("", _("staat er niet in")), *columns], required=is_required,
                initial=str(mapping.get(name, "")), widget=forms.Select(attrs={"class": "in"}),
            )  # fmt: skip

    def read_mapping(self) -> dict[str, int]:
        return {name: int(value) for name, value in self.cleaned_data.items() if value != ""}


class MemberForm(HouseForm):
    name = forms.CharField(label=_("Naam"), max_length=120)
    email = forms.EmailField(label=_("E-mailadres"))
    role = forms.ChoiceField(label=_("Rol"), choices=Role.choices)
    unit = forms.ModelChoiceField(
        label=_("Onderdeel"), queryset=Unit.objects.none(), required=False,
        help_text=_("Alleen bij een leidinggevende: welk onderdeel leidt deze persoon?"),
    )  # fmt: skip

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = organisation.units.filter(is_active=True)  # type: ignore[attr-defined]
