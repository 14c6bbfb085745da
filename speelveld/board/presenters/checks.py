"""The concrete points of a condition, each with what was found."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld.board.models import ConditionCheck
from speelveld.board.models.conditions import Judgement
from speelveld.board.presenters.conditions import ICONS, NOT_JUDGED
from speelveld.catalogue import Check


@dataclass(frozen=True)
class Point:
    key: str
    text: str
    icon: str
    standing: str
    evidence: str
    owner: str
    due_on: datetime.date | None


def present_points(checks: tuple[Check, ...], kept: Mapping[str, ConditionCheck]) -> tuple[Point, ...]:
    return tuple(_present(check, kept.get(check.key)) for check in checks)


def _present(check: Check, kept: ConditionCheck | None) -> Point:
    if kept is None:
        return Point(check.key, check.text, NOT_JUDGED, _("Nog niet bekeken"), "", "", None)
    standing = Judgement(kept.standing)
    return Point(
        check.key, check.text, ICONS[standing], str(standing.label), kept.evidence, kept.owner, kept.due_on
    )
