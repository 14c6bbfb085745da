"""Noting and changing a problem."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from speelveld.audit.operations import record
from speelveld.board.models import Problem
from speelveld.board.operations.rows import find_same, list_changed, lock
from speelveld.board.permissions import check_change, check_entry
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor


@transaction.atomic
def add_problem(*, organisation: Organisation, by: Actor, title: str, **fields: Any) -> Problem:
    """Note what the organisation wants to change."""
    check_change(by, fields.get("unit"))
    lock(organisation)
    recent = organisation.problems.filter(title=title, noted_on=timezone.localdate())
    if same := find_same(recent, fields):
        return same
    problem = Problem(organisation=organisation, title=title, **fields)
    problem.full_clean()
    problem.save()
    record(organisation=organisation.slug, actor=by.email, verb="problem.added", target=title)
    return problem


@transaction.atomic
def change_problem(*, problem: Problem, by: Actor, **fields: Any) -> None:
    """Change a problem; for a manager it must be about the own unit before and after."""
    stored = Problem.objects.select_related("unit", "organisation").get(pk=problem.pk)
    check_entry(by, stored)
    check_change(by, fields.get("unit", stored.unit))
    changed = list_changed(stored, fields)
    if not changed:
        return
    for name in changed:
        setattr(problem, name, fields[name])
    problem.full_clean()
    problem.save(update_fields=changed)
    slug = stored.organisation.slug
    record(organisation=slug, actor=by.email, verb="problem.changed", target=problem.title, fields=changed)
