"""Writes and checks the audit trail, and empties lines that are past their term."""

import datetime
import hashlib
import json
from typing import Any

from django.db import transaction
from django.utils import timezone

from speelveld.audit.models import Event

SHORTEST_TERM = datetime.timedelta(
    days=700
)  # no organisation may keep its lines shorter (two years, some room)


def _compute_digest(event: Event) -> str:
    happened_at = event.happened_at.astimezone(datetime.UTC).isoformat()
    line = [
        event.former_digest, happened_at, event.organisation, event.actor,
        event.verb, event.target, event.details,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(line, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def record(*, organisation: str, actor: str, verb: str, target: str = "", **details: Any) -> Event:
    """Append one line. Details must be plain JSON and never hold answers, codes or health data."""
    last = Event.objects.order_by("-pk").values_list("digest", flat=True).first() or ""
    event = Event(
        organisation=organisation,
        actor=actor,
        verb=verb,
        target=target[:200],
        details=details,
        former_digest=last,
    )
    event.digest = _compute_digest(event)
    event.save()
    return event


def forget_events(*, organisation: str, before: datetime.datetime) -> int:
    """Empty the lines of an organisation from before this moment. Returns how many.

    The line itself stays with its two digests, so that the chain goes on.
    """
    before = min(before, timezone.now() - SHORTEST_TERM)
    due = Event.objects.filter(organisation=organisation, happened_at__lt=before).exclude(verb="")
    return due.update(actor="", verb="", target="", details={})


def find_broken_links() -> list[int]:
    """Return the keys of lines that no longer fit the chain. A line may only be empty once it is old."""
    broken, former = [], ""
    old = timezone.now() - SHORTEST_TERM
    for event in Event.objects.order_by("pk").iterator():
        is_forgotten = not event.verb and event.happened_at < old
        fits = is_forgotten or event.digest == _compute_digest(event)
        if event.former_digest != former or not fits:
            broken.append(event.pk)
        former = event.digest
    return broken
