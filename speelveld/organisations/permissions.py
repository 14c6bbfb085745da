"""Who may do what, as one table that a person can read. Every check in every app comes down to `may`."""

from dataclasses import dataclass

from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Role

R = Role

# What somebody may do (left) and the roles that may (right). Anything that is not here, nobody may.
RULES: dict[str, frozenset[Role]] = {
    "organisation.see": frozenset(Role) - {R.PROVIDER},
    "units.see": frozenset({R.OWNER, R.DIRECTOR, R.WORKS_COUNCIL, R.PRIVACY_OFFICER, R.ADMINISTRATOR}),
    "people.see": frozenset({R.OWNER}),
    "people.import": frozenset({R.OWNER}),
    "roles.change": frozenset({R.OWNER, R.ADMINISTRATOR}),
    "audit.see": frozenset({R.PRIVACY_OFFICER}),
    "assessment.export": frozenset({R.OWNER, R.DIRECTOR, R.WORKS_COUNCIL, R.PRIVACY_OFFICER}),
    "retention.see": frozenset({R.OWNER, R.DIRECTOR, R.WORKS_COUNCIL, R.PRIVACY_OFFICER, R.ADMINISTRATOR}),
    "retention.change": frozenset({R.OWNER, R.PRIVACY_OFFICER}),
    "waves.see": frozenset({R.OWNER, R.DIRECTOR, R.WORKS_COUNCIL, R.PRIVACY_OFFICER}),
    "waves.change": frozenset({R.OWNER}),
    "consents.give": frozenset({R.WORKS_COUNCIL}),
    "results.see_all": frozenset({R.OWNER, R.DIRECTOR, R.WORKS_COUNCIL, R.PROFESSIONAL}),
    "results.see_own_unit": frozenset({R.MANAGER}),
    "results.see_whole": frozenset({R.MANAGER, R.EMPLOYEE, R.CONFIDENTIAL_ADVISER, R.PRIVACY_OFFICER}),
    "results.export": frozenset({R.OWNER, R.DIRECTOR, R.WORKS_COUNCIL}),
    "board.see": frozenset({R.OWNER, R.DIRECTOR, R.MANAGER, R.EMPLOYEE, R.PROFESSIONAL, R.WORKS_COUNCIL,
                            R.CONFIDENTIAL_ADVISER, R.PRIVACY_OFFICER}),
    "board.change": frozenset({R.OWNER}),
    "board.change_own_unit": frozenset({R.MANAGER}),
    "board.vote": frozenset({R.OWNER, R.DIRECTOR, R.MANAGER, R.WORKS_COUNCIL, R.PROFESSIONAL}),
    "conditions.judge": frozenset({R.OWNER, R.DIRECTOR}),
    "conditions.say": frozenset({R.OWNER, R.DIRECTOR, R.MANAGER, R.WORKS_COUNCIL}),
    "board.export": frozenset({R.OWNER, R.DIRECTOR, R.WORKS_COUNCIL}),
    "absence.import": frozenset({R.OWNER}),
    "absence.see_all": frozenset({R.OWNER, R.DIRECTOR, R.WORKS_COUNCIL, R.PROFESSIONAL}),
    "absence.see_own_unit": frozenset({R.MANAGER}),
    "signals.see_all": frozenset({R.OWNER, R.DIRECTOR, R.WORKS_COUNCIL, R.PROFESSIONAL}),
    "signals.see_own_unit": frozenset({R.MANAGER}),
    "signals.change": frozenset({R.OWNER, R.PROFESSIONAL}),
    "signals.change_own_unit": frozenset({R.MANAGER}),
    "patterns.report": frozenset({R.MANAGER}),
    "guide.see": frozenset(Role) - {R.PROVIDER},
    "guide.change_access": frozenset({R.OWNER}),
    "agreements.see": frozenset(Role) - {R.PROVIDER},
    "agreements.make": frozenset({R.MANAGER}),
    "agreements.read_shared": frozenset({R.OWNER}),
    "agreements.set_keeping": frozenset({R.OWNER}),
    "ideas.change": frozenset({R.OWNER, R.PROFESSIONAL}),
    "consults.ask": frozenset(Role) - {R.PROVIDER},
    "consults.read": frozenset({R.PROFESSIONAL}),
    "consults.count": frozenset({R.OWNER, R.DIRECTOR, R.WORKS_COUNCIL}),
}  # fmt: skip


@dataclass(frozen=True)
class Actor:
    """Somebody in one organisation: their roles, and the keys of the units they lead, subtrees included."""

    name: str
    email: str
    organisation_slug: str
    roles: frozenset[Role]
    led_units: frozenset[str] = frozenset()
    user_id: int | None = None

    def may(self, action: str) -> bool:
        return not self.roles.isdisjoint(RULES[action])


def check(actor: Actor, action: str) -> None:
    """Raise Denied unless one of the actor's roles may do this."""
    if not actor.may(action):
        raise Denied(action)


def check_not_oneself(actor: Actor, *, user_id: int) -> None:
    """Raise Denied when somebody who only administers the system would let themselves in further."""
    if actor.user_id == user_id and R.OWNER not in actor.roles:
        raise Denied("roles.change_own")


def check_unit(actor: Actor, *, unit_key: str, everywhere: str, own_unit: str) -> None:
    """Raise Denied unless the actor may do this everywhere, or in a unit that they lead."""
    if actor.may(everywhere) or (actor.may(own_unit) and unit_key in actor.led_units):
        return
    raise Denied(own_unit)
