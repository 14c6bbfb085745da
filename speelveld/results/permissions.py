"""Who may read which released figures."""

from speelveld.organisations.errors import Denied
from speelveld.organisations.permissions import Actor

READERS = ("results.see_all", "results.see_own_unit", "results.see_whole")


def check_reader(actor: Actor) -> None:
    """Raise Denied unless the actor may read any results at all."""
    if not any(actor.may(action) for action in READERS):
        raise Denied("results.see_whole")
