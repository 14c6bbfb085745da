"""Taking answers in: the right to answer is used up and the answer goes into the box, in one transaction."""

import random
from collections.abc import Mapping, Sequence

from django.db import connection, transaction

from speelveld.surveys import box, credentials, questionnaire
from speelveld.surveys.errors import AnswerRefused, WaveRefused
from speelveld.surveys.guessing import count_wrong_code, is_guessing
from speelveld.surveys.models import ReportingGroup, Wave
from speelveld.surveys.models.answers import BoxedAnswer, make_random_key
from speelveld.surveys.operations.launching import make_sealed_codes
from speelveld.surveys.queries import Intake, get_intake

_INSERT = f"INSERT INTO {BoxedAnswer._meta.db_table} (id, wave_id, group_id, sealed) VALUES (%s, %s, %s, %s)"  # noqa: S608


def submit_answer(
    *, public_id: str, code: str, choices: Sequence[object], version: str | None = None
) -> None:
    """Store one answer, or raise AnswerRefused and change nothing.

    Two statements and one commit: no moment, no person, no order, no audit line.
    """
    intake = get_intake(public_id)
    if version not in (None, intake.version):
        raise AnswerRefused("other_version")
    stored = questionnaire.encode_choices(intake.n_options, choices)
    _refuse_unknown_code(intake, code)
    key = _read_box_key(intake)
    with transaction.atomic():
        group_id = credentials.redeem(wave_id=intake.wave_id, public_id=public_id, code=code)
        with connection.cursor() as cursor:
            sealed = box.seal(key, stored, public_id=public_id, group_id=group_id)
            cursor.execute(_INSERT, [make_random_key(), intake.wave_id, group_id, sealed])


def _read_box_key(intake: Intake) -> bytes:
    try:
        return box.read_key(intake.public_id)
    except WaveRefused:  # the wave closed a moment ago, or somebody has to put the key back
        credentials.refuse_unless_open(intake.wave_id)
        raise AnswerRefused("busy") from None


def _refuse_unknown_code(intake: Intake, code: str) -> None:
    """Stop guesses before they take the database's one write lock from people who answer."""
    if credentials.is_known(wave_id=intake.wave_id, public_id=intake.public_id, code=code):
        return
    credentials.refuse_unless_open(intake.wave_id)
    if is_guessing(intake.wave_id):
        raise AnswerRefused("many_wrong_codes")
    count_wrong_code(intake.wave_id)
    raise AnswerRefused("unknown_code")


@transaction.atomic
def store_answers(*, wave: Wave, answers_by_group: Mapping[str, Sequence[bytes]]) -> int:
    """Store many answers at once per group key, using up as many invitations. Returns how many.

    For the demo and for load tests. An answer is one byte an item in the instrument's order: the number of the
    option from 0, or 255 for none.
    """
    groups = {group.key: group for group in wave.reporting_groups.all()}
    n_options, box_key = questionnaire.count_options(wave.instrument), box.read_key(wave.public_id)
    rows = []
    for key, answers in answers_by_group.items():
        group = groups[key]
        _use_invitations(wave, group, len(answers))
        for answer in answers:
            questionnaire.check_stored(n_options, answer)
            sealed = box.seal(box_key, answer, public_id=wave.public_id, group_id=group.pk)
            rows.append(BoxedAnswer(wave=wave, group=group, sealed=sealed))
    BoxedAnswer.objects.bulk_create(sorted(rows, key=lambda row: row.pk), batch_size=1000)
    return len(rows)


def _use_invitations(wave: Wave, group: ReportingGroup, n: int) -> None:
    """Use up as many rights, drawn from people with mail and without alike."""
    unused = list(
        wave.invitations.filter(group=group, is_used=False, is_sealed=False).values_list("pk", flat=True)
    )
    n_sealed_left = (
        group.n_sealed - wave.invitations.filter(group=group, is_used=True, is_sealed=True).count()
    )
    if n > len(unused) + n_sealed_left:
        raise ValueError(f"Group {group.key!r} has {len(unused) + n_sealed_left} invitations left, not {n}.")
    drawn = random.SystemRandom().sample([*unused, *[0] * n_sealed_left], n)
    wave.invitations.filter(pk__in=drawn).update(is_used=True)
    make_sealed_codes(wave, group, drawn.count(0), is_used=True)
