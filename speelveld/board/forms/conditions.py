"""The form with which a condition is judged."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.board.forms.together import SharedForm
from speelveld.board.models import ConditionCheck, ConditionJudgement, ConditionView
from speelveld.board.models.conditions import Judgement
from speelveld.board.texts import get_condition_names
from speelveld.catalogue import ConditionText
from speelveld.ui.forms import HouseForm


class ConditionForm(SharedForm):
    class Meta:
        model = ConditionJudgement
        fields = ("judgement", "explanation", "next_step", "owner", "due_on")
        widgets = {
            "judgement": forms.RadioSelect,
            "explanation": forms.Textarea(attrs={"rows": 3}),
            "due_on": forms.DateInput,
        }
        help_texts = {
            "explanation": _("Kort: wat is er al, en wat mist er nog?"),
            "next_step": _("Laat je dit leeg? Dan zetten we er ons voorstel bij dit oordeel neer."),
            "owner": _("Een naam of een afdeling."),
        }

    def __init__(self, *args: Any, text: ConditionText, **kwargs: Any) -> None:
        self.text = text
        super().__init__(*args, **kwargs)
        self.fields["judgement"].choices = ConditionJudgement.Judgement.choices  # type: ignore[attr-defined]

    def find_stored(self) -> models.Model | None:
        """Somebody else may have judged first."""
        judgements: models.QuerySet[ConditionJudgement] = self.instance.organisation.condition_judgements
        return judgements.filter(condition=self.text.key).first()

    def clean(self) -> dict[str, Any]:
        """Put our suggestion where no next step was filled in."""
        cleaned = super().clean()
        judgement = cleaned.get("judgement")
        if judgement and not cleaned.get("next_step"):
            cleaned["next_step"] = getattr(self.text.next_steps, judgement)
        return cleaned


class CheckForm(SharedForm):
    class Meta:
        model = ConditionCheck
        fields = ("standing", "evidence", "owner", "due_on")
        widgets = {
            "standing": forms.RadioSelect,
            "evidence": forms.Textarea(attrs={"rows": 3}),
            "due_on": forms.DateInput,
        }
        help_texts = {
            "evidence": _(
                "Bijvoorbeeld een besluit, een bericht, of wat je mensen hoort zeggen. Noem geen namen."
            ),
            "owner": _("Een naam of een afdeling."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["standing"].choices = Judgement.choices  # type: ignore[attr-defined]

    def find_stored(self) -> models.Model | None:
        """Somebody else may have looked first."""
        checks: models.QuerySet[ConditionCheck] = self.instance.organisation.condition_checks
        return checks.filter(check_key=self.instance.check_key).first()


class SidesForm(HouseForm):
    """One judgement for each condition, from one side."""

    def __init__(self, *args: Any, sides: list[ConditionView.Side], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(sides) > 1:
            choices = [(side.value, side.label) for side in sides]
            self.fields["side"] = forms.ChoiceField(
                label=_("Vanuit welke rol?"), choices=choices, widget=forms.RadioSelect
            )
        self.only = sides[0]
        for key, name in get_condition_names().items():
            self.fields[key] = forms.ChoiceField(
                label=name, required=False, choices=[("", _("weet ik niet")), *Judgement.choices],
                widget=forms.RadioSelect,
            )  # fmt: skip

    def get_values(self) -> dict[str, Any]:
        views = dict(self.cleaned_data)
        side = views.pop("side", self.only)
        return {"side": side, "views": views}
