"""The right to answer once: stamped for a code, spent without one. Protocol: docs/method/anonymity.md.

Both halves are one statement each, so that nothing can come in between. Nothing else is written: no moment, no order.
"""

import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import connection

from speelveld.surveys.codes import digest_code
from speelveld.surveys.errors import AnswerRefused
from speelveld.surveys.guessing import count_wrong_code, is_guessing
from speelveld.surveys.models import Invitation, ReportingGroup, Wave
from speelveld.surveys.models.answers import BoxedAnswer, make_random_key

PREFIX_BYTES = 32
_GROUPS, _INVITATIONS, _WAVES, _BOX = (
    model._meta.db_table for model in (ReportingGroup, Invitation, Wave, BoxedAnswer)
)
# The code was not used, and the wave is open at this very moment. Of sealed codes no more count than there are people
# for them, as each printing makes the whole pile anew.
_MARK = f"""
    UPDATE {_INVITATIONS} SET is_used = %s, blinded_digest = %s
    WHERE id = %s AND is_used = %s
      AND EXISTS (SELECT 1 FROM {_WAVES} WHERE id = %s AND state = %s)
      AND (is_sealed = %s OR (SELECT n_sealed FROM {_GROUPS} g WHERE g.id = {_INVITATIONS}.group_id) >
           (SELECT COUNT(*) FROM {_INVITATIONS} i
            WHERE i.group_id = {_INVITATIONS}.group_id AND i.is_sealed = %s AND i.is_used = %s))
"""  # noqa: S608 - names of our own tables
_SPEND = f"""
    INSERT INTO {_BOX} (id, wave_id, group_id, prefix_digest, sealed)
    SELECT %s, %s, %s, %s, %s WHERE EXISTS (SELECT 1 FROM {_WAVES} WHERE id = %s AND state = %s)
    ON CONFLICT (prefix_digest) DO NOTHING
"""  # noqa: S608


class Right(NamedTuple):
    """An invitation as far as the intake needs it."""

    invitation_id: int
    group_id: int
    is_used: bool
    blinded_digest: str

    def refuse_other(self, digest: str) -> None:
        """Raise AnswerRefused when a stamp was given for another blinded message than this one."""
        if self.is_used and self.blinded_digest != digest:
            raise AnswerRefused("used_code")


def make_message(public_id: str, group_id: int) -> bytes:
    """Return what is signed after its random prefix: the browser writes the same."""
    return f"speelveld answer 1\0{public_id}\0{group_id}".encode()


def digest(content: bytes) -> str:
    """Return what is kept of a blinded message, or of a prefix that was spent."""
    return hashlib.sha256(content).hexdigest()


def find_right(*, wave_id: int, public_id: str, code: str) -> Right:
    """Return whose code this is, used or not. Takes no lock, so that guesses cost nobody's write."""
    rights = Invitation.objects.filter(
        wave_id=wave_id, code_digest=digest_code(public_id, code), wave__state=Wave.State.OPEN
    )
    row = rights.values_list("pk", "group_id", "is_used", "blinded_digest").first()
    if row is not None:
        return Right(*row)
    refuse_unless_open(wave_id)
    if is_guessing(wave_id):
        raise AnswerRefused("many_wrong_codes")
    count_wrong_code(wave_id)
    raise AnswerRefused("unknown_code")


def mark(*, wave_id: int, right: Right, blinded_digest: str) -> None:
    """Use up a code for this blinded message. Once more for the same message changes nothing."""
    values = [True, blinded_digest, right.invitation_id, False, wave_id, Wave.State.OPEN, False, True, True]
    if _execute(_MARK, values):
        return
    refuse_unless_open(wave_id)
    now = Invitation.objects.filter(pk=right.invitation_id).values_list("is_used", "blinded_digest").first()
    if now != (True, blinded_digest):  # somebody else was first, or the pile of sealed codes is used up
        raise AnswerRefused("used_code")


def spend(*, wave_id: int, group_id: int, prepared: bytes, sealed: bytes) -> None:
    """Put an answer in the box. A prefix that was spent before changes nothing: that answer is there."""
    spent = digest(prepared)
    values = [make_random_key(), wave_id, group_id, spent, sealed, wave_id, Wave.State.OPEN]
    if not _execute(_SPEND, values) and not BoxedAnswer.objects.filter(prefix_digest=spent).exists():
        refuse_unless_open(wave_id)
        raise AnswerRefused("busy")


def refuse_unless_open(wave_id: int) -> None:
    """Raise AnswerRefused when the wave takes no answers now."""
    state = Wave.objects.filter(pk=wave_id).values_list("state", flat=True).first()
    if state != Wave.State.OPEN:
        raise AnswerRefused("not_open" if state == Wave.State.READY else "closed")


def _execute(statement: str, values: Sequence[Any]) -> bool:
    """Tell whether it changed a row."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return bool(cursor.rowcount > 0)
