"""What stands in the way when a measure begins. One may begin all the same, and says why."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.board.models import ConditionJudgement, Measure
from speelveld.board.texts import get_condition_names
from speelveld.organisations.models import Organisation

S = Measure.State


def list_unmet(organisation: Organisation, conditions: list[str]) -> list[str]:
    """Return which of these conditions are not in order yet, in the order of the seven."""
    if not conditions:
        return []
    in_order = ConditionJudgement.Judgement.IN_ORDER
    met = organisation.condition_judgements.filter(judgement=in_order).values_list("condition", flat=True)
    return [key for key in catalogue.CONDITIONS if key in conditions and key not in set(met)]


def list_in_the_way(stored: Measure | None, organisation: Organisation, fields: dict[str, Any]) -> list[str]:
    """Return the conditions that are not in order when this change lets the measure begin."""
    begins = fields.get("state") == S.BUSY and (stored is None or stored.state != S.BUSY)
    if not begins:
        return []
    return list_unmet(organisation, fields.get("conditions", stored.conditions if stored else []))


def tell_in_the_way(unmet: list[str]) -> str:
    names = get_condition_names()
    text = _("Nog niet op orde: %(conditions)s. Regel dat eerst, of vertel waarom je toch begint.")
    return text % {"conditions": ", ".join(names[key] for key in unmet)}


def check_start(
    stored: Measure | None, organisation: Organisation, fields: dict[str, Any], reason: str
) -> None:
    unmet = list_in_the_way(stored, organisation, fields)
    if unmet and not reason.strip():
        raise ValidationError({"reason": tell_in_the_way(unmet)})
