"""The board as a poster on A3: nine squares, the conditions beside them, the cycle above. No names, no money."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speelveld.board.exports.typesetting import fit, set_in_type
from speelveld.board.models import Cycle
from speelveld.board.presenters.cards import Card
from speelveld.board.presenters.conditions import ConditionRow, present_conditions
from speelveld.board.presenters.cycle import mark_steps, write_until
from speelveld.board.presenters.field import Cell, Field, present_field
from speelveld.board.presenters.home import sum_up
from speelveld.board.queries import get_cycle, get_judgements, list_measures
from speelveld.organisations.models import Organisation

MOST_OTHERS = 1000  # how many "and n more" are written out beforehand


def write_poster(organisation: Organisation) -> bytes:
    """Return the poster as PDF, in the active language."""
    field = present_field(list_measures(organisation))
    today = timezone.localdate()
    data = {
        "title": _("Ons speelveld"),
        "author": fit(organisation.name),
        "sum": sum_up(field),
        "made": _("Zoals het was op %(day)s") % {"day": date_format(today, "j F Y")},
        "cycle": _fill_cycle(get_cycle(organisation)),
        "stages": [{"key": key, "name": name} for key, name in field.stages],
        "level": _("Niveau"),
        "rows": _fill_rows(field),
        "more": [_write_others(n) for n in range(_count_most(field) + 1)],
        "empty": _("Hier is nog ruimte"),
        "conditions_title": _("Zeven voorwaarden"),
        "conditions": [_fill_condition(row) for row in present_conditions(get_judgements(organisation))],
        "guest": _("raakt dit ook"),
    }
    return set_in_type("poster.typ", data, today)


def _fill_cycle(cycle: Cycle | None) -> dict[str, Any]:
    title = fit(cycle.title) if cycle else _("Er is nog geen ronde begonnen")
    steps = [{"name": step.name, "place": step.place} for step in mark_steps(cycle)]
    return {"title": title, "until": _tell_until(cycle), "steps": steps}


def _tell_until(cycle: Cycle | None) -> str:
    if cycle is None:
        return ""
    if cycle.closed_on:
        return _("Afgesloten op %(day)s") % {"day": date_format(cycle.closed_on, "j F Y")}
    until: datetime.date | None = cycle.step_until_on
    return write_until(until) if until else ""


def _fill_rows(field: Field) -> list[dict[str, Any]]:
    return [{"name": row.name, "cells": [_fill_cell(cell) for cell in row.cells]} for row in field.rows]


def _fill_cell(cell: Cell) -> dict[str, Any]:
    return {"stage": cell.stage, "cards": [_fill_card(cards) for cards in group_by_title(cell.going)]}


def group_by_title(cards: Iterable[Card]) -> list[list[Card]]:
    """Return the cards, copies for many teams together: on a wall they are one thing. What touches comes last."""
    by_title: dict[str, list[Card]] = {}
    for card in sorted(cards, key=lambda one: one.is_guest):
        by_title.setdefault(card.title, []).append(card)
    return list(by_title.values())


def _fill_card(same: list[Card]) -> dict[str, Any]:
    first, units = same[0], {card.unit for card in same if card.unit}
    n = len(units)
    where = ngettext("%(n)s onderdeel", "%(n)s onderdelen", n) % {"n": n} if n > 1 else ""
    return {
        "title": fit(first.title), "state": first.state, "word": first.state_name.lower(), "where": where,
        "is_guest": first.is_guest,
    }  # fmt: skip


def _fill_condition(row: ConditionRow) -> dict[str, str]:
    return {"name": row.name, "state": row.icon, "word": row.judgement}


def _count_most(field: Field) -> int:
    return min(MOST_OTHERS, max((len(cell.going) for cell in field.cells), default=0))


def _write_others(n: int) -> str:
    return _("en nog %(n)s") % {"n": n}
