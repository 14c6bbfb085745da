"""The forms for absence files, and for what to compare with."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from speelveld.catalogue.absence import national_absence
from speelveld.organisations.importing.tables import MAX_BYTES
from speelveld.signals.absence.columns import CONTRACTS, SPELLS
from speelveld.signals.models import AbsenceSettings
from speelveld.ui.forms import HouseForm


class AbsenceFilesForm(HouseForm):
    contracts = forms.FileField(
        label=_("Dienstverbanden"),
        help_text=_("Personeelsnummer, deeltijdfactor, in dienst, uit dienst. Ook wie intussen weg is."),
    )
    spells = forms.FileField(
        label=_("Verzuim"),
        help_text=_("Personeelsnummer, eerste dag, percentage, hersteld op. Geen oorzaak, geen opmerkingen."),
    )
    first_on = forms.DateField(
        label=_("De lijsten zijn volledig vanaf"), widget=forms.DateInput(),
        help_text=_("Van deze dag tot de volgende tonen we alle hele kwartalen."),
    )  # fmt: skip
    last_on = forms.DateField(label=_("Tot en met"), widget=forms.DateInput())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_on"), cleaned.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("Deze dag ligt vóór de eerste. Kies een latere dag."))
        if first and last and last - first > datetime.timedelta(days=6 * 366):
            self.add_error("first_on", _("Lees hooguit zes jaar tegelijk in."))
        return cleaned

    def read_contents(self) -> dict[str, bytes]:
        """Return kind -> bytes; of a file that is too big only enough to see that."""
        return {kind: self.cleaned_data[kind].read(MAX_BYTES + 1) for kind in (CONTRACTS, SPELLS)}


def propose_days() -> dict[str, datetime.date]:
    """Return the days that most people want: from the first day of last year up to the last whole quarter."""
    today = timezone.localdate()
    last = datetime.date(today.year, 3 * ((today.month - 1) // 3) + 1, 1) - datetime.timedelta(days=1)
    return {"first_on": datetime.date(last.year - 1, 1, 1), "last_on": last}


class AbsenceSettingsForm(HouseForm):
    sector = forms.ChoiceField(label=_("Vergelijk met"))
    classes = forms.ChoiceField(
        label=_("Klassen van duur"), choices=AbsenceSettings.Classes.choices,
        help_text=_("Geldt voor wat je hierna inleest."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "nl"
        sectors = national_absence().sectors
        self.fields["sector"].choices = [  # type: ignore[attr-defined]
            (one.key, ("– " if one.kind == "part" else "") + one.name(language)) for one in sectors
        ]
