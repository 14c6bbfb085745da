"""The form with which somebody writes in the logbook of a measure."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.board.models import Remark
from speelveld.ui.forms import HouseModelForm
from speelveld.ui.guarded import WorkField


class RemarkForm(HouseModelForm):
    class Meta:
        model = Remark
        fields = ("kind", "text", "source", "happened_on")
        field_classes = {"text": WorkField}
        widgets = {
            "kind": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 3}),
            "happened_on": forms.DateInput,
        }
        help_texts = {
            "text": _("Over het werk. Noem geen namen en niets over iemands gezondheid."),
            "source": _("Bij bewijs: bijvoorbeeld een telling, de meting, of navraag in het team."),
            "happened_on": _("Mag leeg blijven: dan geldt vandaag."),
        }

    def __init__(self, *args: Any, may_work: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = Remark.Kind.choices  # type: ignore[attr-defined]
        if not may_work:
            del self.fields["kind"], self.fields["source"], self.fields["happened_on"]

    def get_values(self) -> dict[str, Any]:
        return {"kind": Remark.Kind.COMMENT} | self.cleaned_data
