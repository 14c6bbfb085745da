"""A kind word when the field leans over. Never a score, and nothing about how full it is."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from speelveld.board.models import Level, Stage
from speelveld.board.presenters.cards import Card
from speelveld.board.presenters.field import Field

FEWEST = 3  # measures before a field can lean over


@dataclass(frozen=True)
class Balance:
    """What leans over, and the measures of each level as dots."""

    key: str
    title: Promise
    text: Promise
    levels: tuple[tuple[str, tuple[Card, ...], int], ...]  # name, dots, and how many more there are


@dataclass(frozen=True)
class Share:
    """How many measures there are, at each level and in each stage."""

    n: int
    organisation: int
    individual: int
    prevent: int


# The first that holds is said.
LEANINGS: tuple[tuple[str, Callable[[Share], bool], Promise, Promise], ...] = (
    (
        "all_individual",
        lambda share: share.individual == share.n and not share.organisation,
        _("Alles bij het individu"),
        _(
            "Alle maatregelen vragen iets van de medewerker zelf. Dat zie je vaak. "
            "Een stap bij de organisatie of in het team neemt vaker een oorzaak weg."
        ),
    ),
    (
        "much_individual",
        lambda share: share.individual > share.n / 2,
        _("Veel bij het individu"),
        _(
            "Meer dan de helft van de maatregelen vraagt iets van de medewerker zelf. Dat zie je vaak. "
            "Een stap bij de organisatie of in het team neemt vaker een oorzaak weg."
        ),
    ),
    (
        "no_organisation",
        lambda share: share.organisation == 0,
        _("Nog niets bij de organisatie"),
        _(
            "Er ligt nog niets op de bovenste rij. Juist daar gaat het over hoe het werk is ingericht. "
            "Eén kleine afspraak is een goed begin."
        ),
    ),
    (
        "no_prevent",
        lambda share: share.prevent == 0,
        _("Nog niets om te voorkomen"),
        _("Wat er ligt, helpt als het al minder gaat. Zoek er één ding bij dat een oorzaak kleiner maakt."),
    ),
)


def weigh(field: Field) -> Balance | None:
    """Return what to say about the balance, None when there is nothing to say."""
    share = _count(field)
    if share.n < FEWEST:
        return None
    for key, holds, title, text in LEANINGS:
        if holds(share):
            return Balance(key, title, text, _list_levels(field))
    return None


def _count(field: Field) -> Share:
    def n(*, stage: str = "", level: str = "", with_guests: bool = False) -> int:
        cells = (c for c in field.cells if stage in ("", c.stage) and level in ("", c.level))
        return sum(with_guests or not card.is_guest for cell in cells for card in cell.going)

    organisation = n(level=Level.ORGANISATION, with_guests=True)
    prevent = n(stage=Stage.PREVENT, with_guests=True)
    return Share(n(), organisation, n(level=Level.INDIVIDUAL), prevent)


def _list_levels(field: Field) -> tuple[tuple[str, tuple[Card, ...], int], ...]:
    most_dots = 12
    levels = []
    for row in field.rows:
        cards = tuple(card for cell in row.cells for card in cell.going if not card.is_guest)
        levels.append((row.name, cards[:most_dots], max(0, len(cards) - most_dots)))
    return tuple(levels)
