"""What is coming up: dates of the board and of measurements."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.board.models import Measure
from speelveld.board.permissions import may_add, may_change
from speelveld.board.situation import Situation
from speelveld.board.texts import get_reading_language
from speelveld.organisations.http import reverse_inside
from speelveld.organisations.permissions import Actor
from speelveld.surveys.models import Wave

MOST = 5
S = Measure.State


@dataclass(frozen=True)
class Coming:
    day: datetime.date
    title: str
    text: str
    address: str = ""


def list_coming(now: Situation, actor: Actor) -> list[Coming]:
    """Return the first few dates from today on; who changes measures sees those of the own units."""
    found = [*_list_waves(now, actor)]
    if actor.may("board.see"):
        found += [*_list_measures(now, actor), *_list_conditions(now), *_list_cycle(now)]
    ahead = [one for one in found if one.day >= now.today]
    return sorted(ahead, key=lambda one: (one.day, one.title))[:MOST]


def _list_waves(now: Situation, actor: Actor) -> Iterator[Coming]:
    if not actor.may("organisation.see"):
        return
    for wave in now.waves:
        may_open = actor.may("waves.see")
        address = reverse_inside(now.organisation, "surveys:wave", wave.pk) if may_open else ""
        if wave.state == Wave.State.READY:
            yield Coming(wave.opens_on, wave.title, _("De meting gaat open."), address)
        elif wave.state == Wave.State.OPEN:
            yield Coming(wave.closes_on, wave.title, _("Laatste dag om mee te doen."), address)


def _list_measures(now: Situation, actor: Actor) -> Iterator[Coming]:
    changes = may_add(actor)
    for one in now.measures:
        if one.is_aside or (changes and not may_change(actor, one.unit)):
            continue
        address = reverse_inside(now.organisation, "board:measure", one.pk)
        if one.starts_on and one.state in (S.IDEA, S.PLANNED):
            yield Coming(one.starts_on, one.title, _("Deze maatregel begint."), address)
        if one.ends_on and one.state in (S.PLANNED, S.BUSY):
            yield Coming(one.ends_on, one.title, _("Deze maatregel is klaar."), address)
        if one.judged_on:
            yield Coming(one.judged_on, one.title, _("Nagaan of het werkt."), address)


def _list_conditions(now: Situation) -> Iterator[Coming]:
    for one in now.judgements.values():
        if one.due_on:
            name = catalogue.condition(one.condition, get_reading_language()).name
            yield Coming(
                one.due_on,
                name,
                one.next_step,
                reverse_inside(now.organisation, "board:condition", one.condition),
            )


def _list_cycle(now: Situation) -> Iterator[Coming]:
    cycle = now.cycle
    if cycle and cycle.step_until_on and not cycle.closed_on:
        text = _("Laatste dag van ‘%(step)s’.") % {"step": cycle.get_step_display()}
        yield Coming(cycle.step_until_on, cycle.title, text, reverse_inside(now.organisation, "board:cycle"))
