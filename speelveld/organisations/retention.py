"""How long each kind of data stays: the usual term, and between which bounds an organisation may choose its own."""

import calendar
import datetime
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Min, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from speelveld.organisations.models import Organisation


class Term(NamedTuple):
    """Months, counted from the moment that `since` names."""

    usual: int
    least: int
    most: int
    name: str | Promise
    since: str | Promise
    reason: str | Promise


TERMS = {
    "answers": Term(
        24, 1, 84,
        _("Antwoorden op vragen"),
        _("na het sluiten van de meting"),
        _("Dan is er een volgende meting geweest en is alles nagerekend. Wat vrijgegeven is, blijft."),
    ),
    "audience": Term(
        26, 1, 84,
        _("Wie gevraagd is, en bij welk onderdeel"),
        _("na het sluiten van de meting"),
        _("Nodig om bij de volgende meting te tellen wie gebleven is. Twee jaar en wat ruimte is daarvoor genoeg."),
    ),
    "people": Term(
        6, 1, 24,
        _("Medewerkers die uit dienst zijn"),
        _("na de laatste werkdag"),
        _("Ze krijgen geen uitnodiging meer. Een halfjaar laat ruimte om een fout in de lijst te herstellen."),
    ),
    "events": Term(
        60, 24, 120,
        _("Wie wat deed (het logboek)"),
        _("na die handeling"),
        _("Zo lang moet na te gaan zijn wie een meting startte of een rol gaf. Daarna blijft een lege regel staan."),
    ),
}  # fmt: skip


def get_months(organisation: Organisation) -> dict[str, int]:
    """Return the term of each kind in months: what the organisation chose, or the usual one."""
    chosen = dict(organisation.retention_terms.values_list("kind", "months"))
    return {kind: chosen.get(kind, term.usual) for kind, term in TERMS.items()}


def subtract_months(day: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months earlier; the last of that month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


@dataclass(frozen=True)
class Kept:
    """All rows of one kind; `moment` is the field from which their term counts."""

    rows: QuerySet[Any]
    moment: str

    def count(self) -> int:
        return self.rows.count()

    def find_oldest(self) -> datetime.date | None:
        oldest: datetime.date | None = self.rows.aggregate(oldest=Min(self.moment))["oldest"]
        return oldest

    def find_due(self, before: datetime.date) -> QuerySet[Any]:
        """Return the rows whose moment lies before this day."""
        return self.rows.filter(**{f"{self.moment}__lt": before})
