"""Judging the seven conditions."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.audit.operations import record
from speelveld.board.models import ConditionJudgement
from speelveld.board.operations.rows import list_changed, lock
from speelveld.board.permissions import check_judge
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor


@transaction.atomic
def judge_condition(
    *, organisation: Organisation, by: Actor, condition: str, judgement: str, **fields: Any
) -> ConditionJudgement:
    """Say how a condition stands and what the next step is. There is one judgement for each condition."""
    check_judge(by)
    if condition not in catalogue.CONDITIONS:
        raise ValidationError(_("Deze voorwaarde kennen we niet. Kies een van de zeven."))
    lock(organisation)
    found = organisation.condition_judgements.filter(condition=condition).first()
    judged = found or ConditionJudgement(organisation=organisation, condition=condition)
    fields = {"judgement": judgement, **fields}
    changed = list_changed(judged, fields)
    if found and not changed:
        return found
    for name in changed:
        setattr(judged, name, fields[name])
    judged.judged_by_id = by.user_id
    judged.full_clean(exclude=["judged_by"])
    judged.save()
    slug = organisation.slug
    record(organisation=slug, actor=by.email, verb="condition.judged", target=condition, judgement=judgement)
    return judged
