"""Keeping what the team answered to a question."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from speelveld.audit.operations import record
from speelveld.board.models import Reflection
from speelveld.board.operations.rows import lock
from speelveld.board.permissions import check_reflect
from speelveld.board.questions import is_about_condition, is_about_step
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor


@transaction.atomic
def keep_reflection(
    *, organisation: Organisation, by: Actor, question_key: str, answer: str
) -> Reflection | None:
    """Keep the one answer of the organisation to a question, to that of a step the one of this cycle.

    An empty answer takes it away.
    """
    check_reflect(by, about_condition=_place(question_key))
    lock(organisation)
    cycle = organisation.cycles.first() if is_about_step(question_key) else None
    rows = organisation.reflections.filter(question_key=question_key, cycle=cycle)
    found = rows.first()
    answer = answer.strip()
    if answer == (found.answer if found else ""):
        return found
    verb = "reflection.kept" if answer else "reflection.removed"
    record(organisation=organisation.slug, actor=by.email, verb=verb, target=question_key)
    if not answer:
        rows.delete()
        return None
    reflection = found or Reflection(organisation=organisation, question_key=question_key, cycle=cycle)
    reflection.answer, reflection.written_by_id = answer, by.user_id
    reflection.full_clean(exclude=["written_by"])
    reflection.save()
    return reflection


def _place(question_key: str) -> bool:
    try:
        return is_about_condition(question_key)
    except KeyError:
        raise ValidationError(_("Deze vraag kennen we niet. Laad de pagina opnieuw.")) from None
