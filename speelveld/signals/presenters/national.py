"""The national figure to lay beside one's own: same quarter, the latest year there is."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from speelveld.catalogue.absence import NationalAbsence, Sector, national_absence
from speelveld.signals.models import AbsencePeriod


@dataclass(frozen=True)
class Beside:
    """A national percentage, of which quarter, and how far that is from ours."""

    sector: str
    percentage: float
    quarter: str
    is_same_year: bool
    is_provisional: bool
    source: str
    licence: str

    @property
    def written(self) -> str:
        return f"{number_format(self.percentage, 1)}%"


def get_sector(key: str) -> Sector:
    """Return the sector that was chosen, or the whole country when it is not in the table any more."""
    known = national_absence()
    try:
        return known.sector(key)
    except KeyError:
        return known.sectors[0]


def find_beside(sector: Sector, row: AbsencePeriod) -> Beside | None:
    """Return the same quarter of this year or of the latest year before; None for a period that is no quarter."""
    if not row.is_quarter:
        return None
    number = f"Q{(row.first_on.month + 2) // 3}"
    candidates = [
        key
        for key in sector.percentages
        if key.endswith(number) and int(key[:4]) <= row.first_on.year
    ]  # fmt: skip
    return _describe(national_absence(), sector, max(candidates), row) if candidates else None


def _describe(known: NationalAbsence, sector: Sector, key: str, row: AbsencePeriod) -> Beside:
    return Beside(
        sector=sector.name(get_language() or "nl"),
        percentage=sector.percentages[key],
        quarter=_("%(n)se kwartaal %(year)s") % {"n": key[-1], "year": key[:4]},
        is_same_year=int(key[:4]) == row.first_on.year,
        is_provisional=key >= known.provisional_from,
        source=known.source,
        licence=known.licence,
    )
