"""The right to answer once. This is the one place that knows how a respondent proves it.

Today a code whose digest is stored with an invitation; a blind signature takes its place without touching the rest.
"""

from django.db import connection

from speelveld.surveys.codes import digest_code
from speelveld.surveys.errors import AnswerRefused
from speelveld.surveys.models import Invitation, ReportingGroup, Wave

_GROUPS, _INVITATIONS, _WAVES = (model._meta.db_table for model in (ReportingGroup, Invitation, Wave))
# One statement decides: the code exists in this wave, was not used, and the wave is open at this very moment. Of
# sealed codes no more count than there are people for them, as each printing makes the whole pile anew.
_REDEEM = f"""
    UPDATE {_INVITATIONS} SET is_used = %s
    WHERE code_digest = %s AND wave_id = %s AND is_used = %s
      AND EXISTS (SELECT 1 FROM {_WAVES} WHERE id = %s AND state = %s)
      AND (is_sealed = %s OR (SELECT n_sealed FROM {_GROUPS} g WHERE g.id = {_INVITATIONS}.group_id) >
           (SELECT COUNT(*) FROM {_INVITATIONS} i
            WHERE i.group_id = {_INVITATIONS}.group_id AND i.is_sealed = %s AND i.is_used = %s))
    RETURNING group_id
"""  # noqa: S608 - names of our own tables


def redeem(*, wave_id: int, public_id: str, code: str) -> int:
    """Use up the right to answer and return the key of its reporting group. Call it inside a transaction.

    Raises AnswerRefused when there is no such right. Nothing else is written: no moment, no counter.
    """
    digest = digest_code(public_id, code)
    with connection.cursor() as cursor:
        cursor.execute(_REDEEM, [True, digest, wave_id, False, wave_id, Wave.State.OPEN, False, True, True])
        row = cursor.fetchone()
    if row is None:
        refuse_unless_open(wave_id)
        raise AnswerRefused("used_code" if _is_stored(wave_id, digest) else "unknown_code")
    return int(row[0])


def is_known(*, wave_id: int, public_id: str, code: str) -> bool:
    """Tell whether this code was given out, used or not. Takes no lock."""
    return _is_stored(wave_id, digest_code(public_id, code))


def refuse_unless_open(wave_id: int) -> None:
    """Raise AnswerRefused when the wave takes no answers now."""
    state = Wave.objects.filter(pk=wave_id).values_list("state", flat=True).first()
    if state != Wave.State.OPEN:
        raise AnswerRefused("not_open" if state == Wave.State.READY else "closed")


def _is_stored(wave_id: int, digest: str) -> bool:
    return Invitation.objects.filter(wave_id=wave_id, code_digest=digest).exists()
