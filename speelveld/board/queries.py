"""Questions about the board. Each is one query, however full the board is."""

from collections.abc import Iterable

from django.db.models import Count

from speelveld.board.models import (
    ConditionJudgement,
    Cycle,
    Measure,
    MeasureChange,
    Problem,
    Reflection,
    Remark,
)
from speelveld.organisations.models import Organisation


def list_measures(organisation: Organisation) -> list[Measure]:
    """Return the measures with their units, the oldest first."""
    return list(organisation.measures.select_related("unit"))


def list_measures_in_cell(organisation: Organisation, stage: str, level: str) -> list[Measure]:
    """Return what lies in this cell, or touches it."""
    return [measure for measure in list_measures(organisation) if (stage, level) in measure.cells]


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


def get_reflections(organisation: Organisation, keys: Iterable[str]) -> dict[str, Reflection]:
    """Return the answers to these questions, by the key of the question."""
    found = organisation.reflections.filter(question_key__in=list(keys))
    return {reflection.question_key: reflection for reflection in found}
