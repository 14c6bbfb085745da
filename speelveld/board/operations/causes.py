"""Causes of a problem, the signals it rests on, and how its risk is weighed."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from speelveld.audit.operations import record
from speelveld.board.models import Cause, Problem, RiskScheme
from speelveld.board.permissions import check_entry
from speelveld.board.queries import get_risk_scheme
from speelveld.board.risks import MOMENTS, list_parts, list_values
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor, check
from speelveld.signals.models import Signal


@transaction.atomic
def set_causes(*, problem: Problem, by: Actor, causes: Sequence[tuple[str, str, bool]]) -> None:
    """Write the causes of a problem anew: level, text, is it the root? At most one is. Raises ValidationError."""
    check_entry(by, problem)
    given = [(level, text.strip(), is_root) for level, text, is_root in causes if text.strip()]
    if sum(is_root for _level, _text, is_root in given) > 1:
        raise ValidationError(_("Kies één grondoorzaak: die waar de andere uit volgen."))
    rows = [
        Cause(problem=problem, level=level, text=text, kind=Cause.Kind.ROOT if is_root else Cause.Kind.ADDS)
        for level, text, is_root in given
    ]
    for row in rows:
        row.full_clean(validate_constraints=False)
    problem.causes.all().delete()
    Cause.objects.bulk_create(rows)
    _record(problem, by, "problem.causes", n_causes=len(rows))


@transaction.atomic
def set_signals(*, problem: Problem, by: Actor, signals: Iterable[Signal]) -> None:
    """Say on which signals a problem rests."""
    check_entry(by, problem)
    chosen = list(signals)
    if any(signal.organisation_id != problem.organisation_id for signal in chosen):
        raise ValidationError(_("Dit hoort bij een andere organisatie. Kies iets uit de lijst."))
    problem.signals.set(chosen)
    _record(problem, by, "problem.signals", n_signals=len(chosen))


@transaction.atomic
def weigh_problem(*, problem: Problem, by: Actor, **numbers: Decimal | None) -> None:
    """Keep the numbers of the risk now and of what stays after the measures. Raises ValidationError."""
    check_entry(by, problem)
    scheme = get_risk_scheme(problem.organisation)
    allowed: dict[str, Any] = {
        f"{moment}_{part}": list_values(scheme, part) for moment in MOMENTS for part in list_parts(scheme)
    }
    wrong = {name: _("Kies een getal uit de lijst.") for name, n in numbers.items()
             if n is not None and n not in allowed.get(name, ())}  # fmt: skip
    if wrong:
        raise ValidationError(wrong)
    for name, number in numbers.items():
        setattr(problem, name, number)
    problem.save(update_fields=list(numbers))
    _record(problem, by, "problem.weighed")


@transaction.atomic
def choose_risk_scheme(
    *, organisation: Organisation, by: Actor, method: str, middle_from: Decimal, high_from: Decimal
) -> None:
    """Choose how risks are weighed. With another method the numbers of problems have to be chosen anew."""
    check(by, "board.change")
    scheme = get_risk_scheme(organisation)
    if scheme.method != method:
        empty = {f"{moment}_{part}": None for moment in MOMENTS for part in ("chance", "exposure", "effect")}
        organisation.problems.update(**empty)
    scheme.method, scheme.middle_from, scheme.high_from = method, middle_from, high_from
    scheme.full_clean(exclude=["organisation"])
    scheme.save()
    record(
        organisation=organisation.slug,
        actor=by.email,
        verb="risk.scheme",
        target=RiskScheme.Method(method).value,
    )


def _record(problem: Problem, by: Actor, verb: str, **details: int) -> None:
    slug = problem.organisation.slug
    record(organisation=slug, actor=by.email, verb=verb, target=problem.title, **details)
