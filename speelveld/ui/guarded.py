"""A free text that says nothing about health: saving is refused while it holds a mark, and nothing typed is lost.

Forms take a `GuardedField`, or name it in `Meta.field_classes` of a model form. Operations and models call
`refuse_marked` or `refuse_changed`, so that every other door (import, interface for programs, demo) has the same lock.
What may stand in a text follows from what it is about: `catalogue.marking.Topic`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from speelveld.catalogue.marking import Mark, Topic, find_marks

REFUSED = "marked"


@dataclass(frozen=True)
class Piece:
    text: str
    is_marked: bool


@dataclass(frozen=True)
class Reason:
    """Why some phrases are marked, and what to write instead."""

    phrases: tuple[str, ...]
    reason: str
    suggestion: str


@dataclass(frozen=True)
class MarkedText:
    """What was typed, cut at its marks, with the reasons. False when nothing is marked."""

    pieces: tuple[Piece, ...]
    reasons: tuple[Reason, ...]

    def __bool__(self) -> bool:
        return bool(self.reasons)


def mark(text: str, kind: Topic = "note", places: Iterable[str] = ()) -> MarkedText:
    """Return a text with its marks, in the language of the reader. `places` are names of units, not of persons."""
    marks = find_marks(text, kind=kind, language=get_language() or "nl", places=places)
    return MarkedText(tuple(_cut(text, marks)), tuple(_list_reasons(text, marks)))


def refuse_marked(texts: Mapping[str, str], kind: Topic = "note", places: Iterable[str] = ()) -> None:
    """Raise ValidationError that names each text that holds a mark, with each phrase and what to write instead."""
    refused = {
        name: lines for name, text in texts.items() if text and (lines := _explain(text, kind, places))
    }
    if refused:
        raise ValidationError(refused)


def refuse_changed(row: models.Model, *names: str, kind: Topic = "plan") -> None:
    """Refuse marks in the texts of a row. What was stored stays until it is changed: a row can always move on."""
    refuse_marked(list_changed_texts(row, names), kind)


def list_changed_texts(row: models.Model, names: Iterable[str]) -> dict[str, str]:
    """Return the texts of a row that are not as they were stored, by field."""
    stored = type(row)._default_manager.filter(pk=row.pk).values(*names).first() if row.pk else None
    texts = {name: getattr(row, name) for name in names}
    return {name: text for name, text in texts.items() if not stored or stored[name] != text}


def _explain(text: str, kind: Topic, places: Iterable[str]) -> list[str]:
    line = _("‘%(phrases)s’: %(reason)s %(suggestion)s")
    return [
        line % {"phrases": "’, ‘".join(one.phrases), "reason": one.reason, "suggestion": one.suggestion}
        for one in mark(text, kind, places).reasons
    ]


def _cut(text: str, marks: list[Mark]) -> list[Piece]:
    pieces, last = [], 0
    for one in marks:
        pieces += [Piece(text[last : one.start], False), Piece(text[one.start : one.end], True)]
        last = one.end
    return [piece for piece in (*pieces, Piece(text[last:], False)) if piece.text]


def _list_reasons(text: str, marks: list[Mark]) -> list[Reason]:
    phrases: dict[tuple[str, str], list[str]] = {}
    for one in marks:
        phrases.setdefault((one.reason, one.suggestion), []).append(text[one.start : one.end])
    return [Reason(tuple(dict.fromkeys(found)), *advice) for advice, found in phrases.items()]


class GuardedBoundField(forms.BoundField):
    @property
    def marks(self) -> MarkedText | None:
        """What to show below the field: the marks for which saving was refused."""
        refused = self.form.errors.as_data().get(self.name, [])
        if not any(error.code == REFUSED for error in refused):
            return None
        return mark(str(self.value() or ""), self.field.kind)  # type: ignore[attr-defined]


class GuardedField(forms.CharField):
    """A text of one line, or of more with a Textarea. It is checked as one types, and again on saving."""

    is_guarded = True
    kind: Topic = "note"

    def __init__(self, *, kind: Topic | None = None, max_length: int | None = 300, **kwargs: Any) -> None:
        self.kind = kind or self.kind
        super().__init__(max_length=max_length, **kwargs)

    def clean(self, value: Any) -> Any:
        """Check what passed all other checks: a text that is too long is told so, and costs no reading."""
        text = super().clean(value)
        if text and mark(text, self.kind):
            raise ValidationError(
                _("Hier staat iets dat je niet mag vastleggen. Pas aan wat gemarkeerd is."), code=REFUSED
            )
        return text

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> GuardedBoundField:
        return GuardedBoundField(form, self, field_name)


class PlanField(GuardedField):
    """A text about a group: it may speak of health, but not of that of one person."""

    kind = "plan"


class WorkField(GuardedField):
    """A text about the work of many: no health, no private life, and nobody's name."""

    kind = "work"
