"""Writes and checks the audit trail."""

import datetime
import hashlib
import json
from typing import Any

from django.db import transaction

from speelveld.audit.models import Event


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


def find_broken_links() -> list[int]:
    """Return the keys of lines that no longer fit the chain."""
    broken, former = [], ""
    for event in Event.objects.order_by("pk").iterator():
        if event.former_digest != former or event.digest != _compute_digest(event):
            broken.append(event.pk)
        former = event.digest
    return broken
