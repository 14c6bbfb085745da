"""The form with which a condition is judged."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.board.forms.together import SharedForm
from speelveld.board.models import ConditionJudgement
from speelveld.catalogue import ConditionText


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
