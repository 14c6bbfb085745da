"""Taking answers in, in two halves that nothing ties together: a stamp for a code, and an answer for a stamp."""

from collections.abc import Sequence
from typing import NamedTuple

from speelveld.science.credentials import PublicKey, SigningFailed, blind_sign, verify
from speelveld.surveys import box, credentials, questionnaire, signing_keys
from speelveld.surveys.errors import AnswerRefused, WaveRefused
from speelveld.surveys.models import ReportingGroup
from speelveld.surveys.queries import Intake, get_intake


class GroupKey(NamedTuple):
    """Which group a code belongs to, and the key that signs for it."""

    group_id: int
    key: PublicKey


def find_group_key(*, public_id: str, code: str) -> GroupKey:
    """Tell which key stamps this code. Changes nothing; raises AnswerRefused."""
    intake = get_intake(public_id)
    right = credentials.find_right(wave_id=intake.wave_id, public_id=public_id, code=code)
    return GroupKey(right.group_id, _get_public_key(intake, right.group_id))


def stamp(*, public_id: str, code: str, blinded: bytes) -> bytes:
    """Sign a blinded message, once a code, or raise AnswerRefused. The same message gets the same signature again.

    It is signed before the code is marked, outside the database's one write lock, and leaves after that.
    """
    intake = get_intake(public_id)
    right = credentials.find_right(wave_id=intake.wave_id, public_id=public_id, code=code)
    digest = credentials.digest(blinded)
    right.refuse_other(digest)
    signature = _sign(intake, right.group_id, blinded)
    credentials.mark(wave_id=intake.wave_id, right=right, blinded_digest=digest)
    return signature


def submit_answer(
    *,
    public_id: str,
    group_id: int,
    prefix: bytes,
    signature: bytes,
    choices: Sequence[object],
    version: str | None = None,
) -> None:
    """Store one answer of somebody who was invited, or raise AnswerRefused and change nothing.

    One statement: no moment, no person, no order, no audit line. An answer that is there already stays as it is.
    """
    intake = get_intake(public_id)
    if version not in (None, intake.version):
        raise AnswerRefused("other_version")
    stored = questionnaire.encode_choices(intake.n_options, choices)
    prepared = prefix + credentials.make_message(public_id, group_id)
    key = _get_public_key(intake, group_id)
    if len(prefix) != credentials.PREFIX_BYTES or not verify(key, prepared, signature):
        raise AnswerRefused("bad_stamp")
    sealed = box.seal(_read_box_key(intake), stored, public_id=public_id, group_id=group_id)
    credentials.spend(wave_id=intake.wave_id, group_id=group_id, prepared=prepared, sealed=sealed)


def _get_public_key(intake: Intake, group_id: int) -> PublicKey:
    try:
        return signing_keys.get_public_key(intake.public_id, group_id)
    except ReportingGroup.DoesNotExist:
        credentials.refuse_unless_open(intake.wave_id)
        raise AnswerRefused("bad_stamp") from None


def _sign(intake: Intake, group_id: int, blinded: bytes) -> bytes:
    modulus = _get_public_key(intake, group_id).modulus
    if len(blinded) != (modulus.bit_length() + 7) // 8 or int.from_bytes(blinded, "big") >= modulus:
        raise AnswerRefused("unreadable")
    try:
        return blind_sign(signing_keys.open_signing_key(intake.public_id, group_id), blinded)
    except (
        WaveRefused,
        ValueError,
        SigningFailed,
    ):  # the wave closed a moment ago, or its key has to be put back
        credentials.refuse_unless_open(intake.wave_id)
        raise AnswerRefused("busy") from None


def _read_box_key(intake: Intake) -> bytes:
    try:
        return box.read_key(intake.public_id)
    except WaveRefused:  # as above
        credentials.refuse_unless_open(intake.wave_id)
        raise AnswerRefused("busy") from None
