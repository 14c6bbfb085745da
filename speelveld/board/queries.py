"""Questions about the board. Each is one query, however full the board is."""

from collections.abc import Iterable

from django.db.models import Count, Q

from speelveld.board.models import (
    ConditionCheck,
    ConditionJudgement,
    ConditionView,
    Cycle,
    Measure,
    MeasureChange,
    Problem,
    Reflection,
    Remark,
    RiskScheme,
)
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor


def list_measures(organisation: Organisation) -> list[Measure]:
    """Return the measures with their units, the oldest first."""
    return list(organisation.measures.select_related("unit"))


def list_measures_in_cell(organisation: Organisation, stage: str, level: str) -> list[Measure]:
    """Return what lies in this cell, or touches it."""
    return [measure for measure in list_measures(organisation) if (stage, level) in measure.cells]


def list_work(organisation: Organisation, actor: Actor) -> list[Measure]:
    """Return what this person leads or helps with, and what lies in the units they lead."""
    mine = Q(led_by=actor.user_id) | Q(helped_by=actor.user_id)
    rows = organisation.measures.exclude(state=Measure.State.STOPPED)
    return list(rows.filter(mine | Q(unit__key__in=actor.led_units)).select_related("unit").distinct())


def list_changes(measure: Measure) -> list[MeasureChange]:
    """Return what was changed, the latest first, with who did it."""
    return list(measure.changes.select_related("changed_by"))


def list_remarks(measure: Measure) -> list[Remark]:
    """Return the logbook, the oldest line first."""
    return list(measure.remarks.select_related("written_by"))


def list_problems(organisation: Organisation) -> list[tuple[Problem, int]]:
    """Return the problems with how many measures each has, the latest first."""
    counted = organisation.problems.select_related("unit").annotate(n_measures=Count("measures"))
    return [(problem, problem.n_measures) for problem in counted]


def get_cycle(organisation: Organisation) -> Cycle | None:
    """Return the cycle that the organisation is in."""
    return organisation.cycles.first()


def get_judgements(organisation: Organisation) -> dict[str, ConditionJudgement]:
    return {judged.condition: judged for judged in organisation.condition_judgements.all()}


def get_checks(organisation: Organisation) -> dict[str, ConditionCheck]:
    return {check.check_key: check for check in organisation.condition_checks.all()}


def list_views(organisation: Organisation) -> list[ConditionView]:
    """Return how everybody sees the conditions."""
    return list(organisation.condition_views.all())


def get_reflections(organisation: Organisation, keys: Iterable[str]) -> dict[str, Reflection]:
    """Return the answers to these questions, by the key of the question."""
    found = organisation.reflections.filter(question_key__in=list(keys))
    return {reflection.question_key: reflection for reflection in found}


def get_risk_scheme(organisation: Organisation) -> RiskScheme:
    """Return how the organisation weighs risks, or the usual way."""
    found = RiskScheme.objects.filter(organisation=organisation).first()
    return found or RiskScheme(organisation=organisation)
