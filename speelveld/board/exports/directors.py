"""The board on two pages for directors: what is the matter, what is done, what it takes, and what they decide."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speelveld.board import queries
from speelveld.board.exports.asking import Standing, list_asked
from speelveld.board.exports.poster import group_by_title
from speelveld.board.exports.risks import find_scheme
from speelveld.board.exports.typesetting import fit, set_in_type
from speelveld.board.exports.writing import write_amount, write_day, write_euro
from speelveld.board.models import Cycle, Measure, Problem
from speelveld.board.presenters.conditions import ConditionRow, present_conditions
from speelveld.board.presenters.cycle import mark_steps, write_until
from speelveld.board.presenters.field import Cell, present_field
from speelveld.board.presenters.home import sum_up
from speelveld.board.presenters.priorities import Month, present_first_days
from speelveld.board.presenters.sides import Row, present_sides
from speelveld.board.risks import MOMENTS, read_risk
from speelveld.board.texts import get_level_names
from speelveld.organisations.models import Organisation

LONGEST_CAUSE = 400  # signs
MOST = 200  # how many "and n more" are written out beforehand


def write_directors(organisation: Organisation) -> bytes:
    """Return the two pages as PDF, in the active language."""
    today = timezone.localdate()
    return set_in_type("directors.typ", _gather(organisation, today), today)


def _gather(organisation: Organisation, today: datetime.date) -> dict[str, Any]:
    measures, cycle = queries.list_measures(organisation), queries.get_cycle(organisation)
    going = [one for one in measures if not one.is_aside]
    field = present_field(measures)
    start = cycle.started_on if cycle and not cycle.closed_on else today
    months = present_first_days(measures, start)
    conditions = present_conditions(queries.get_judgements(organisation))
    sides = present_sides(queries.list_views(organisation), queries.get_employees_view(organisation))
    begin = {card.pk for month in months for card in month.cards}
    asked = list_asked(
        Standing(
            measures=going, begin=[one for one in going if one.pk in begin], conditions=conditions, sides=sides,
            cycle=cycle, n_running=queries.count_running(organisation),
            most_at_once=queries.get_settings(organisation).most_at_once,
        )
    )  # fmt: skip
    return {
        "title": _("Mentale gezondheid: hoe staan we ervoor?"),
        "author": fit(organisation.name),
        "kicker": _("Voor de directie van %(name)s") % {"name": fit(organisation.name)}
        + f" · {write_day(today)}",
        "summary": f"{sum_up(field)} {_tell_cycle(cycle)}".strip(),
        "labels": _list_labels(start),
        "problems": [_fill_problem(problem, n) for problem, n in _list_problems(organisation)],
        "more": [_("en nog %(n)s") % {"n": n} for n in range(MOST + 1)],
        "stages": [{"key": key, "name": name} for key, name in field.stages],
        "rows": [{"name": row.name, "cells": [_fill_cell(cell) for cell in row.cells]} for row in field.rows],
        "conditions": [_fill_condition(*pair) for pair in zip(conditions, sides.rows, strict=True)],
        "months": [_fill_month(month) for month in months],
        "costs": _fill_costs(going),
        "asked": [fit(text) for text in asked],
    }


def _tell_cycle(cycle: Cycle | None) -> str:
    now = next((step for step in mark_steps(cycle) if step.place == "now"), None)
    if cycle is None or now is None:
        return ""
    text = _("Nu: %(step)s (%(cycle)s).") % {"step": now.name.lower(), "cycle": fit(cycle.title)}
    return f"{text} {write_until(cycle.step_until_on)}." if cycle.step_until_on else text


def _list_labels(start: datetime.date) -> dict[str, str]:
    return {
        "problems": _("Wat er speelt, en hoe groot"),
        "no_problem": _("Er staat nog geen probleem op het speelveld."),
        "field": _("Het speelveld in één oogopslag"),
        "level": _("Niveau"),
        "conditions": _("De zeven voorwaarden, en hoe rollen ze zien"),
        "caution": _(
            "Bij een rol van één of twee mensen kun je raden wie het was. Lees dit als begin van een gesprek."
        ),
        "condition": _("Voorwaarde"),
        "judgement": _("Hoe staat het?"),
        "next": _("Volgende stap"),
        "seen": _("Zo zien rollen het"),
        "differs": _("verschil"),
        "days": _("De eerste 90 dagen, vanaf %(day)s") % {"day": date_format(start, "j F Y")},
        "nothing": _("niets nieuws"),
        "costs": _("Kosten en uren"),
        "measures": _("Maatregelen"),
        "cost": _("Kosten"),
        "hours": _("Uren"),
        "basis": _(
            "Tussen haakjes: bij hoeveel maatregelen het is ingevuld. Gestopt en ‘niet nu’ tellen niet mee."
        ),
        "asked": _("Wat we jullie vragen te besluiten"),
        "none_asked": _("Nu niets. Vertel wel wat jullie van dit overzicht vinden."),
        "decision": _("Besluit"),
    }


def _list_problems(organisation: Organisation) -> list[tuple[Problem, int]]:
    """Return the problems, what is not solved yet first."""
    found = organisation.problems.select_related("unit", "organisation__risk_scheme")
    counts = {problem.pk: n for problem, n in queries.list_problems(organisation)}
    unresolved = {problem.pk for problem in queries.list_unresolved(organisation)}
    ordered = sorted(found, key=lambda one: one.pk not in unresolved)
    return [(problem, counts[problem.pk]) for problem in ordered]


def _fill_problem(problem: Problem, n: int) -> dict[str, str]:
    scheme = find_scheme(problem)
    now, after = (read_risk(scheme, problem, moment) for moment in MOMENTS)
    risk = _("Risico nu: %(risk)s") % {"risk": now.name} if now else ""
    if now and after:
        risk = _("Risico nu: %(now)s, na de maatregelen: %(after)s") % {"now": now.name, "after": after.name}
    where = problem.unit.name if problem.unit else _("De hele organisatie")
    count = ngettext("%(n)s maatregel", "%(n)s maatregelen", n) % {"n": n}
    source = problem.size_source or problem.source
    return {
        "title": fit(problem.title),
        "size": fit(problem.size) or _("Hoe groot het is, staat nog niet opgeschreven."),
        "cause": _tell_cause(problem),
        "source": _("Bron: %(source)s") % {"source": fit(source)}
        if source
        else _("Bron: nog niet opgeschreven"),
        "facts": " · ".join(part for part in (fit(where), risk, count) if part),
    }


def _tell_cause(problem: Problem) -> str:
    """Return the cause when it is short; a long story stands in the plan."""
    if not problem.cause or len(problem.cause) > LONGEST_CAUSE:
        return ""
    return _("Oorzaak: %(cause)s") % {"cause": fit(problem.cause)}


def _fill_cell(cell: Cell) -> dict[str, Any]:
    """Return each measure of the cell once with its state; what touches the cell lies elsewhere."""
    own = [same for same in group_by_title(cell.going) if not same[0].is_guest]
    return {
        "stage": cell.stage,
        "cards": [{"title": fit(one[0].title), "state": one[0].state} for one in own],
    }


def _fill_condition(row: ConditionRow, seen: Row) -> dict[str, Any]:
    said = [f"{one.side}: {', '.join(one.parts)}" for one in seen.said if one.parts]
    facts = " · ".join(part for part in (fit(row.owner), write_day(row.due_on) if row.due_on else "") if part)
    return {
        "name": row.name, "state": row.icon, "word": row.judgement, "next": fit(row.next_step), "facts": facts,
        "said": said, "differs": seen.differs,
    }  # fmt: skip


def _fill_month(month: Month) -> dict[str, Any]:
    days = " – ".join(write_day(day, is_short=True) for day in (month.from_day, month.to_day))
    return {"days": days, "titles": [fit(same[0].title) for same in group_by_title(month.cards)]}


def _fill_costs(going: Sequence[Measure]) -> list[list[str]]:
    """Return a row for each level and one for all."""
    levels = get_level_names().items()
    rows = [_sum_up(name, [one for one in going if one.level == key]) for key, name in levels]
    return [*rows, _sum_up(_("Samen"), going)]


def _sum_up(name: str, measures: Sequence[Measure]) -> list[str]:
    costs, hours = [one.cost for one in measures if one.cost], [one.hours for one in measures if one.hours]
    return [
        name,
        str(len(measures)),
        f"{write_euro(sum(costs, Decimal()))} ({len(costs)})",
        f"{write_amount(sum(hours, Decimal()))} ({len(hours)})",
    ]
