"""What holds for rows of the board: they stay inside one organisation, and their texts stay readable."""

from typing import Protocol

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT = 5000  # characters in a free text: some two pages


class Owned(Protocol):
    """A row that belongs to an organisation."""

    @property
    def organisation_id(self) -> int: ...


def refuse_strangers(row: Owned, *others: Owned | None) -> None:
    """Everything a row refers to belongs to the same organisation."""
    if any(other and other.organisation_id != row.organisation_id for other in others):
        raise ValidationError(_("Dit hoort bij een andere organisatie. Kies iets uit de lijst."))


def refuse_long_texts(row: models.Model, *names: str) -> None:
    long = _("Deze tekst is te lang. Houd het bij %(most)s tekens.") % {"most": LONGEST_TEXT}
    too_long = {name: long for name in names if len(getattr(row, name)) > LONGEST_TEXT}
    if too_long:
        raise ValidationError(too_long)
