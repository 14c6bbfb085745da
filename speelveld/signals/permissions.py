"""Who may see which absence figures and signals, and who may note a signal."""

from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Unit
from speelveld.organisations.permissions import Actor, check
from speelveld.signals.absence.table import AbsenceTable, Group


def check_see_absence(actor: Actor) -> None:
    """Raise Denied unless the actor may see any absence figures."""
    if not (actor.may("absence.see_all") or (actor.may("absence.see_own_unit") and actor.led_units)):
        raise Denied("absence.see_all")


def check_import_absence(actor: Actor) -> None:
    check(actor, "absence.import")


def may_see_group(actor: Actor, group: Group) -> bool:
    """Tell whether the actor may see this group: everything, or what they lead and the whole."""
    if actor.may("absence.see_all"):
        return True
    return group.key in actor.led_units or not group.parent or not actor.led_units.isdisjoint(group.units)


def list_groups(actor: Actor, table: AbsenceTable) -> list[Group]:
    return [group for group in table.groups if may_see_group(actor, group)]


def check_see_signals(actor: Actor) -> None:
    """Raise Denied unless the actor may see any signals."""
    if not (actor.may("signals.see_all") or (actor.may("signals.see_own_unit") and actor.led_units)):
        raise Denied("signals.see_all")


def may_change_signal(actor: Actor, unit: Unit | None) -> bool:
    """Tell whether the actor may note or change a signal about this unit; None is the whole organisation."""
    if actor.may("signals.change"):
        return True
    return unit is not None and actor.may("signals.change_own_unit") and unit.key in actor.led_units


def may_add_signal(actor: Actor) -> bool:
    return actor.may("signals.change") or (actor.may("signals.change_own_unit") and bool(actor.led_units))


def check_add_signal(actor: Actor) -> None:
    """Raise Denied unless the actor may note a signal somewhere."""
    if not may_add_signal(actor):
        raise Denied("signals.change_own_unit")


def check_change_signal(actor: Actor, unit: Unit | None) -> None:
    """Raise Denied unless the actor may note or change a signal about this unit."""
    if not may_change_signal(actor, unit):
        raise Denied("signals.change_own_unit")
