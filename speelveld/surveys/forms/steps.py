"""The steps of preparing a measurement: each one small form, that reads from a wave and gives back its fields."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from speelveld.organisations.queries import list_units_in_tree_order
from speelveld.surveys import questionnaire
from speelveld.surveys.audience import count_people, list_traits
from speelveld.surveys.instruments import get_instrument, list_offers
from speelveld.surveys.models import Wave
from speelveld.surveys.queries import get_least_group
from speelveld.surveys.texts import STEP_TEXTS
from speelveld.ui.forms import HouseForm

REMINDER_CHOICES = (
    (3, _("na 3 dagen")),
    (7, _("na een week")),
    (10, _("na 10 dagen")),
    (14, _("na twee weken")),
    (21, _("na drie weken")),
)
_DEEPEST = 2  # levels below the whole that can be chosen one by one


class StepForm(HouseForm):
    """One step. Its title and lead are in `texts.STEP_TEXTS`."""

    def __init__(self, wave: Wave, data: Any = None) -> None:
        self.wave = wave
        super().__init__(data, initial=self.read(wave))

    def read(self, wave: Wave) -> dict[str, Any]:
        """Return what the form shows of this wave."""
        return {name: getattr(wave, name) for name in self.base_fields}

    def get_changes(self) -> dict[str, Any]:
        """Return the fields for `operations.change_draft`."""
        return dict(self.cleaned_data)


class InstrumentStep(StepForm):
    instrument = forms.ChoiceField(label=_("Vragenlijst"), widget=forms.RadioSelect)

    def __init__(self, wave: Wave, data: Any = None) -> None:
        super().__init__(wave, data)
        choices = {offer.reference: offer.label for offer in list_offers(wave.organisation)}
        if wave.instrument and self._name_present() not in choices:  # taken over from the last wave
            label = gettext("%(title)s, zoals de vorige keer") % {
                "title": questionnaire.get_title(wave.instrument)
            }
            choices[self._name_present()] = label
        self.fields["instrument"].choices = list(choices.items())  # type: ignore[attr-defined]

    def _name_present(self) -> str:
        return questionnaire.get_version(self.wave.instrument)

    def read(self, wave: Wave) -> dict[str, Any]:
        return {"instrument": self._name_present()} if wave.instrument else {}

    def get_changes(self) -> dict[str, Any]:
        chosen = self.cleaned_data["instrument"]
        if self.wave.instrument and chosen == self._name_present():
            return {}
        return {"instrument": get_instrument(self.wave.organisation, chosen)}


class UnitTicks(forms.CheckboxSelectMultiple):
    """Units to tick, with their depth, so that the style sheet can set them in."""

    depths: dict[str, int]

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["data-depth"] = self.depths[value]
        return option


class AudienceStep(StepForm):
    everybody = forms.ChoiceField(
        label=_("Voor wie is de meting?"),
        widget=forms.RadioSelect,
        choices=(("yes", _("Voor iedereen")), ("no", _("Voor een deel"))),
    )
    units = forms.MultipleChoiceField(
        label=_("Welke onderdelen?"),
        required=False,
        widget=UnitTicks,
        help_text=_("Teams die eronder vallen doen mee."),
    )
    trait = forms.ChoiceField(
        label=_("Ook groepen per kenmerk tonen?"),
        required=False,
        help_text=_(
            "Alleen waar van minstens twee groepen genoeg mensen gevraagd worden. "
            "Bij de laatste stap zie je wat het oplevert."
        ),
        widget=forms.Select(attrs={"class": "in"}),
    )

    def __init__(self, wave: Wave, data: Any = None) -> None:
        super().__init__(wave, data)
        n_people = count_people(wave.organisation, timezone.localdate())
        rows = [row for row in list_units_in_tree_order(wave.organisation) if 0 < row[1] <= _DEEPEST]
        self.unit_by_key = {unit.key: unit for unit, _depth in rows}
        self.fields["units"].widget.depths = {unit.key: depth for unit, depth in rows}
        self.fields["units"].choices = [  # type: ignore[attr-defined]
            (unit.key, f"{unit.name} ({n_people[unit.key]})") for unit, _depth in rows
        ]
        self._offer_traits(list_traits(wave.organisation))

    def _offer_traits(self, names: list[str]) -> None:
        """Offer what is on the staff list, and what the last wave had; nothing when there is nothing."""
        names = sorted({*names, self.wave.trait} - {""})
        if not names:
            del self.fields["trait"]
            return
        offered = [("", gettext("nee, alleen per onderdeel")), *((name, name) for name in names)]
        self.fields["trait"].choices = offered  # type: ignore[attr-defined]

    def read(self, wave: Wave) -> dict[str, Any]:
        keys = list(wave.audience.values_list("key", flat=True))
        return {"everybody": "no" if keys else "yes", "units": keys, "trait": wave.trait}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("everybody") == "no" and not cleaned.get("units"):
            self.add_error("units", gettext("Kies minstens één onderdeel, of vraag iedereen."))
        return cleaned

    def get_changes(self) -> dict[str, Any]:
        chosen = [] if self.cleaned_data["everybody"] == "yes" else self.cleaned_data["units"]
        changes: dict[str, Any] = {"units": [self.unit_by_key[key] for key in chosen]}
        return changes | ({"trait": self.cleaned_data["trait"]} if "trait" in self.fields else {})


class DatesStep(StepForm):
    name = forms.CharField(label=_("Naam van de meting"), max_length=120)
    opens_on = forms.DateField(label=_("Begint op"), widget=forms.DateInput)
    closes_on = forms.DateField(label=_("Sluit aan het eind van"), widget=forms.DateInput)

    def read(self, wave: Wave) -> dict[str, Any]:
        return {"name": wave.title, "opens_on": wave.opens_on, "closes_on": wave.closes_on}

    def clean_opens_on(self) -> datetime.date:
        opens_on: datetime.date = self.cleaned_data["opens_on"]
        if opens_on < timezone.localdate():
            raise ValidationError(gettext("Deze dag is al voorbij. Kies vandaag of later."))
        return opens_on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        opens_on, closes_on = cleaned.get("opens_on"), cleaned.get("closes_on")
        if opens_on and closes_on and closes_on < opens_on:
            self.add_error("closes_on", gettext("De meting kan niet sluiten voor ze begint."))
        return cleaned

    def get_changes(self) -> dict[str, Any]:
        dates = {name: self.cleaned_data[name] for name in ("opens_on", "closes_on")}
        return {"title": self.cleaned_data["name"]} | dates


class RemindersStep(StepForm):
    reminder_days = forms.TypedMultipleChoiceField(
        label=_("Herinneringen"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, wave: Wave, data: Any = None) -> None:
        super().__init__(wave, data)
        n_days = (wave.closes_on - wave.opens_on).days
        fitting = [choice for choice in REMINDER_CHOICES if choice[0] <= n_days]
        self.fields["reminder_days"].choices = fitting  # type: ignore[attr-defined]
        if not fitting:
            self.fields["reminder_days"].help_text = gettext(
                "Zo'n korte meting heeft geen herinnering nodig."
            )

    def clean_reminder_days(self) -> list[int]:
        return sorted(self.cleaned_data["reminder_days"])


class PrivacyStep(StepForm):
    privacy_nl = forms.CharField(label=_("Uitleg in het Nederlands"), max_length=3000, widget=forms.Textarea)
    privacy_en = forms.CharField(label=_("Uitleg in het Engels"), max_length=3000, widget=forms.Textarea)
    contact = forms.CharField(
        label=_("Wie beantwoordt vragen?"),
        max_length=200,
        help_text=_("Naam en e-mailadres of telefoonnummer."),
    )
    minimum_group = forms.IntegerField(
        label=_("Kleinste groep waarover je iets ziet"),
        help_text=_("Tien is een goede keuze. Hoger mag altijd; later lager kan niet."),
        max_value=50,
    )

    def read(self, wave: Wave) -> dict[str, Any]:
        texts = {f"privacy_{language}": text for language, text in wave.privacy_text.items()}
        return texts | {"contact": wave.contact, "minimum_group": wave.minimum_group}

    def clean_minimum_group(self) -> int:
        k: int = self.cleaned_data["minimum_group"]
        least = get_least_group(self.wave)
        if k < least:
            raise ValidationError(gettext("Kies %(least)s of hoger.") % {"least": least})
        return k

    def get_changes(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        texts = {"nl": cleaned["privacy_nl"], "en": cleaned["privacy_en"]}
        return {"privacy_text": texts} | {name: cleaned[name] for name in ("contact", "minimum_group")}


_FORMS = (InstrumentStep, AudienceStep, DatesStep, RemindersStep, PrivacyStep)
STEPS: dict[str, type[StepForm]] = dict(zip(STEP_TEXTS, _FORMS, strict=True))
