"""Forms on a row that two people may have open at the same time: neither loses words without knowing it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils.translation import gettext as _

from speelveld.ui.forms import HouseModelForm

KEEP = "keep_"  # before the name of a field: whose words are kept


@dataclass(frozen=True)
class Clash:
    """One field in which two people wrote something else."""

    name: str
    label: str
    theirs: str
    mine: str

    @property
    def choice(self) -> str:
        return f"{KEEP}{self.name}"


class SharedForm(HouseModelForm):
    """Remembers what the row said when the form was opened.

    When somebody else changed it meanwhile, words about different fields are put together. Where both wrote about
    the same field, the page shows both side by side and asks whose words are kept.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clashes: list[Clash] = []
        self.other = _("Iemand anders")
        self.initial["seen"] = self.describe(self.find_stored())

    def find_stored(self) -> models.Model | None:
        """Return the row as it is kept now, None when there is none yet."""
        model = type(self.instance)
        return model._default_manager.filter(pk=self.instance.pk).first() if self.instance.pk else None

    def describe(self, row: models.Model | None) -> str:
        """Return a mark that is another one when the row says something else."""
        said = model_to_dict(row, fields=self._meta.fields) if row else {}
        return hashlib.sha256(json.dumps(said, default=str, sort_keys=True).encode()).hexdigest()[:16]

    def find_untouched(self, stored: models.Model, cleaned: Mapping[str, Any]) -> set[str]:
        """Return the fields in which this form says what it said when it was opened, as far as is known."""
        return set()

    def find_changed(self, stored: models.Model, seen: str) -> set[str] | None:
        """Return the fields that others changed since the form was opened, None when that is not known."""
        return None

    def get_values(self) -> dict[str, Any]:
        """Return what was filled in, for the operation that keeps it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        stored = self.find_stored()
        if stored is None:
            return cleaned
        now = self.describe(stored)
        if cleaned.get("seen") == now:
            self._choose(stored, cleaned)
            return cleaned
        differing = [
            name
            for name in self._meta.fields or ()
            if name in cleaned and cleaned[name] != getattr(stored, name)
        ]
        self._settle(stored, cleaned, differing)
        self._post("seen", now)  # who saves once more, has read it
        if self.clashes:
            raise ValidationError(_tell())
        return cleaned

    def _settle(self, stored: models.Model, cleaned: dict[str, Any], differing: list[str]) -> None:
        """Take over what only the other changed, and note what both did."""
        changed = self.find_changed(stored, cleaned.get("seen") or "")
        untouched = self.find_untouched(stored, cleaned)
        for name in differing:
            if changed is not None and name not in changed:
                continue
            theirs = getattr(stored, name)
            if name in untouched:
                self._take(name, theirs, cleaned)
            else:
                label = str(self.fields[name].label)
                self.clashes.append(
                    Clash(name, label, self._write(name, theirs), self._write(name, cleaned[name]))
                )

    def _choose(self, stored: models.Model, cleaned: dict[str, Any]) -> None:
        """Keep the words of the other where that was chosen."""
        for name in self._meta.fields or ():
            if self.data.get(f"{KEEP}{name}") == "theirs":
                self._take(name, getattr(stored, name), cleaned)

    def _take(self, name: str, value: Any, cleaned: dict[str, Any]) -> None:
        cleaned[name] = value
        self.errors.pop(name, None)
        self._post(name, value)

    def _post(self, name: str, value: Any) -> None:
        """Let the form show this value, as if it had been typed."""
        data = cast(QueryDict, self.data).copy()
        shown = self.fields[name].prepare_value(value) if name in self.fields else value
        if isinstance(shown, models.Model):
            shown = shown.pk
        data.setlist(name, [str(one) for one in shown] if isinstance(shown, list) else [_show(shown)])
        self.data = data

    def _write(self, name: str, value: Any) -> str:
        """Return a value in words."""
        field = self.fields[name]
        if isinstance(value, list):
            return ", ".join(_name_choice(field, one) for one in value) or _("niets")
        if isinstance(value, models.Model):
            return str(value)
        return _name_choice(field, value) if value not in (None, "") else _("niets")


def _show(value: Any) -> str:
    return "" if value is None else str(value)


def _name_choice(field: forms.Field, value: Any) -> str:
    named = dict(getattr(field, "choices", ())) if not isinstance(field, forms.ModelChoiceField) else {}
    return str(named.get(value, value))


def _tell() -> str:
    return _(
        "Iemand anders heeft dit intussen ook veranderd. Hieronder staan jullie teksten naast elkaar. "
        "Kies wat je wilt houden en bewaar nog een keer."
    )
