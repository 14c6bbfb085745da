"""The page of one unit, or of the group its people are read in."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from speelveld.results.permissions import Sight
from speelveld.results.presenters.bars import Row
from speelveld.results.presenters.changes import Waves
from speelveld.results.presenters.overview import Chart, Facts, present_chart, present_facts
from speelveld.results.presenters.scores import FACTOR, OUTCOME, get_text
from speelveld.results.presenters.summary import choose_focus, summarise
from speelveld.results.presenters.wording import Sentence, name_group, write_answers, write_turnout
from speelveld.science.disclosure import ReleasedGroup, ReleasedTable

MINUTES = 15


@dataclass(frozen=True)
class Link:
    """A unit or group, and its key when its page may be opened."""

    name: str
    key: str


@dataclass(frozen=True)
class Step:
    """One small thing to do about the factor that asks most attention."""

    key: str
    name: str
    text: str
    minutes: int


@dataclass(frozen=True)
class UnitPage:
    """`together` says with whom a hidden unit is read; empty when the unit is shown by itself."""

    facts: Facts
    key: str
    unit_key: str
    title: str
    crumbs: tuple[Link, ...]
    parts: tuple[Link, ...]
    turnout: str
    together: str
    is_shown: bool
    summary: tuple[Sentence, ...]
    factors: Chart
    outcomes: Chart
    step: Step | None
    has_early: bool


def has_page(table: ReleasedTable, key: str) -> bool:
    return table.group(key) is not None or any(unit.key == key for unit in table.units)


def present_unit(waves: Waves, sight: Sight, key: str) -> UnitPage:
    """Return the page of a unit or group that is in the tree; whether the reader may is asked before."""
    table = waves.now.table
    group = table.group(key) if key not in table.hidden else table.shown_via(key)
    unit = table.unit(group.unit_keys[0] if group and key not in table.hidden else key)
    around = group.parent if group else None
    group_key = group.key if group else None
    factors = present_chart(waves, group_key, around, FACTOR)
    outcomes = present_chart(waves, group_key, around, OUTCOME)
    rows = factors.rows or outcomes.rows
    is_alone = group is not None and group.key == key
    return UnitPage(
        facts=present_facts(waves.now),
        key=key,
        unit_key=unit.key,
        title=name_group(table, group) if group and is_alone else unit.name,
        crumbs=_list_crumbs(table, sight, unit.key if not is_alone or not group else group.unit_keys[0]),
        parts=_list_parts(table, sight, group) if group and is_alone else (),
        turnout=write_turnout(group) if group else "",
        together="" if is_alone else explain_together(table, unit.name, group),
        is_shown=group is not None,
        summary=summarise(rows, factors.around or outcomes.around, waves.title_before),
        factors=factors,
        outcomes=outcomes,
        step=_choose_step(rows),
        has_early=any(row.change and row.change.icon == "early" for row in (*factors.rows, *outcomes.rows)),
    )


def explain_together(table: ReleasedTable, name: str, group: ReleasedGroup | None) -> str:
    """Return why a unit has no figures of its own, and which group stands here instead."""
    text = _("Niet getoond, zodat antwoorden anoniem blijven.")
    if group is None:
        return text
    known = f" ({write_answers(group.n)})" if group.n is not None else ""
    if group.kind == "unit":
        return (
            text + " " + _("Hier staat heel %(unit)s%(n)s.") % {"unit": name_group(table, group), "n": known}
        )
    return text + " " + _("%(unit)s lees je samen als één groep: %(group)s%(n)s.") % {
        "unit": name, "group": name_group(table, group), "n": known,
    }  # fmt: skip


def _list_crumbs(table: ReleasedTable, sight: Sight, key: str) -> tuple[Link, ...]:
    crumbs: list[Link] = []
    parent = table.unit(key).parent
    while parent is not None:
        crumbs.insert(0, Link(table.unit(parent).name, parent if sight.may_open(parent) else ""))
        parent = table.unit(parent).parent
    return tuple(crumbs)


def _list_parts(table: ReleasedTable, sight: Sight, group: ReleasedGroup) -> tuple[Link, ...]:
    """Return the shown groups right below, as far as the reader may open them."""
    below = table.children(group.key) if group.kind == "unit" else ()
    return tuple(Link(name_group(table, one), one.key) for one in below if sight.may_open(one.key))


def _choose_step(rows: tuple[Row, ...]) -> Step | None:
    focus = choose_focus(rows)
    if focus is None:
        return None
    text = get_text(focus.key, get_language() or "nl")
    if text is None:
        words = _("Vraag in het volgende overleg: wat maakt dit bij ons zo, en wat helpt?")
        return Step(focus.key, focus.name, words, MINUTES)
    return Step(focus.key, focus.name, text.step, text.minutes)
