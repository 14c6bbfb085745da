"""What somebody has on their plate: each measure with what it asks for first."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from speelveld.board.due import Due, Kind, list_due
from speelveld.board.models import Measure
from speelveld.board.presenters.cards import Card, make_cards
from speelveld.board.presenters.said import write_day

SOON = datetime.timedelta(days=30)
WORDS: dict[Kind, Promise] = {
    Kind.START: _("Zou beginnen"),
    Kind.REVIEW: _("Kijken hoe het loopt"),
    Kind.JUDGE: _("Nagaan of het werkt"),
    Kind.END: _("Zou klaar zijn"),
}


@dataclass(frozen=True)
class Job:
    """A measure with what it asks for first."""

    card: Card
    what: str
    day: str
    iso_day: str
    is_late: bool


@dataclass(frozen=True)
class Pile:
    key: str
    title: Promise
    jobs: tuple[Job, ...]


def present_work(measures: Iterable[Measure], today: datetime.date) -> tuple[Pile, ...]:
    """Return what is late, what comes within a month, and the rest. Empty piles are left out."""
    piles: dict[str, list[tuple[datetime.date, Job]]] = {"late": [], "soon": [], "rest": []}
    measures = list(measures)
    cards = {card.pk: card for card in make_cards(measures)}
    for measure in measures:
        due = next(iter(list_due(measure)), None)
        job = _make_job(cards[measure.pk], due, today)
        piles[_choose_pile(due, today)].append((due.day if due else datetime.date.max, job))
    titles = {"late": _("Vraagt nu aandacht"), "soon": _("Komende maand"), "rest": _("Later, of zonder dag")}
    return tuple(
        Pile(key, titles[key], tuple(job for _day, job in sorted(jobs, key=lambda one: one[0])))
        for key, jobs in piles.items()
        if jobs
    )


def keep_late(piles: Iterable[Pile]) -> tuple[Pile, ...]:
    return tuple(pile for pile in piles if pile.key == "late")


def _choose_pile(due: Due | None, today: datetime.date) -> str:
    if due is None or due.day > today + SOON:
        return "rest"
    return "soon" if due.day > today else "late"


def _make_job(card: Card, due: Due | None, today: datetime.date) -> Job:
    if due is None:
        return Job(card, "", "", "", False)
    return Job(card, str(WORDS[due.kind]), write_day(due.day), due.day.isoformat(), due.is_late(today))
