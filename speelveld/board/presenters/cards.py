"""A measure as a card: title, how it stands, who and where."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speelveld.board.models import Measure
from speelveld.board.texts import get_factor_names

S = Measure.State

# What is under way comes first. The name of a state is the name of its icon as well.
STATE_ORDER = (S.BUSY, S.PLANNED, S.IDEA, S.DONE, S.LATER, S.STOPPED)


@dataclass(frozen=True)
class Card:
    pk: int
    title: str
    state: str
    state_name: str
    owner: str
    unit: str  # empty: the whole organisation
    factors: tuple[str, ...]
    is_aside: bool
    is_guest: bool = False  # lies in another cell, and touches this one
    n_copies: int = 1  # in so many units


def make_cards(measures: Iterable[Measure], cell: tuple[str, str] | None = None) -> tuple[Card, ...]:
    """Return the cards, what is under way first and what was put aside last."""
    names = get_factor_names()
    ordered = sorted(measures, key=lambda measure: STATE_ORDER.index(S(measure.state)))
    return tuple(_make_card(measure, names, cell) for measure in ordered)


def fold_copies(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Return one card for copies of a measure in many units that stand alike."""
    alike: dict[tuple[str, str, bool], list[Card]] = {}
    for card in cards:
        alike.setdefault((card.title, card.state, card.is_guest), []).append(card)
    return tuple(_fold(copies) for copies in alike.values())


def _fold(copies: list[Card]) -> Card:
    n = len(copies)
    if n == 1:
        return copies[0]
    where = ngettext("%(n)s onderdeel", "%(n)s onderdelen", n) % {"n": n}
    return replace(copies[0], n_copies=n, owner="", unit=where)


def count_measures(n: int) -> str:
    if n == 0:
        return _("nog geen maatregel")
    return ngettext("%(n)s maatregel", "%(n)s maatregelen", n) % {"n": n}


def _make_card(measure: Measure, factor_names: dict[str, str], cell: tuple[str, str] | None) -> Card:
    unit = measure.unit
    return Card(
        pk=measure.pk,
        title=measure.title,
        state=measure.state,
        state_name=str(S(measure.state).label),
        owner=measure.owner,
        unit=unit.name if unit and unit.parent_id else "",
        factors=tuple(factor_names[key] for key in measure.factors if key in factor_names),
        is_aside=measure.is_aside,
        is_guest=cell is not None and cell != measure.cells[0],
    )
