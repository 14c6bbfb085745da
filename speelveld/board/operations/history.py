"""What a measure said before: kept with every change, for the page and for who edits at the same time."""

import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model

from speelveld.board.models import Measure, MeasureChange
from speelveld.organisations.permissions import Actor
from speelveld.ui.guarded import refuse_marked

Plain = str | list[str] | None


def write_down(value: Any) -> Plain:
    """Return a value as JSON holds it; a row by the name it has now."""
    match value:
        case None | "":
            return None
        case list():
            return [str(one) for one in value]
        case Decimal():
            return f"{value.normalize():f}"
        case datetime.date():
            return value.isoformat()
        case Model():
            return f"{value.pk}:{value}"
    return str(value)


def keep_change(
    measure: Measure, by: Actor, values: dict[str, tuple[Any, Any]], reason: str = ""
) -> MeasureChange:
    """Keep what changed, under the version that the measure has now."""
    refuse_marked({"reason": reason}, "plan")
    plain = {name: [write_down(before), write_down(after)] for name, (before, after) in values.items()}
    return MeasureChange.objects.create(
        measure=measure, version=measure.version, values=plain, reason=reason, changed_by_id=by.user_id
    )


def find_base(measure: Measure, version: int) -> dict[str, Plain]:
    """Return, for each field that changed since this version, what it said in that version."""
    base: dict[str, Plain] = {}
    for change in measure.changes.filter(version__gt=version).order_by("version"):
        for name, (before, _after) in change.values.items():
            base.setdefault(name, before)
    return base
