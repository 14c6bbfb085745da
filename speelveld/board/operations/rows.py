"""What operations of the board share: one writer at a time, and no second copy of the same row."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet

from speelveld.organisations.models import Organisation

Row = TypeVar("Row", bound=Model)


def lock(organisation: Organisation) -> None:
    """Let others wait until this change is done, so that a form that is sent twice finds its first row."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)


@contextmanager
def hold(organisation: Organisation) -> Iterator[None]:
    """Keep the board as it is between looking at it and changing it, so that nobody comes in between."""
    with transaction.atomic():
        lock(organisation)
        yield


def find_same(rows: QuerySet[Row], fields: dict[str, Any]) -> Row | None:
    """Return a row that says exactly this."""
    return next((row for row in rows if not list_changed(row, fields)), None)


def list_changed(row: Model, fields: dict[str, Any]) -> list[str]:
    """Return the names of the fields in which the row differs."""
    return sorted(name for name, value in fields.items() if getattr(row, name) != value)
