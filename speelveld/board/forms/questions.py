"""The form with which an answer to a question is kept. Empty takes the answer away."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.board.forms.together import SharedForm
from speelveld.board.models import Reflection


class AnswerForm(SharedForm):
    answer = forms.CharField(
        label=_("Wat is jullie antwoord?"), required=False, widget=forms.Textarea(attrs={"rows": 6})
    )

    class Meta:
        model = Reflection
        fields = ("answer",)

    def find_stored(self) -> models.Model | None:
        reflections: models.QuerySet[Reflection] = self.instance.organisation.reflections
        return reflections.filter(question_key=self.instance.question_key, cycle=self.instance.cycle).first()
