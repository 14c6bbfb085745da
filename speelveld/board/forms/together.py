"""Forms on a row that two people may have open at the same time: neither loses words without knowing it."""

import hashlib
import json
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils.translation import gettext as _

from speelveld.ui.forms import HouseModelForm


class SharedForm(HouseModelForm):
    """Remembers what the row said when the form was opened, and tells when it says something else now."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self._describe(self.find_stored())

    def find_stored(self) -> models.Model | None:
        """Return the row as it is kept now, None when there is none yet."""
        model = type(self.instance)
        return model._default_manager.filter(pk=self.instance.pk).first() if self.instance.pk else None

    def get_values(self) -> dict[str, Any]:
        """Return what was filled in, for the operation that keeps it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        stored = self.find_stored()
        now = self._describe(stored)
        if stored is not None and cleaned.get("seen") != now and self._list_others(stored, cleaned):
            data = cast(QueryDict, self.data).copy()
            data["seen"] = now  # who saves once more, has read it
            self.data = data
            raise ValidationError([_tell(), *self._list_others(stored, cleaned)])
        return cleaned

    def _list_others(self, stored: models.Model, cleaned: dict[str, Any]) -> list[str]:
        """Return what somebody else's row says in the fields where this form says something else."""
        lines = []
        for name in self._meta.fields or ():
            value = getattr(stored, name)
            if name in cleaned and value != cleaned[name]:
                line = _("Nu staat er bij ‘%(field)s’: %(value)s")
                lines.append(line % {"field": self[name].label, "value": self._write(stored, name, value)})
        return lines

    def _write(self, stored: models.Model, name: str, value: Any) -> str:
        display = getattr(stored, f"get_{name}_display", None)
        if display:
            return str(display())
        text = ", ".join(value) if isinstance(value, list) else str(value or "")
        return text or _("niets")

    def _describe(self, row: models.Model | None) -> str:
        said = model_to_dict(row, fields=self._meta.fields) if row else {}
        return hashlib.sha256(json.dumps(said, default=str, sort_keys=True).encode()).hexdigest()[:16]


def _tell() -> str:
    return _(
        "Iemand anders heeft dit intussen ook veranderd. Hieronder staat nog alles wat jij typte. "
        "Neem over wat je wilt houden en bewaar nog een keer."
    )
