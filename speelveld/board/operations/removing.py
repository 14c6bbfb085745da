"""Taking a measure or a problem off the board that should not lie there. What others learned from stays."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from speelveld.audit.operations import record
from speelveld.board.models import Measure, Problem
from speelveld.board.operations.rows import lock
from speelveld.board.permissions import check_entry
from speelveld.organisations.permissions import Actor


@transaction.atomic
def remove_measure(*, measure: Measure, by: Actor) -> None:
    """Take off a measure with its logbook. One about which a cycle decided can stop, and stays."""
    check_entry(by, measure)
    lock(measure.organisation)
    if measure.decisions.exists():
        raise ValidationError(
            _(
                "Jullie besloten al over deze maatregel. Zet haar op ‘Gestopt’: dan blijft te lezen wat het werd."
            )
        )
    told = {"cell": f"{measure.stage}/{measure.level}", "state": measure.state, "version": measure.version}
    measure.delete()
    slug = measure.organisation.slug
    record(organisation=slug, actor=by.email, verb="measure.removed", target=measure.title, **told)


@transaction.atomic
def remove_problem(*, problem: Problem, by: Actor) -> None:
    """Take off a problem with its causes; its measures stay. One of a cycle that was closed stays as well."""
    check_entry(by, problem)
    lock(problem.organisation)
    if problem.cycles.filter(closed_on__isnull=False).exists():
        raise ValidationError(_("Een afgesloten ronde ging over dit probleem. Daarom blijft het staan."))
    n_measures = problem.measures.count()
    problem.delete()
    slug = problem.organisation.slug
    record(
        organisation=slug, actor=by.email, verb="problem.removed", target=problem.title, n_measures=n_measures
    )
