"""Forms for staff files and for roles."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from speelveld.organisations.importing.columns import FIELDS, NEEDED
from speelveld.organisations.importing.tables import MAX_BYTES
from speelveld.organisations.models import Organisation, Role, StaffFile, Unit
from speelveld.organisations.texts import FIELD_NAMES
from speelveld.ui.forms import HouseForm


class FilesForm(HouseForm):
    units = forms.FileField(
        label=_("Onderdelen"), required=False,
        help_text=_("Code, naam en de code van het onderdeel erboven."),
    )  # fmt: skip
    people = forms.FileField(
        label=_("Medewerkers"), required=False,
        help_text=_("Personeelsnummer, naam, e-mailadres en onderdeel. Iedereen die er werkt."),
    )  # fmt: skip

    def read_files(self) -> dict[str, tuple[str, bytes]]:
        """Return kind -> name and content; of a file that is too big only enough to see that."""
        given: dict[str, UploadedFile[bytes]] = {k: file for k, file in self.cleaned_data.items() if file}
        return {kind: (file.name or "", file.read(MAX_BYTES + 1)) for kind, file in given.items()}


class MappingForm(HouseForm):
    """One choice of column for each field of one file."""

    def __init__(self, *args: Any, file: StaffFile, has_units_file: bool, **kwargs: Any) -> None:
        super().__init__(*args, prefix=file.kind, **kwargs)
        self.file = file
        columns = [(str(number), title) for number, title in enumerate(file.header)]
        for name in FIELDS[file.kind]:
            if has_units_file and name.startswith("level"):
                continue
            self.fields[name] = forms.ChoiceField(
                label=FIELD_NAMES[name], choices=[("", _("staat er niet in")), *columns], required=False,
                initial=str(file.mapping.get(name, "")), widget=forms.Select(attrs={"class": "in"}),
            )  # fmt: skip

    def list_found(self) -> list[forms.BoundField]:
        """Return what a file must have or was seen to have."""
        needed = {group[0] for group in NEEDED[self.file.kind] if not set(group) & set(self.file.mapping)}
        return [self[name] for name in self.fields if name in needed or name in self.file.mapping]

    def list_other(self) -> list[forms.BoundField]:
        """Return what a file may have as well."""
        found = {field.name for field in self.list_found()}
        return [self[name] for name in self.fields if name not in found]

    def read_mapping(self) -> dict[str, int]:
        return {name: int(value) for name, value in self.cleaned_data.items() if value != ""}


class MemberForm(HouseForm):
    name = forms.CharField(label=_("Naam"), max_length=120)
    email = forms.EmailField(label=_("E-mailadres"))
    role = forms.ChoiceField(label=_("Rol"), choices=Role.choices)
    unit = forms.ModelChoiceField(
        label=_("Onderdeel"), queryset=Unit.objects.none(), required=False, empty_label="",
        help_text=_("Alleen bij een leidinggevende: welk onderdeel leidt deze persoon?"),
    )  # fmt: skip

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = organisation.units.filter(is_active=True).order_by("name")
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
