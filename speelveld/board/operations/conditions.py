"""Judging the seven conditions: together, point by point, and each from the own side."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.audit.operations import record
from speelveld.board.models import ConditionCheck, ConditionJudgement, ConditionView
from speelveld.board.operations.rows import list_changed, lock
from speelveld.board.permissions import check_judge, check_side
from speelveld.board.questions import find_condition_of_check
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor


@transaction.atomic
def judge_condition(
    *, organisation: Organisation, by: Actor, condition: str, judgement: str, **fields: Any
) -> ConditionJudgement:
    """Say how a condition stands and what the next step is. There is one judgement for each condition."""
    check_judge(by)
    _check_condition(condition)
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


@transaction.atomic
def keep_check(
    *, organisation: Organisation, by: Actor, check_key: str, standing: str, **fields: Any
) -> ConditionCheck:
    """Say how one concrete point stands, and what shows it."""
    check_judge(by)
    if find_condition_of_check(check_key) is None:
        raise ValidationError(_("Dit punt kennen we niet. Kies een punt bij een van de zeven voorwaarden."))
    lock(organisation)
    found = organisation.condition_checks.filter(check_key=check_key).first()
    checked = found or ConditionCheck(organisation=organisation, check_key=check_key)
    fields = {"standing": standing, **fields}
    changed = list_changed(checked, fields)
    if found and not changed:
        return found
    for name in changed:
        setattr(checked, name, fields[name])
    checked.checked_by_id = by.user_id
    checked.full_clean(exclude=["checked_by"])
    checked.save()
    slug = organisation.slug
    record(organisation=slug, actor=by.email, verb="check.kept", target=check_key, standing=standing)
    return checked


@transaction.atomic
def give_views(*, organisation: Organisation, by: Actor, side: str, views: dict[str, str]) -> None:
    """Say from one side how the conditions stand: a judgement for each, or nothing to take it back."""
    check_side(by, side)
    lock(organisation)
    for condition, judgement in views.items():
        _check_condition(condition)
        key = {"condition": condition, "side": side, "given_by_id": by.user_id}
        if not judgement:
            organisation.condition_views.filter(**key).delete()
            continue
        view = organisation.condition_views.filter(**key).first()
        view = view or ConditionView(organisation=organisation, **key)
        view.judgement = judgement
        view.full_clean(exclude=["given_by"])
        view.save()
    record(organisation=organisation.slug, actor=by.email, verb="conditions.seen", target=side)


def _check_condition(condition: str) -> None:
    if condition not in catalogue.CONDITIONS:
        raise ValidationError(_("Deze voorwaarde kennen we niet. Kies een van de zeven."))
