"""Choosing together: votes on importance and feasibility, and what the owner sets for the board."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from speelveld.audit.operations import record
from speelveld.board.models import BoardSettings, Vote
from speelveld.board.operations.rows import list_changed, lock
from speelveld.board.queries import get_settings
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor, check


@transaction.atomic
def cast_votes(*, organisation: Organisation, by: Actor, votes: Mapping[int, tuple[int, int]]) -> None:
    """Keep what somebody says about measures: importance and feasibility, each from 1 to 5."""
    check(by, "board.vote")
    lock(organisation)
    assert by.user_id is not None
    own = {
        vote.measure_id: vote
        for vote in Vote.objects.filter(measure__organisation=organisation, voter=by.user_id)
    }
    for measure in organisation.measures.filter(pk__in=votes):
        vote = own.get(measure.pk) or Vote(measure=measure, voter_id=by.user_id)
        vote.importance, vote.feasibility = votes[measure.pk]
        vote.full_clean(exclude=["voter", "measure"])
        vote.save()
    record(organisation=organisation.slug, actor=by.email, verb="votes.cast", n=len(votes))


@transaction.atomic
def change_settings(*, organisation: Organisation, by: Actor, **fields: Any) -> BoardSettings:
    """Set how many measures may run at the same time, and who may read what was said and done."""
    check(by, "board.change")
    lock(organisation)
    settings = get_settings(organisation)
    changed = list_changed(settings, fields)
    if not changed:
        return settings
    for name in changed:
        setattr(settings, name, fields[name])
    settings.full_clean()
    settings.save()
    record(organisation=organisation.slug, actor=by.email, verb="board.settings", fields=changed)
    return settings
