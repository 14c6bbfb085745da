"""Who may see an agreement: the two whose it is, and HR when both want that. Nobody else, whatever their role."""

from speelveld.agreements.choices import Side
from speelveld.agreements.models import Agreement
from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Person
from speelveld.organisations.permissions import Actor, check


def get_side(actor: Actor, agreement: Agreement) -> Side | None:
    """Return on which side of an agreement somebody stands.

    A manager loses it with the team: who left it, or whose employee went to another team, is a stranger.
    """
    if actor.user_id == agreement.employee_id:
        return Side.EMPLOYEE
    leads = actor.may("agreements.make") and agreement.person.unit.key in actor.led_units
    return Side.MANAGER if leads and actor.user_id == agreement.manager_id else None


def may_read(actor: Actor, agreement: Agreement) -> bool:
    """Tell whether somebody may read the version in force."""
    shared = agreement.is_shared and actor.may("agreements.read_shared")
    return shared or get_side(actor, agreement) is not None


def check_see(actor: Actor) -> None:
    check(actor, "agreements.see")


def check_read(actor: Actor, agreement: Agreement) -> None:
    if not may_read(actor, agreement):
        raise Denied("agreements.read")


def check_side(actor: Actor, agreement: Agreement) -> Side:
    """Return the side of somebody who agreed. Raises Denied for everybody else."""
    side = get_side(actor, agreement)
    if side is None:
        raise Denied("agreements.change")
    return side


def check_employee(actor: Actor, agreement: Agreement) -> None:
    if check_side(actor, agreement) != Side.EMPLOYEE:
        raise Denied("agreements.own")


def check_make(actor: Actor) -> None:
    check(actor, "agreements.make")


def check_make_with(actor: Actor, person: Person) -> None:
    """Raise Denied unless this is somebody in a team of the actor."""
    check_make(actor)
    if person.unit.key not in actor.led_units or person.organisation.slug != actor.organisation_slug:
        raise Denied("agreements.make")
