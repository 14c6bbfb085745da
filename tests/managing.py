"""Gives De Linde people who lead: on the staff list, with an account by the same mail and the role of manager."""

from collections.abc import Mapping

from speelveld.accounts.models import User
from speelveld.organisations.models import Membership, Person, Role
from tests.factories import Cast

LEADING = {"beuk": 4, "eik": 3, "noord": 3, "zuid": 2}


def appoint(cast: Cast, counts: Mapping[str, int] = LEADING) -> list[Person]:
    """Let so many people of each team lead it."""
    appointed = []
    for key, n in counts.items():
        for person in Person.objects.filter(unit=cast.units[key]).exclude(email="").order_by("pk")[:n]:
            user = User.objects.create_user(email=person.email.upper(), name=person.name)
            Membership.objects.create(
                user=user, organisation=cast.organisation, role=Role.MANAGER, unit=cast.units[key]
            )
            appointed.append(person)
    return appointed
