"""The forms with which a group chooses: votes on every measure at once, and the settings of the board."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.board.models import BoardSettings, Measure, Vote
from speelveld.board.models.choosing import HIGHEST, LOWEST
from speelveld.ui.forms import HouseForm, HouseModelForm

SCALE = [("", "–"), *((str(n), str(n)) for n in range(LOWEST, HIGHEST + 1))]


class VotesForm(HouseForm):
    def __init__(self, *args: Any, measures: list[Measure], own: dict[int, Vote], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measures = measures
        for measure in measures:
            for name, label in (("importance", _("Belangrijk")), ("feasibility", _("Haalbaar"))):
                vote = own.get(measure.pk)
                self.fields[f"{name}_{measure.pk}"] = forms.ChoiceField(
                    label=label, choices=SCALE, required=False,
                    initial=str(getattr(vote, name)) if vote else "",
                    widget=forms.Select(attrs={"class": "in", "aria-label": f"{label}: {measure.title}"}),
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for measure in self.measures:
            given = [bool(cleaned.get(f"{name}_{measure.pk}")) for name in ("importance", "feasibility")]
            if any(given) and not all(given):
                missing = "importance" if given[1] else "feasibility"
                self.add_error(f"{missing}_{measure.pk}", _("Kies hier ook een cijfer."))
        return cleaned

    def get_votes(self) -> dict[int, tuple[int, int]]:
        """Return the votes that were given: importance and feasibility by measure."""
        said = self.cleaned_data
        return {
            one.pk: (int(said[f"importance_{one.pk}"]), int(said[f"feasibility_{one.pk}"]))
            for one in self.measures
            if said[f"importance_{one.pk}"]
        }


class SettingsForm(HouseModelForm):
    class Meta:
        model = BoardSettings
        fields = ("most_at_once", "is_public")
        labels = {"is_public": _("Iedereen met het adres mag lezen wat er gezegd en gedaan is")}
        help_texts = {
            "most_at_once": _(
                "Begin klein: twee of drie tegelijk lukt vaak beter dan tien. Kopieën voor teams tellen als één."
            ),
        }
