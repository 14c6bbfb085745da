"""Many answers at once, for the demo and for tests: no code, no stamp, but as many invitations used up."""

import random
import secrets
from collections.abc import Mapping, Sequence

from django.db import transaction

from speelveld.surveys import box, questionnaire
from speelveld.surveys.models import ReportingGroup, Wave
from speelveld.surveys.models.answers import BoxedAnswer
from speelveld.surveys.operations.launching import make_sealed_codes


@transaction.atomic
def store_answers(*, wave: Wave, answers_by_group: Mapping[str, Sequence[bytes]]) -> int:
    """Store many answers at once per group key, using up as many invitations. Returns how many.

    An answer is one byte an item in the instrument's order: the number of the option from 0, or 255 for none.
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
            rows.append(
                BoxedAnswer(wave=wave, group=group, sealed=sealed, prefix_digest=secrets.token_hex(32))
            )
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
