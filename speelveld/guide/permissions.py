"""Who may read the guide inside the organisation, and who decides that everybody may."""

from speelveld.organisations.permissions import Actor, check


def check_see(actor: Actor) -> None:
    check(actor, "guide.see")


def check_change_access(actor: Actor) -> None:
    check(actor, "guide.change_access")
