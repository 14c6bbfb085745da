"""Questions about absence figures, and about the tree and the staff that a file is laid beside."""

from collections import Counter
from collections.abc import Mapping

from django.db.models import Q, QuerySet

from speelveld.organisations.models import Organisation, Role
from speelveld.organisations.permissions import Actor
from speelveld.organisations.queries import list_units_in_tree_order
from speelveld.science.disclosure import Tree, Unit
from speelveld.signals.absence.contracts import Place
from speelveld.signals.absence.staff import make_place
from speelveld.signals.models import AbsenceDraft, AbsencePeriod, AbsenceSettings, Signal


def get_absence_settings(organisation: Organisation) -> AbsenceSettings:
    """Return what the organisation chose, or the usual."""
    found = AbsenceSettings.objects.filter(organisation=organisation).first()
    return found or AbsenceSettings(organisation=organisation)


def get_absence_draft(organisation: Organisation) -> AbsenceDraft | None:
    return AbsenceDraft.objects.filter(organisation=organisation).first()


def list_periods(organisation: Organisation) -> QuerySet[AbsencePeriod]:
    """Return the periods that are shown, latest first."""
    return organisation.absence_periods.filter(is_withdrawn=False)


def read_tree(organisation: Organisation) -> Tree | None:
    """Return the active units as a tree without head counts; None when there are none."""
    units = [unit for unit, _depth in list_units_in_tree_order(organisation)]
    keys = {unit.pk: unit.key for unit in units}
    rows = [Unit(unit.key, keys.get(unit.parent_id or 0), unit.name) for unit in units]
    return Tree(rows) if rows else None


def list_signals(organisation: Organisation, actor: Actor) -> list[Signal]:
    """Return the signals that the actor may see, latest first; a manager those of the own units and of all."""
    signals = organisation.signals.select_related("unit")
    if not actor.may("signals.see_all"):
        signals = signals.filter(Q(unit=None) | Q(unit__key__in=actor.led_units))
    return list(signals)


def read_tree_of_managers(organisation: Organisation) -> Tree | None:
    """Return the active units with the number of managers that lead each; who leads several counts once."""
    tree = read_tree(organisation)
    managers = organisation.memberships.filter(role=Role.MANAGER, unit__is_active=True).order_by("pk")
    led: dict[int, str] = {}
    for user_id, key in managers.values_list("user_id", "unit__key"):
        led.setdefault(user_id, key)
    counts = Counter(led.values())
    return tree and Tree(Unit(unit.key, unit.parent, unit.name, counts[unit.key]) for unit in tree)


def read_place(organisation: Organisation) -> Place:
    """Return how to find the unit of somebody, also of who left or whose unit is gone."""
    people = dict(organisation.people.values_list("number", "unit__key"))
    rows = list(organisation.units.values_list("key", "name", "parent__key", "is_active"))
    parents = {key: parent for key, _name, parent, _active in rows}
    active = {key for key, _name, _parent, is_active in rows if is_active}
    nearest = {key: _find_nearest(key, parents, active) for key in parents}
    return make_place(people, [(key, name) for key, name, _p, is_active in rows if is_active], nearest)


def _find_nearest(key: str | None, parents: Mapping[str, str | None], active: set[str]) -> str:
    while key is not None and key not in active:
        key = parents[key]
    return key or ""
