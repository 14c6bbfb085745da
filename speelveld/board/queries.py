"""Questions about the board. Each is one query, however full the board is."""

from collections.abc import Iterable

from django.db.models import Avg, Count, F, Prefetch, Q, QuerySet

from speelveld.board.models import (
    BoardSettings,
    ConditionCheck,
    ConditionJudgement,
    ConditionView,
    Cycle,
    Decision,
    Measure,
    MeasureChange,
    Problem,
    Reflection,
    Remark,
    RiskScheme,
    Vote,
)
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor
from speelveld.results.queries import Edition, get_latest_edition

CONDITIONS_QUESTIONNAIRE = "speelveld-7"


def list_measures(organisation: Organisation) -> list[Measure]:
    """Return the measures with their units, the oldest first."""
    return list(organisation.measures.select_related("unit"))


def list_measures_in_cell(organisation: Organisation, stage: str, level: str) -> list[Measure]:
    """Return what lies in this cell, or touches it."""
    return [measure for measure in list_measures(organisation) if (stage, level) in measure.cells]


def list_work(organisation: Organisation, actor: Actor) -> list[Measure]:
    """Return what this person leads or helps with, and what lies in the units they lead."""
    mine = Q(led_by=actor.user_id) | Q(helped_by=actor.user_id)
    rows = organisation.measures.exclude(state__in=(Measure.State.STOPPED, Measure.State.LATER))
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


def list_answered(organisation: Organisation) -> list[str]:
    """Return the keys of the questions that were answered, those of steps in this cycle."""
    cycle = get_cycle(organisation)
    rows = organisation.reflections.filter(Q(cycle=cycle) | Q(cycle__isnull=True))
    return list(rows.values_list("question_key", flat=True))


def list_former(organisation: Organisation) -> list[Cycle]:
    """Return the cycles before the present one with their decisions, and how many of each, the latest first."""
    choices = {
        f"n_{choice}": Count("decisions", filter=Q(decisions__choice=choice)) for choice in Decision.Choice
    }
    decided = Prefetch("decisions", _order(Decision.objects.select_related("measure__unit")))
    counted = organisation.cycles.annotate(**choices).prefetch_related(decided)
    return list(counted.order_by("-started_on", "-pk")[1:])


def list_decisions(cycle: Cycle) -> list[Decision]:
    return list(_order(cycle.decisions.select_related("measure__unit")))


def _order(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    return decisions.order_by("measure__added_at", "pk")


def list_to_decide(organisation: Organisation) -> list[Measure]:
    """Return what ran in this cycle: what is under way or done, and was not stopped in an earlier one.

    Each comes with the evidence of its logbook.
    """
    stopped = Decision.objects.filter(cycle__organisation=organisation, choice=Decision.Choice.STOP)
    running = organisation.measures.filter(state__in=(Measure.State.BUSY, Measure.State.DONE))
    evidence = Remark.objects.filter(kind=Remark.Kind.EVIDENCE)
    decidable = running.exclude(pk__in=stopped.values("measure_id")).select_related("unit")
    return list(decidable.prefetch_related(Prefetch("remarks", evidence)))


def list_unresolved(organisation: Organisation) -> list[Problem]:
    """Return the problems of which not every measure is done or stopped, or that have none."""
    over = (Measure.State.DONE, Measure.State.STOPPED)
    counted = organisation.problems.annotate(
        n=Count("measures", distinct=True),
        n_over=Count("measures", filter=Q(measures__state__in=over), distinct=True),
    )
    return [problem for problem in counted if problem.n == 0 or problem.n_over < problem.n]


def get_settings(organisation: Organisation) -> BoardSettings:
    """Return what the owner chose, or what holds as long as nothing was chosen."""
    found = BoardSettings.objects.filter(organisation=organisation).first()
    return found or BoardSettings(organisation=organisation)


def find_public(slug: str) -> Organisation | None:
    """Return the organisation that lets everybody read what was said and done."""
    return Organisation.objects.filter(slug=slug, board_settings__is_public=True).first()


def list_candidates(organisation: Organisation) -> list[Measure]:
    """Return what could begin, copies for many teams once, with what the group says.

    That is the mean and the mean square of importance and of feasibility, and the number of votes.
    """
    waiting = (Measure.State.IDEA, Measure.State.PLANNED, Measure.State.LATER)
    found = (
        organisation.measures.filter(state__in=waiting)
        .select_related("unit")
        .annotate(
            importance=Avg("votes__importance"),
            feasibility=Avg("votes__feasibility"),
            importance_square=Avg(F("votes__importance") * F("votes__importance")),
            feasibility_square=Avg(F("votes__feasibility") * F("votes__feasibility")),
            n_votes=Count("votes"),
        )
        .order_by("pk")
    )
    first: dict[str, Measure] = {}
    for measure in found:
        first.setdefault(measure.title, measure)
    return list(first.values())


def get_votes(organisation: Organisation, actor: Actor) -> dict[int, Vote]:
    """Return the votes of one person, by measure."""
    own = Vote.objects.filter(measure__organisation=organisation, voter=actor.user_id)
    return {vote.measure_id: vote for vote in own}


def count_running(organisation: Organisation) -> int:
    """Return how many different measures run; copies for many teams are one."""
    busy = organisation.measures.filter(state=Measure.State.BUSY)
    return busy.values("title").distinct().count()


def get_judgements(organisation: Organisation) -> dict[str, ConditionJudgement]:
    return {judged.condition: judged for judged in organisation.condition_judgements.all()}


def get_checks(organisation: Organisation) -> dict[str, ConditionCheck]:
    return {check.check_key: check for check in organisation.condition_checks.all()}


def list_views(organisation: Organisation) -> list[ConditionView]:
    """Return how everybody sees the conditions."""
    return list(organisation.condition_views.all())


def get_employees_view(organisation: Organisation) -> Edition | None:
    """Return the last results of the survey in which employees say how they see the conditions."""
    return get_latest_edition(organisation, CONDITIONS_QUESTIONNAIRE)


def get_reflections(organisation: Organisation, keys: Iterable[str]) -> dict[str, Reflection]:
    """Return the answers to these questions, by the key of the question; to those of steps in this cycle."""
    cycle = get_cycle(organisation)
    found = organisation.reflections.filter(
        Q(cycle=cycle) | Q(cycle__isnull=True), question_key__in=list(keys)
    ).order_by(F("cycle").asc(nulls_first=True))
    return {reflection.question_key: reflection for reflection in found}


def get_risk_scheme(organisation: Organisation) -> RiskScheme:
    """Return how the organisation weighs risks, or the usual way."""
    found = RiskScheme.objects.filter(organisation=organisation).first()
    return found or RiskScheme(organisation=organisation)
