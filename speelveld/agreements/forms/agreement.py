"""The form of an agreement: the talk, up to eight lines, and what goes for all of them."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext_lazy as _

from speelveld.agreements.choices import Doer, Present, Rhythm, Side, Subject
from speelveld.agreements.content import LONGEST_TEXT, MOST_LINES, Content, Line
from speelveld.organisations.models import Person
from speelveld.ui.forms import HouseForm
from speelveld.ui.guarded import GuardedField

WEEKS_BEFORE_LOOKING_BACK = 4


def _write_text(label: Any, *, rows: int = 2, **kwargs: Any) -> GuardedField:
    return GuardedField(
        label=label, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": rows}), **kwargs
    )


class TalkForm(HouseForm):
    """What may be recorded of a talk."""

    talk_on = forms.DateField(label=_("Wanneer was het gesprek?"), widget=forms.DateInput)
    present = forms.MultipleChoiceField(
        label=_("Wie waren erbij?"),
        choices=Present.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[Present.MANAGER, Present.EMPLOYEE],
    )
    subjects = forms.MultipleChoiceField(
        label=_("Waar ging het over?"), choices=Subject.choices, widget=forms.CheckboxSelectMultiple
    )


class PersonForm(HouseForm):
    """With whom: somebody of the own team."""

    person = forms.ModelChoiceField(
        label=_("Met wie?"), queryset=Person.objects.none(), empty_label=_("Kies een collega")
    )


class LineForm(HouseForm):
    """One thing agreed. Left empty, it is no agreement."""

    what = _write_text(
        _("Wat spreken jullie af?"), help_text=_("Alleen werk: taken, tijden, plek, hulpmiddelen.")
    )
    doer = forms.ChoiceField(label=_("Wie doet het?"), choices=Doer.choices)
    starts_on = forms.DateField(label=_("Vanaf wanneer?"), widget=forms.DateInput)
    ends_on = forms.DateField(label=_("Tot en met? (mag leeg)"), widget=forms.DateInput, required=False)
    how = _write_text(_("Hoe regelen jullie het? (mag leeg)"), required=False)
    review_on = forms.DateField(label=_("Wanneer kijken jullie terug?"), widget=forms.DateInput)
    initiative = forms.ChoiceField(
        label=_("Wie begint erover?"), choices=Side.choices, widget=forms.RadioSelect, initial=Side.MANAGER
    )

    def has_changed(self) -> bool:
        """Take a line for filled in when something was written in it: its dates and choices are filled in for you."""
        return any(self[name].data for name in ("what", "how"))


class RestForm(HouseForm):
    """What goes for all lines."""

    priorities = _write_text(_("Wat gaat voor als niet alles lukt? (mag leeg)"), required=False)
    team = _write_text(
        _("Wat hoort het team? (mag leeg)"),
        required=False,
        help_text=_("Wat er verandert en tot wanneer. Nooit waarom."),
    )
    helps_when = _write_text(_("Waaraan merken jullie in het werk dat het helpt? (mag leeg)"), required=False)
    rhythm = forms.TypedChoiceField(
        label=_("Hoe vaak kijken jullie daarna terug?"),
        choices=Rhythm.choices,
        coerce=int,
        initial=Rhythm.FOUR,
    )


LineForms: type[BaseFormSet[LineForm]] = forms.formset_factory(
    LineForm, extra=0, max_num=MOST_LINES, validate_max=True, absolute_max=MOST_LINES + 2
)


class AgreementForms:
    """The parts together, as one form. `more` in what was sent asks for another empty line, and saves nothing."""

    def __init__(
        self, data: Any = None, *, today: datetime.date, content: Content | None = None, what: str = ""
    ) -> None:
        self.talk = TalkForm(data, initial=_describe_talk(content, today))
        self.rest = RestForm(data, initial=_describe_rest(content))
        self.lines = LineForms(
            _add_line(data, today) if data and "more" in data else data,
            initial=_describe_lines(content, today, what),
            prefix="lines",
        )
        for line in self.lines.forms:
            line.empty_permitted = True
            line.use_required_attribute = False
        self.parts = (self.talk, self.rest)

    def is_valid(self) -> bool:
        return all([part.is_valid() for part in self.parts] + [self.lines.is_valid()])

    @property
    def has_errors(self) -> bool:
        """Whether something was sent that cannot be saved as it stands."""
        return self.talk.is_bound and not self.is_valid()

    def get_content(self) -> Content:
        talk = self.talk.cleaned_data
        return Content(
            talk_on=talk["talk_on"],
            present=tuple(talk["present"]),
            subjects=tuple(talk["subjects"]),
            lines=tuple(Line(**form.cleaned_data) for form in self._list_written()),
            **self.rest.cleaned_data,
        )

    def add_problems(self, problems: ValidationError) -> None:
        """Put what an operation found wrong beside its field."""
        for name, errors in problems.message_dict.items():
            first, _dot, rest = name.partition(".")
            if rest:
                number, field = rest.split(".")
                self._list_written()[int(number)].add_error(field, errors)
            elif first in self.talk.fields:
                self.talk.add_error(first, errors)
            else:
                self.rest.add_error(first if first in self.rest.fields else None, errors)

    def _list_written(self) -> list[LineForm]:
        return [form for form in self.lines.forms if form.has_changed()]


def _describe_talk(content: Content | None, today: datetime.date) -> dict[str, Any]:
    if content is None:
        return {"talk_on": today}
    return {"talk_on": content.talk_on, "present": list(content.present), "subjects": list(content.subjects)}


def _describe_rest(content: Content | None) -> dict[str, Any]:
    names = ("priorities", "team", "helps_when", "rhythm")
    return {name: getattr(content, name) for name in names} if content else {}


def _describe_lines(content: Content | None, today: datetime.date, what: str) -> list[dict[str, Any]]:
    if content and content.lines:
        return [{name: getattr(line, name) for name in LineForm.base_fields} for line in content.lines]
    return [_plan_line(today) | {"what": what}]


def _plan_line(today: datetime.date) -> dict[str, Any]:
    return {
        "starts_on": today,
        "review_on": today + datetime.timedelta(weeks=WEEKS_BEFORE_LOOKING_BACK),
        "initiative": Side.MANAGER.value,
        "doer": Doer.EMPLOYEE.value,
    }


def _add_line(data: Any, today: datetime.date) -> Any:
    """Return what was sent, with one more line that holds the dates we suggest."""
    data = data.copy()
    number = min(int(data.get("lines-TOTAL_FORMS") or 0), MOST_LINES - 1)
    data["lines-TOTAL_FORMS"] = str(number + 1)
    for name, value in _plan_line(today).items():
        data[f"lines-{number}-{name}"] = value.isoformat() if isinstance(value, datetime.date) else value
    return data
