"""Importance beside feasibility: what the group says about what could begin, as dots and as a table."""

import datetime
import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from speelveld.board.models import Measure, Vote
from speelveld.board.models.choosing import HIGHEST, LOWEST
from speelveld.board.presenters.cards import Card, make_cards

MIDDLE = (LOWEST + HIGHEST) / 2
SIDE, MARGIN = 400, 40  # of the drawing, in its own units


@dataclass(frozen=True)
class Candidate:
    """A measure that could begin, with what the group and this person say."""

    number: int
    card: Card
    importance: str
    feasibility: str
    spread: str
    n_votes: int
    own: Vote | None
    is_first: bool  # important and feasible, the group says
    x: str  # as a drawing has it: with a point, in every language
    y: str


@dataclass(frozen=True)
class Priorities:
    open: tuple[Candidate, ...]
    later: tuple[Card, ...]

    @property
    def dots(self) -> tuple[Candidate, ...]:
        return tuple(one for one in self.open if one.n_votes)

    @property
    def first(self) -> tuple[Candidate, ...]:
        return tuple(one for one in self.open if one.is_first)

    @property
    def in_words(self) -> str:
        """What the drawing shows, for who does not see it."""
        if not self.dots:
            return _("Nog geen stemmen.")
        line = _("%(number)s. %(title)s: belangrijk %(importance)s, haalbaar %(feasibility)s")
        return "; ".join(
            line
            % {"number": one.number, "title": one.card.title, "importance": one.importance,
               "feasibility": one.feasibility}
            for one in self.dots
        )  # fmt: skip


def present_priorities(measures: Sequence[Measure], own: Mapping[int, Vote]) -> Priorities:
    """Order what could begin by what the group says; what nobody judged yet comes last."""
    later = [one for one in measures if one.state == Measure.State.LATER]
    waiting = sorted((one for one in measures if one.state != Measure.State.LATER), key=_rank)
    cards = {card.pk: card for card in make_cards(waiting)}
    rows = (
        _make_candidate(number, one, cards[one.pk], own.get(one.pk))
        for number, one in enumerate(waiting, start=1)
    )
    return Priorities(tuple(rows), make_cards(later))


def _rank(measure: Measure) -> tuple[float, int]:
    importance, feasibility = _read(measure, "importance"), _read(measure, "feasibility")
    return (-(importance or 0) * (feasibility or 0), measure.pk)


def _read(measure: Measure, name: str) -> float | None:
    """Return what the query counted beside the measure."""
    value = getattr(measure, name)
    return None if value is None else float(value)


def find_spread(measure: Measure, name: str) -> float:
    """Return the standard deviation of the votes: the root of the mean square minus the squared mean."""
    mean, square = _read(measure, name) or 0, _read(measure, f"{name}_square") or 0
    return math.sqrt(max(0, square - mean**2))


def _make_candidate(number: int, measure: Measure, card: Card, own: Vote | None) -> Candidate:
    importance, feasibility = _read(measure, "importance"), _read(measure, "feasibility")
    spreads = [find_spread(measure, name) for name in ("importance", "feasibility")]
    return Candidate(
        number=number,
        card=card,
        importance=_write(importance),
        feasibility=_write(feasibility),
        spread=" / ".join(_write(one) for one in spreads) if importance is not None else "",
        n_votes=getattr(measure, "n_votes", 0),
        own=own,
        is_first=(importance or 0) > MIDDLE and (feasibility or 0) > MIDDLE,
        x=f"{_place(feasibility or MIDDLE):.1f}",
        y=f"{SIDE - _place(importance or MIDDLE):.1f}",
    )


def _write(value: float | None) -> str:
    return "" if value is None else str(number_format(value, 1, use_l10n=True))


def _place(value: float) -> float:
    room = SIDE - 2 * MARGIN
    return MARGIN + (value - LOWEST) / (HIGHEST - LOWEST) * room


@dataclass(frozen=True)
class Month:
    """Thirty days of the first ninety, with what begins then."""

    from_day: datetime.date
    to_day: datetime.date
    cards: tuple[Card, ...]


def present_first_days(measures: Sequence[Measure], start: datetime.date) -> tuple[Month, ...]:
    """Return the first ninety days after a start in three parts."""
    days = [start + datetime.timedelta(days=30 * n) for n in range(4)]
    months = []
    for first, after in itertools.pairwise(days):
        begin = [one for one in measures if not one.is_aside and _begins(one, first, after)]
        months.append(Month(first, after - datetime.timedelta(days=1), make_cards(begin)))
    return tuple(months)


def _begins(measure: Measure, first: datetime.date, after: datetime.date) -> bool:
    day = measure.started_on or measure.starts_on
    return day is not None and first <= day < after
