"""The logbook of a measure, line by line."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld.board.models import Remark
from speelveld.board.permissions import may_remove_remark
from speelveld.board.presenters.said import write_day
from speelveld.organisations.permissions import Actor

ICONS = {Remark.Kind.COMMENT: "pen", Remark.Kind.PROGRESS: "busy", Remark.Kind.EVIDENCE: "eye"}


@dataclass(frozen=True)
class Written:
    pk: int
    kind: str
    icon: str
    text: str
    about: str  # the day and where it comes from
    who: str
    at: datetime.datetime
    may_remove: bool


def present_remarks(remarks: Iterable[Remark], actor: Actor) -> tuple[Written, ...]:
    return tuple(_present(remark, actor) for remark in remarks)


def _present(remark: Remark, actor: Actor) -> Written:
    parts = (write_day(remark.happened_on), remark.source)
    return Written(
        pk=remark.pk,
        kind=str(remark.get_kind_display()),
        icon=ICONS[Remark.Kind(remark.kind)],
        text=remark.text,
        about=" · ".join(part for part in parts if part),
        who=str(remark.written_by) if remark.written_by else _("iemand die hier niet meer inlogt"),
        at=remark.written_at,
        may_remove=may_remove_remark(actor, remark.written_by_id),
    )
