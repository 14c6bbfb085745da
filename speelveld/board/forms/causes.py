"""Forms of causes, of the signals of a problem, and of its risk."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.board.models import Level, Problem, RiskScheme
from speelveld.board.models.causes import LONGEST_CAUSE
from speelveld.board.risks import CHOICES, MOMENTS, list_parts
from speelveld.signals.models import Signal
from speelveld.ui.forms import HouseForm, HouseModelForm
from speelveld.ui.guarded import GuardedField

ROWS = 3  # causes for each level
PART_NAMES = {"chance": _("Kans"), "exposure": _("Blootstelling"), "effect": _("Effect")}


class CausesForm(HouseForm):
    """Three lines for each level, and which one is the root."""

    def __init__(self, *args: Any, problem: Problem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {level: [one for one in problem.causes.all() if one.level == level] for level in Level.values}
        roots: list[tuple[str, Any]] = [("", _("dat weten we nog niet"))]
        root = ""
        for level in Level:
            for number in range(max(ROWS, len(known[level]) + 1)):
                name = f"{level.value}_{number}"
                cause = known[level][number] if number < len(known[level]) else None
                label = f"{level.label} {number + 1}"
                self.fields[name] = GuardedField(
                    label=label, required=False, max_length=LONGEST_CAUSE, initial=cause.text if cause else "",
                    widget=forms.TextInput(attrs={"class": "in"}),
                )  # fmt: skip
                roots.append((name, label))
                root = name if cause and cause.kind == "root" else root
        self.fields["root"] = forms.ChoiceField(
            label=_("Wat is de grondoorzaak?"), choices=roots, initial=root, required=False,
            widget=forms.Select(attrs={"class": "in"}),
            help_text=_("Die waar de andere uit volgen. Vraag een paar keer: en waardoor komt dát?"),
        )  # fmt: skip

    def read_causes(self) -> list[tuple[str, str, bool]]:
        root = self.cleaned_data["root"]
        return [
            (name.rpartition("_")[0], text, name == root)
            for name, text in self.cleaned_data.items()
            if name != "root"
        ]


class ProblemSignalsForm(HouseForm):
    """Which signals a problem rests on."""

    signals = forms.ModelMultipleChoiceField(
        label=_("Op welke signalen steunt dit?"), queryset=Signal.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, signals: Sequence[Signal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["signals"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Signal.objects.filter(pk__in=[one.pk for one in signals]).select_related("unit")
        field.label_from_instance = write_signal  # type: ignore[assignment,method-assign]


def write_signal(signal: Signal) -> str:
    """Return a signal on one line."""
    where = signal.unit.name if signal.unit else _("de hele organisatie")
    words = f"{signal.get_source_display()}, {where}: {signal.get_says_display()}"
    return f"{words}. {signal.text}" if signal.text else words


class RiskForm(HouseForm):
    """The numbers of a risk, now and after the measures, each with what it means."""

    def __init__(self, *args: Any, problem: Problem, scheme: RiskScheme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        moments = dict(zip(MOMENTS, (_("nu"), _("na de maatregelen")), strict=True))
        for moment in MOMENTS:
            for part in list_parts(scheme):
                choices = [
                    (str(Decimal(n).normalize()), f"{n}: {words}")
                    for n, words in CHOICES[scheme.method][part]
                ]
                now = getattr(problem, f"{moment}_{part}")
                self.fields[f"{moment}_{part}"] = forms.TypedChoiceField(
                    label=f"{PART_NAMES[part]}, {moments[moment]}", choices=[("", _("nog niet")), *choices],
                    coerce=Decimal, empty_value=None, required=False,
                    initial="" if now is None else str(now.normalize()),
                    widget=forms.Select(attrs={"class": "in"}),
                )  # fmt: skip


class RiskSchemeForm(HouseModelForm):
    class Meta:
        model = RiskScheme
        fields = ("method", "middle_from", "high_from")
        help_texts = {
            "method": _("Kies je een andere manier, dan weeg je alle problemen opnieuw."),
            "middle_from": _("Gebruikelijk: 5 bij kans × effect, 70 bij Fine en Kinney."),
            "high_from": _("Gebruikelijk: 12 bij kans × effect, 200 bij Fine en Kinney."),
        }
