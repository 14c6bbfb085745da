"""A manager reports, once a quarter, which factors several people of a team run into."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speelveld.catalogue import FACTORS
from speelveld.organisations.models import Organisation, Role
from speelveld.organisations.permissions import Actor, check
from speelveld.signals.absence.cutting import TooFew
from speelveld.signals.absence.periods import find_quarter
from speelveld.signals.errors import PatternRefused
from speelveld.signals.models import PatternRound, PatternTurn
from speelveld.signals.patterns import count_report, find_area, make_areas
from speelveld.signals.queries import read_tree_of_managers


@transaction.atomic
def report_patterns(
    *, organisation: Organisation, by: Actor, factors: Iterable[str], today: datetime.date | None = None
) -> None:
    """Count a report in its area. No audit line: it would tell who reported what. Raises PatternRefused."""
    check(by, "patterns.report")
    assert by.user_id is not None
    chosen = sorted(set(factors) & set(FACTORS))
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    current = _open_round(organisation, today or timezone.localdate())
    units = organisation.memberships.filter(user_id=by.user_id, role=Role.MANAGER).order_by("pk")
    area = find_area(current.areas, list(units.values_list("unit__key", flat=True)))
    if area is None:
        raise PatternRefused(
            _("Jouw onderdeel hoort dit kwartaal nog nergens bij. Meld het in het volgende kwartaal.")
        )
    _turn, is_new = PatternTurn.objects.get_or_create(round=current, user_id=by.user_id)
    if not is_new:
        raise PatternRefused(_("Je hebt dit kwartaal al gemeld. In het volgende kwartaal kan het weer."))
    count_report(area, chosen)
    current.save(update_fields=["areas"])


def _open_round(organisation: Organisation, today: datetime.date) -> PatternRound:
    quarter = find_quarter(today)
    found = organisation.pattern_rounds.filter(first_on=quarter.first).first()
    if found:
        return found
    tree = read_tree_of_managers(organisation)
    try:
        areas = make_areas(tree) if tree else []
    except TooFew:
        areas = []
    if not areas:
        raise PatternRefused(
            _(
                "Er zijn minder dan tien leidinggevenden. Dan is te zien wie wat meldt. Bespreek het met de "
                "programma-eigenaar, zonder namen."
            )
        )
    return organisation.pattern_rounds.create(first_on=quarter.first, last_on=quarter.last, areas=areas)


def forget_turns(*, today: datetime.date) -> int:
    """Delete who took part in quarters that are over. Returns how many."""
    gone, _rows = PatternTurn.objects.filter(round__last_on__lt=today).delete()
    return gone
