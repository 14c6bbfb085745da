"""Choosing how long a kind of data stays."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from speelveld.organisations.retention import TERMS
from speelveld.ui.forms import HouseForm


class TermForm(HouseForm):
    months = forms.IntegerField(label=_("Maanden"))

    def __init__(self, kind: str, data: Any = None, *, months: int | None = None) -> None:
        super().__init__(data, initial={"months": months}, prefix=kind)
        term, field = TERMS[kind], self.fields["months"]
        words = {"least": term.least, "most": term.most, "usual": term.usual}
        field.help_text = gettext("Van %(least)s tot en met %(most)s. Gewoonlijk %(usual)s.") % words
        field.widget.attrs |= {"min": term.least, "max": term.most, "inputmode": "numeric"}
