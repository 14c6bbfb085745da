"""The page of one unit, or of the group its people are read in."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from speelveld.results.permissions import Sight
from speelveld.results.presenters.bars import Row
from speelveld.results.presenters.changes import Waves
from speelveld.results.presenters.overview import Chart, Facts, present_chart, present_facts
from speelveld.results.presenters.place import Link, find_place
from speelveld.results.presenters.scores import FACTOR, OUTCOME, get_text
from speelveld.results.presenters.summary import choose_focus, summarise
from speelveld.results.presenters.wording import Sentence, join_names, name_group
from speelveld.science.disclosure import ReleasedGroup, ReleasedTable

MINUTES = 15


@dataclass(frozen=True)
class Step:
    """One small thing to do about the factor that asks most attention."""

    key: str
    name: str
    text: str
    minutes: int


@dataclass(frozen=True)
class UnitPage:
    """`together` says with whom a hidden unit is read; empty when the unit is shown by itself.

    `merged` names the units that this one stands for; empty when it is one of the organisation.
    """

    facts: Facts
    key: str
    unit_key: str
    title: str
    crumbs: tuple[Link, ...]
    parts: tuple[Link, ...]
    turnout: str
    together: str
    merged: str
    is_shown: bool
    summary: tuple[Sentence, ...]
    factors: Chart
    outcomes: Chart
    step: Step | None
    has_early: bool


def present_unit(waves: Waves, sight: Sight, key: str) -> UnitPage:
    """Return the page of a unit or group that is in the tree; whether the reader may is asked before."""
    table = waves.now.table
    place = find_place(table, sight, key)
    factors = present_chart(waves, place.group_key, place.around_key, FACTOR)
    outcomes = present_chart(waves, place.group_key, place.around_key, OUTCOME)
    rows = factors.rows or outcomes.rows
    focus = choose_focus(rows)
    return UnitPage(
        facts=present_facts(waves.now),
        key=key,
        unit_key=place.unit_key,
        title=place.title,
        crumbs=place.crumbs,
        parts=_list_parts(table, sight, place.group) if place.group and not place.together else (),
        turnout=place.turnout,
        together=place.together,
        merged=join_names(list(waves.now.merged.get(key, {}).values())),
        is_shown=place.group is not None,
        summary=summarise(rows, factors.around or outcomes.around, waves.title_before),
        factors=factors,
        outcomes=outcomes,
        step=choose_step(focus) if focus else None,
        has_early=any(row.change and row.change.icon == "early" for row in (*factors.rows, *outcomes.rows)),
    )


def _list_parts(table: ReleasedTable, sight: Sight, group: ReleasedGroup) -> tuple[Link, ...]:
    """Return the shown groups right below, as far as the reader may open them."""
    below = table.children(group.key) if group.kind == "unit" else ()
    return tuple(Link(name_group(table, one), one.key) for one in below if sight.may_open(one.key))


def choose_step(row: Row) -> Step:
    """Return a small step for the factor of this row."""
    text = get_text(row.key, get_language() or "nl")
    if text is None:
        words = _("Vraag in het volgende overleg: wat maakt dit bij ons zo, en wat helpt?")
        return Step(row.key, row.name, words, MINUTES)
    return Step(row.key, row.name, text.step, text.minutes)
