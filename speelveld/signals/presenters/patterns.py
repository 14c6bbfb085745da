"""What managers reported in the last quarter that is over, as far as it may be shown."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld.organisations.models import Organisation
from speelveld.signals.patterns import list_heard
from speelveld.signals.texts import get_factor_names


@dataclass(frozen=True)
class HeardLine:
    factor: str
    words: str


@dataclass(frozen=True)
class HeardArea:
    name: str
    lines: tuple[HeardLine, ...]


@dataclass(frozen=True)
class HeardPage:
    quarter: str
    areas: tuple[HeardArea, ...]


def present_heard(organisation: Organisation, today: datetime.date) -> HeardPage | None:
    """Return the latest quarter that is over and may be shown; None when there is none."""
    root = organisation.units.filter(parent=None, is_active=True).first()
    for one in organisation.pattern_rounds.filter(last_on__lt=today) if root else ():
        heard = list_heard(one.areas, root.key, root.name) if root else []
        if heard:
            quarter = _("%(n)se kwartaal %(year)s") % {
                "n": (one.first_on.month + 2) // 3,
                "year": one.first_on.year,
            }
            return HeardPage(quarter, tuple(HeardArea(area.name, _list_lines(area.bands)) for area in heard))
    return None


def _list_lines(bands: Mapping[str, str]) -> tuple[HeardLine, ...]:
    words = {
        "many": _("meer dan de helft van de meldingen"),
        "some": _("een kwart tot de helft van de meldingen"),
        "few": _("minder dan een kwart van de meldingen"),
    }
    order = list(words)
    names = get_factor_names()
    found = sorted(bands.items(), key=lambda pair: (order.index(pair[1]), names.get(pair[0], pair[0])))
    return tuple(HeardLine(names.get(factor, factor), words[band]) for factor, band in found)
