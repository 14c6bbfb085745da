"""Who may see which absence figures."""

from speelveld.organisations.errors import Denied
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
