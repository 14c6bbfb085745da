"""What a measure must bring is agreed beforehand, and stays so once it runs, unless somebody says why not."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from speelveld.board.models import Measure

AGREED = ("goal", "baseline", "judged_by", "threshold", "judged_on", "moments")
RUNNING = (Measure.State.BUSY, Measure.State.DONE)


def is_locked(measure: Measure) -> bool:
    """Tell whether the measure has begun, so that its agreements are changed with a reason only."""
    return measure.started_on is not None


def list_broken(stored: Measure, fields: dict[str, Any]) -> list[str]:
    """Return the agreements that would become something else. To agree on more is always allowed."""
    if not is_locked(stored):
        return []
    return [
        name
        for name in AGREED
        if name in fields and getattr(stored, name) and getattr(stored, name) != fields[name]
    ]


def check_agreements(stored: Measure, fields: dict[str, Any], reason: str) -> None:
    if list_broken(stored, fields) and not reason.strip():
        raise ValidationError({"reason": tell_broken()})


def tell_broken() -> str:
    return _("Deze maatregel loopt al. Vertel waarom het doel of het meten anders wordt.")


def note_start(fields: dict[str, Any]) -> dict[str, Any]:
    """Return what is kept besides when a measure begins to run: the day."""
    if fields.get("state") not in RUNNING:
        return {}
    today, planned = timezone.localdate(), fields.get("starts_on")
    return {"started_on": planned if planned and planned <= today else today}
