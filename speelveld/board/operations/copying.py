"""One measure for many units in one go."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from speelveld.accounts.models import User
from speelveld.audit.operations import record
from speelveld.board.models import Measure, MeasureChange
from speelveld.board.operations.rows import lock
from speelveld.board.permissions import check_change
from speelveld.organisations.models import Organisation, Role, Unit
from speelveld.organisations.permissions import Actor

S = Measure.State
OWN = ("id", "unit", "owner", "led_by", "state", "started_on", "reviewed_on", "version", "added_by",
       "added_at", "changed_at")  # fmt: skip


@dataclass(frozen=True)
class Copy:
    """What a copy would be: for which unit, who leads it, and whether it lies there already."""

    unit: Unit
    leader: User | None
    is_there: bool


def list_copies(measure: Measure, units: Iterable[Unit]) -> list[Copy]:
    """Return what would be made, in three queries however many units there are."""
    units = list(units)
    there = set(
        measure.organisation.measures.filter(title=measure.title, unit__in=units)
        .exclude(state=S.STOPPED)
        .values_list("unit_id", flat=True)
    )
    leaders = _find_leaders(measure.organisation, units)
    return [Copy(unit, leaders.get(unit.pk), unit.pk in there) for unit in units]


@transaction.atomic
def copy_measure(*, measure: Measure, by: Actor, units: Sequence[Unit]) -> int:
    """Put the same measure on the board for each of these units. Returns how many were made.

    A unit where it lies already is passed over. Who leads the unit leads the copy; evidence and state stay behind.
    """
    check_change(by, *units)
    lock(measure.organisation)
    copies = [copy for copy in list_copies(measure, units) if not copy.is_there]
    made = Measure.objects.bulk_create(_make_row(measure, copy, by) for copy in copies)
    MeasureChange.objects.bulk_create(
        MeasureChange(measure=one, version=1, values={}, changed_by_id=by.user_id) for one in made
    )
    if made:
        slug = measure.organisation.slug
        record(organisation=slug, actor=by.email, verb="measure.copied", target=measure.title, n=len(made))
    return len(made)


def _make_row(measure: Measure, copy: Copy, by: Actor) -> Measure:
    kept = {
        field.name: getattr(measure, field.name)
        for field in Measure._meta.concrete_fields
        if field.name not in OWN
    }
    row = Measure(
        **kept, unit=copy.unit, owner=str(copy.leader or ""), led_by=copy.leader,
        state=S.IDEA if measure.state in (S.IDEA, S.STOPPED, S.LATER) else S.PLANNED, added_by_id=by.user_id,
    )  # fmt: skip
    row.full_clean(exclude=["added_by", "led_by", "organisation", "problem", "unit"], validate_unique=False)
    return row


def _find_leaders(organisation: Organisation, units: Iterable[Unit]) -> dict[int, User]:
    """Return who leads each unit, where that is one person."""
    leading: dict[int, list[User]] = defaultdict(list)
    rows = organisation.memberships.filter(role=Role.MANAGER, unit__in=list(units)).select_related("user")
    for membership in rows:
        if membership.unit_id:
            leading[membership.unit_id].append(membership.user)
    return {unit: users[0] for unit, users in leading.items() if len(users) == 1}
