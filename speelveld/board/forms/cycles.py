"""The forms with which a cycle starts, goes on and closes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.board.models import Cycle, Decision, Measure
from speelveld.board.queries import list_unresolved
from speelveld.ui.forms import HouseForm, HouseModelForm
from speelveld.ui.guarded import PlanField


class NewCycleForm(HouseModelForm):
    class Meta:
        model = Cycle
        fields = ("title", "problems", "started_on", "step_until_on")
        widgets = {
            "started_on": forms.DateInput,
            "step_until_on": forms.DateInput,
            "problems": forms.CheckboxSelectMultiple,
        }
        labels = {"step_until_on": _("Uitzoeken duurt tot en met")}
        help_texts = {
            "title": _("Bijvoorbeeld naar het jaar, of naar waar het om gaat."),
            "problems": _("Wat nog niet is opgelost staat al aangevinkt. Kies gerust minder: één is genoeg."),
            "step_until_on": _("Mag leeg blijven. Vier tot zes weken is vaak genoeg."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation = self.instance.organisation
        self.fields["problems"].queryset = organisation.problems.all()  # type: ignore[attr-defined]
        self.initial["problems"] = [problem.pk for problem in list_unresolved(organisation)]


class StepForm(HouseModelForm):
    class Meta:
        model = Cycle
        fields = ("step", "step_until_on")
        widgets = {"step": forms.RadioSelect, "step_until_on": forms.DateInput}
        help_texts = {"step_until_on": _("Mag leeg blijven.")}


class CloseForm(HouseForm):
    """For each measure that ran what becomes of it, and what the cycle taught."""

    lessons = PlanField(
        label=_("Wat leerden jullie deze ronde?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Wat werkte, wat nog niet, en wat doen jullie de volgende keer anders? Noem geen namen."),
        max_length=5000,
    )

    def __init__(self, *args: Any, measures: list[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measures = measures
        for measure in measures:
            self.fields[f"choice_{measure.pk}"] = forms.ChoiceField(
                label=_("Wat wordt het?"), choices=Decision.Choice.choices, widget=forms.RadioSelect
            )
            self.fields[f"note_{measure.pk}"] = PlanField(
                label=_("Waarom?"), required=False, max_length=5000,
                widget=forms.TextInput(attrs={"class": "in"}),
            )  # fmt: skip

    def list_rows(self) -> list[tuple[Measure, forms.BoundField, forms.BoundField]]:
        return [(one, self[f"choice_{one.pk}"], self[f"note_{one.pk}"]) for one in self.measures]

    def get_decisions(self) -> dict[int, tuple[str, str]]:
        said = self.cleaned_data
        return {one.pk: (said[f"choice_{one.pk}"], said[f"note_{one.pk}"]) for one in self.measures}
