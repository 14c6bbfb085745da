"""Finds who is meant by a name that was typed, so that a measure reaches the list of who works on it."""

import re
from collections import defaultdict

from speelveld.accounts.models import User
from speelveld.board.models import Measure
from speelveld.organisations.models import Organisation

BETWEEN_NAMES = re.compile(r"[,;\n]")


def list_members(organisation: Organisation) -> list[User]:
    """Return who signs in here."""
    return list(User.objects.filter(memberships__organisation=organisation).distinct().order_by("name", "pk"))


def find_members(organisation: Organisation, text: str) -> list[User]:
    """Return the members whom these names or mail addresses mean. A name of two people means nobody."""
    wanted = {part.strip().casefold() for part in BETWEEN_NAMES.split(text)} - {""}
    if not wanted:
        return []
    meant: dict[str, list[User]] = defaultdict(list)
    for user in list_members(organisation):
        for name in {user.name.casefold(), user.email.casefold()} & wanted:
            meant[name].append(user)
    return [users[0] for users in meant.values() if len(users) == 1]


def link_people(measure: Measure, names: set[str]) -> None:
    """Link the measure to the people it names, for the names that were just typed."""
    if "owner" in names:
        found = find_members(measure.organisation, measure.owner)
        measure.led_by = found[0] if len(found) == 1 else None
        measure.save(update_fields=["led_by"])
    if "helpers" in names:
        measure.helped_by.set(find_members(measure.organisation, measure.helpers))
