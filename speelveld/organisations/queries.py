"""Questions about the tree and about who somebody is."""

from collections import defaultdict
from collections.abc import Iterable

from speelveld.accounts.models import User
from speelveld.organisations.models import Organisation, Role, Unit
from speelveld.organisations.permissions import Actor


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
        inside[unit.pk] = unit.pk in roots or (unit.parent_id is not None and inside.get(unit.parent_id, False))
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
