"""Reads the whole board into a plan, in the language that is active. Twelve queries, however full the board is."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Avg, Count, Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.board.exports.characters import clean
from speelveld.board.exports.entries import (
    read_answer,
    read_check,
    read_condition,
    read_cycle,
    read_decision,
    read_measure,
    read_problem,
)
from speelveld.board.exports.places import list_places
from speelveld.board.exports.plan import Entry, Group, Place, Plan
from speelveld.board.exports.risks import read_scheme
from speelveld.board.models import Decision, Measure, MeasureChange, Problem, Reflection, Remark
from speelveld.board.queries import get_risk_scheme
from speelveld.board.texts import get_reading_language
from speelveld.organisations.models import Organisation
from speelveld.signals.models import Signal


def read_plan(organisation: Organisation) -> Plan:
    return Plan(
        organisation=clean(organisation.name),
        made_on=timezone.localdate(),
        cycles=tuple(read_cycle(cycle) for cycle in organisation.cycles.all()),
        decisions=_read_decisions(organisation),
        groups=_read_groups(organisation),
        scheme=read_scheme(get_risk_scheme(organisation)),
        conditions=_read_conditions(organisation),
        checks=_read_checks(organisation),
        places=_read_places(organisation),
    )


def _read_decisions(organisation: Organisation) -> tuple[Entry, ...]:
    rows = Decision.objects.filter(cycle__organisation=organisation)
    rows = rows.select_related("cycle", "measure", "decided_by").order_by("cycle__started_on", "pk")
    return tuple(read_decision(row) for row in rows)


def _read_groups(organisation: Organisation) -> tuple[Group, ...]:
    """Return the problems, the oldest first, each with its measures cell by cell."""
    by_problem: dict[int | None, list[Measure]] = defaultdict(list)
    logbook = Prefetch("remarks", Remark.objects.select_related("written_by"))
    reasons = Prefetch("changes", MeasureChange.objects.exclude(reason="").order_by("version"))
    measures = (
        organisation.measures.select_related("unit", "added_by", "led_by")
        .prefetch_related(logbook, reasons)
        .annotate(
            importance=Avg("votes__importance"), feasibility=Avg("votes__feasibility"), n_votes=Count("votes")
        )
    )
    for measure in sorted(measures, key=_get_cell):
        by_problem[measure.problem_id].append(measure)
    problems = (
        organisation.problems.select_related("unit", "organisation__risk_scheme")
        .prefetch_related("causes", Prefetch("signals", Signal.objects.select_related("unit")))
        .order_by("noted_on", "pk")
    )
    groups = [
        _make_group(str(number), problem, by_problem.pop(problem.pk, []))
        for number, problem in enumerate(problems, start=1)
    ]
    if loose := [measure for measures in by_problem.values() for measure in measures]:
        groups.append(_make_group(str(len(groups) + 1), None, loose))
    return tuple(groups)


def _get_cell(measure: Measure) -> tuple[int, int]:
    """Return the place on the board, row by row."""
    return catalogue.LEVELS.index(measure.level), catalogue.STAGES.index(measure.stage)


def _make_group(number: str, problem: Problem | None, measures: Iterable[Measure]) -> Group:
    entries = tuple(
        read_measure(f"{number}.{order}", measure, problem) for order, measure in enumerate(measures, start=1)
    )
    if problem is None:
        return Group(number, _("Maatregelen zonder probleem"), None, entries)
    return Group(number, clean(problem.title), read_problem(number, problem), entries)


def _read_conditions(organisation: Organisation) -> tuple[Entry, ...]:
    """Return all seven, judged or not; then what was judged under a name that content/ no longer has."""
    rows = organisation.condition_judgements.select_related("judged_by").order_by("pk")
    judged = {row.condition: row for row in rows}
    names = {text.key: text.name for text in catalogue.conditions(get_reading_language())}
    known = [read_condition(name, judged.pop(key, None)) for key, name in names.items()]
    return tuple(known + [read_condition(key, row) for key, row in judged.items()])


def _read_checks(organisation: Organisation) -> tuple[Entry, ...]:
    """Return the points that somebody looked at, condition by condition; last what lost its point."""
    rows = organisation.condition_checks.select_related("checked_by").order_by("pk")
    kept = {row.check_key: row for row in rows}
    known = [
        read_check(text.name, check.text, kept.pop(check.key))
        for text in catalogue.conditions(get_reading_language())
        for check in text.checks
        if check.key in kept
    ]
    return tuple(known + [read_check("", key, row) for key, row in kept.items()])


def _read_places(organisation: Organisation) -> tuple[Place, ...]:
    """Return what was answered, in the order of the questions; last what lost its question."""
    rows = organisation.reflections.select_related("written_by", "cycle").order_by("cycle__started_on", "pk")
    answered: dict[str, list[Reflection]] = defaultdict(list)
    for row in rows:
        answered[row.question_key].append(row)
    places = [
        Place(name, tuple(read_answer(name, text, row) for key, text in found for row in answered.pop(key)))
        for name, questions in list_places(get_reading_language())
        if (found := [(one.key, one.text) for one in questions if one.key in answered])
    ]
    if answered:
        name = _("Andere vragen")
        others = tuple(read_answer(name, key, row) for key, lost in answered.items() for row in lost)
        places.append(Place(name, others))
    return tuple(places)
