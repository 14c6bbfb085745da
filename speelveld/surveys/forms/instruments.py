"""Handing in an instrument: a file, and what was made of a file of another tool."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from speelveld.catalogue.instrument_text import MAX_CHARACTERS
from speelveld.surveys.instruments import MOST_BYTES
from speelveld.ui.forms import HouseForm


class OwnInstrumentForm(HouseForm):
    file = forms.FileField(
        label=_("Bestand met de vragenlijst"),
        help_text=_(
            "Ons eigen YAML, of een bestand van XLSForm, LimeSurvey (.lss), FHIR (.json) of DDI (.xml)."
        ),
    )
    licence_statement = forms.CharField(
        label=_("Waarom mogen jullie deze vragenlijst gebruiken?"),
        widget=forms.Textarea,
        min_length=20,
        max_length=1000,
        help_text=_("Noem de licentie of het contract, van wie en tot wanneer."),
    )

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(gettext("Dit bestand is te groot voor een vragenlijst: hoogstens 4 MB."))
        return file


class ConvertedInstrumentForm(HouseForm):
    """A questionnaire of another tool as our own text, which may be mended before it is added."""

    source = forms.CharField(
        label=_("De vragenlijst in onze vorm"),
        widget=forms.Textarea(attrs={"spellcheck": "false"}),
        max_length=MAX_CHARACTERS,
        help_text=_("Je mag dit aanpassen, bijvoorbeeld de scores onderaan."),
    )
    licence_statement = OwnInstrumentForm.base_fields["licence_statement"]
