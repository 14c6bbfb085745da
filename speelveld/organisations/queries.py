"""Questions about the tree and about who somebody is."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from speelveld.accounts.models import User
from speelveld.organisations.importing.people import PersonRow
from speelveld.organisations.importing.plan import Present
from speelveld.organisations.importing.units import UnitRow
from speelveld.organisations.models import Organisation, Person, Role, StaffImport, Unit
from speelveld.organisations.permissions import Actor
from speelveld.organisations.retention import Kept


def list_units_in_tree_order(organisation: Organisation) -> list[tuple[Unit, int]]:
    """Return every active unit with its depth, parents before children, in one query."""
    children: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in organisation.units.filter(is_active=True).order_by("position", "name"):
        children[unit.parent_id].append(unit)
    ordered: list[tuple[Unit, int]] = []
    waiting = [(unit, 0) for unit in reversed(children[None])]
    while waiting:
        unit, depth = waiting.pop()
        ordered.append((unit, depth))
        waiting.extend((child, depth + 1) for child in reversed(children[unit.pk]))
    return ordered


def list_subtree_keys(organisation: Organisation, root_ids: Iterable[int]) -> frozenset[str]:
    """Return the keys of these units and of everything below them, in one query."""
    roots = set(root_ids)
    if not roots:
        return frozenset()
    inside: dict[int, bool] = {}
    keys = set()
    for unit, _depth in list_units_in_tree_order(organisation):
        inside[unit.pk] = unit.pk in roots or (
            unit.parent_id is not None and inside.get(unit.parent_id, False)
        )
        if inside[unit.pk]:
            keys.add(unit.key)
    return frozenset(keys)


def get_actor(organisation: Organisation, user: User) -> Actor | None:
    """Return who this user is in this organisation, or None when they have no role there."""
    memberships = list(organisation.memberships.filter(user=user).values_list("role", "unit_id"))
    if not memberships:
        return None
    led = [unit_id for role, unit_id in memberships if role == Role.MANAGER and unit_id is not None]
    return Actor(
        name=str(user),
        email=user.email,
        organisation_slug=organisation.slug,
        roles=frozenset(Role(role) for role, _unit in memberships),
        led_units=list_subtree_keys(organisation, led),
        user_id=user.pk,
    )


def list_manager_mails(organisation: Organisation) -> frozenset[str]:
    """Return the mail addresses of everybody who leads a unit that is in use, in small letters."""
    leading = organisation.memberships.filter(role=Role.MANAGER, unit__is_active=True)
    return frozenset(mail.lower() for mail in leading.values_list("user__email", flat=True))


def list_organisations(user: User) -> QuerySet[Organisation]:
    """Return the organisations in which this person has a role."""
    return Organisation.objects.filter(memberships__user=user).distinct().order_by("name")


def find_people(organisation: Organisation, *, unit: Unit | None, wanted: str) -> QuerySet[Person]:
    """Return who works here: in a unit and all below it if one is given, with this name, number or mail."""
    people = organisation.people.filter(left_on__isnull=True).select_related("unit").order_by("name", "pk")
    if unit is not None:
        people = people.filter(unit__key__in=list_subtree_keys(organisation, [unit.pk]))
    if wanted:
        people = people.filter(Q(name__icontains=wanted) | Q(number=wanted) | Q(email__iexact=wanted))
    return people


def read_present(organisation: Organisation) -> Present:
    """Return the units and people as an import compares with them, in two queries."""
    units = list(
        organisation.units.filter(is_active=True).order_by("pk").values_list("key", "name", "parent__key")
    )
    fields = ("number", "name", "unit__key", "email", "language", "joined_on", "traits")
    people = organisation.people.filter(left_on__isnull=True).order_by("pk").values_list(*fields)
    return Present(
        units={key: UnitRow(key, name, parent or "") for key, name, parent in units},
        people={
            number: PersonRow(
                number, name, unit, email, language, day.isoformat() if day else "", tuple(traits.items())
            )
            for number, name, unit, email, language, day, traits in people
        },
    )


def keep_former_people(organisation: Organisation) -> Kept:
    """Return who is on the staff list and does not work here any more."""
    return Kept(organisation.people.filter(left_on__isnull=False), "left_on")


def keep_unfinished_imports(organisation: Organisation) -> Kept:
    """Return the imports that still hold their files."""
    over = (StaffImport.State.APPLYING, StaffImport.State.APPLIED)
    return Kept(organisation.staff_imports.exclude(state__in=over), "uploaded_at")
