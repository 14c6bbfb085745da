"""The seven conditions: how each stands."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.board.models import ConditionJudgement
from speelveld.board.queries import get_judgements
from speelveld.board.texts import get_reading_language
from speelveld.organisations.models import Organisation

J = ConditionJudgement.Judgement
ICONS = {J.TO_DO: "planned", J.BUSY: "busy", J.IN_ORDER: "done"}
NOT_JUDGED = "idea"


@dataclass(frozen=True)
class ConditionRow:
    key: str
    name: str
    icon: str
    judgement: str
    line: str
    next_step: str
    owner: str
    due_on: datetime.date | None


def present_conditions(judgements: Mapping[str, ConditionJudgement]) -> tuple[ConditionRow, ...]:
    texts = catalogue.conditions(get_reading_language())
    return tuple(_make_row(text, judgements.get(text.key)) for text in texts)


def name_conditions(organisation: Organisation, keys: list[str]) -> tuple[ConditionRow, ...]:
    """Return these conditions as they stand now."""
    return tuple(row for row in present_conditions(get_judgements(organisation)) if row.key in keys)


def _make_row(text: catalogue.ConditionText, judged: ConditionJudgement | None) -> ConditionRow:
    if judged is None:
        nobody = _("Nog niet bekeken")
        return ConditionRow(text.key, text.name, NOT_JUDGED, nobody, "", "", "", None)
    return ConditionRow(
        key=text.key,
        name=text.name,
        icon=ICONS[J(judged.judgement)],
        judgement=str(J(judged.judgement).label),
        line=judged.explanation or judged.next_step,
        next_step=judged.next_step,
        owner=judged.owner,
        due_on=judged.due_on,
    )
