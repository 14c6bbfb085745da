"""Reads the plan back out of Word and Excel, and fills a whole board without knowing its models by heart."""

import datetime
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import docx
import openpyxl
from django.apps import apps
from django.db import models
from django.utils import timezone
from docx.oxml.ns import qn

from speelveld.accounts.models import User
from speelveld.board.exports import make_plan_docx, make_plan_xlsx
from speelveld.organisations.models import Organisation, Unit
from tests.factories import make_user

# What somebody did is shown on its page; the plan prints what was typed.
TRACES = {"MeasureChange", "Reminder", "ReminderPause", "ConditionView", "Vote", "BoardSettings"}
BOARD_MODELS = tuple(
    model
    for model in apps.get_app_config("board").get_models()
    if not model._meta.auto_created and model.__name__ not in TRACES
)


def open_document(organisation: Organisation, language: str = "nl") -> Any:
    return docx.Document(io.BytesIO(make_plan_docx(organisation, language)))


def open_book(organisation: Organisation, language: str = "nl") -> Any:
    return openpyxl.load_workbook(io.BytesIO(make_plan_xlsx(organisation, language)))


def list_paragraphs(document: Any) -> list[str]:
    """Return the text of every paragraph, those in tables and links included."""
    marks = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return [
        "".join(
            marks.get(one.tag) or one.text or ""
            for one in paragraph.iter(qn("w:t"), *marks)
            if one.getparent().tag != qn("w:tabs")
        )
        for paragraph in document.element.body.iter(qn("w:p"))
    ]


def list_values(book: Any) -> list[Any]:
    """Return what stands in all cells; moments at midnight are days."""
    values = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    return [one.date() if isinstance(one, datetime.datetime) else one for one in values if one is not None]


def list_rows(sheet: Any) -> list[dict[str, Any]]:
    """Return the rows under the heads of a sheet."""
    heads, *rows = list(sheet.iter_rows(min_row=4, values_only=True))
    return [dict(zip(heads, row, strict=True)) for row in rows]


def list_fields(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    """Yield the fields that somebody or something fills in, besides whose they are."""
    for field in model._meta.concrete_fields:
        if not field.primary_key and field.name not in ("organisation", "version"):
            yield field


class Board:
    """One row of every model of the board, every field with a value that stands nowhere else."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation, self.count = organisation, 0
        self.rows: dict[type[models.Model], Any] = {}
        self.values: dict[str, Any] = {}  # by "Model.field"
        for model in BOARD_MODELS:
            self._make_row(model)

    def _make_row(self, model: type[models.Model]) -> None:
        filled = {field.name: self._make_value(field) for field in list_fields(model)}
        names = {field.name for field in model._meta.concrete_fields}
        own = {"organisation": self.organisation} if "organisation" in names else {}
        row = model._default_manager.create(**own, **filled)
        model._default_manager.filter(pk=row.pk).update(**filled)  # also what is filled in by itself
        self.rows[model] = row
        self.values |= {f"{model.__name__}.{name}": value for name, value in filled.items()}

    def _make_value(self, field: models.Field[Any, Any]) -> Any:
        self.count += 1
        word, day = f"typed{self.count:03d}", datetime.date(2031, 1, 1) + datetime.timedelta(days=self.count)
        match field:
            case models.ForeignKey(related_model=related):
                return self._make_related(related, word)
            case models.Field(choices=[*choices]) if choices:
                return choices[-1][0]
            case models.DateTimeField():
                return timezone.make_aware(datetime.datetime.combine(day, datetime.time(23, 30)))
            case models.DateField():
                return day
            case models.DecimalField(decimal_places=places):
                return 7000 + self.count + Decimal(5).scaleb(-places)
            case models.JSONField():
                return [f"{word}a", f"{word}b"]
            case models.CharField() | models.TextField():
                return word
        raise AssertionError(
            f"{field} is of a new kind: say here how a test fills it, and print it in the plan"
        )

    def _make_related(self, model: Any, word: str) -> models.Model:
        if model is Unit:
            return Unit.objects.create(organisation=self.organisation, key=word, name=word)
        if model is User:
            return make_user(f"{word}@linde.example", word)
        return self.rows[model]  # type: ignore[no-any-return]
