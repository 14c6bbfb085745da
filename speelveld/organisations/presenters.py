"""What the pages about an organisation say."""

from dataclasses import dataclass

from django.db.models import Count, Q

from speelveld.organisations.models import Organisation, Unit
from speelveld.organisations.queries import list_units_in_tree_order


@dataclass(frozen=True)
class UnitLine:
    unit: Unit
    depth: int
    n_own: int
    n_below: int  # own people included


def present_units(organisation: Organisation) -> list[UnitLine]:
    """Return the tree with head counts, in two queries."""
    counts = dict(
        organisation.units.annotate(n=Count("people", filter=Q(people__left_on__isnull=True))).values_list("pk", "n")
    )
    ordered = list_units_in_tree_order(organisation)
    below = dict(counts)
    for unit, _depth in reversed(ordered):
        if unit.parent_id is not None:
            below[unit.parent_id] = below.get(unit.parent_id, 0) + below[unit.pk]
    return [UnitLine(unit, depth, counts[unit.pk], below[unit.pk]) for unit, depth in ordered]
