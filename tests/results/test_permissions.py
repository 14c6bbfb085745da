"""Who sees what, as a truth table: everything, the own subtree with what is around it, or only the whole."""

import pytest

from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Role
from speelveld.organisations.permissions import Actor
from speelveld.results.models import Release
from speelveld.results.permissions import check_export, check_page, look
from speelveld.results.queries import get_table

TOGETHER = "keuken+nacht"
KEYS = ("linde", "ouderen", "beuk", "eik", "keuken", "nacht", TOGETHER, "wijk", "noord", "zuid")
ALL = set(KEYS)
WIJK = {"wijk", "noord", "zuid"}

# role, units led -> pages that open, figures that may be seen
TABLE: list[tuple[Role, set[str], set[str], set[str]]] = [
    (Role.OWNER, set(), ALL, ALL),
    (Role.DIRECTOR, set(), ALL, ALL),
    (Role.WORKS_COUNCIL, set(), ALL, ALL),
    (Role.PROFESSIONAL, set(), ALL, ALL),
    (Role.EMPLOYEE, set(), {"linde"}, {"linde"}),
    (Role.CONFIDENTIAL_ADVISER, set(), {"linde"}, {"linde"}),
    (Role.PRIVACY_OFFICER, set(), {"linde"}, {"linde"}),
    (Role.MANAGER, {"beuk"}, {"linde", "beuk"}, {"linde", "beuk", "ouderen"}),
    (
        Role.MANAGER,
        {"keuken"},
        {"linde", "keuken", TOGETHER},
        {"linde", "keuken", TOGETHER, "ouderen"},
    ),
    (Role.MANAGER, WIJK, WIJK | {"linde"}, WIJK | {"linde"}),
    (Role.MANAGER, {"a unit that came later"}, {"linde"}, {"linde"}),
    # leading units without the role gives nothing
    (Role.EMPLOYEE, {"beuk"}, {"linde"}, {"linde"}),
]  # fmt: skip


def make_actor(*roles: Role, led: frozenset[str] = frozenset()) -> Actor:
    return Actor("Iemand", "iemand@linde.example", "linde", frozenset(roles), led)


@pytest.mark.parametrize(
    ("role", "led", "pages", "figures"),
    TABLE,
    ids=lambda value: "-".join(sorted(value))[:30] if isinstance(value, set) else str(value),
)
def test_the_truth_table_of_reading(
    released: Release, role: Role, led: set[str], pages: set[str], figures: set[str]
) -> None:
    sight = look(make_actor(role, led=frozenset(led)), get_table(released), {})
    assert {key for key in KEYS if sight.may_open(key)} == pages
    assert {key for key in KEYS if sight.may_see(key)} == figures


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.ADMINISTRATOR])
def test_who_has_no_part_in_results_sees_none(released: Release, role: Role) -> None:
    with pytest.raises(Denied):
        look(make_actor(role), get_table(released), {})


def test_every_role_is_in_the_table(released: Release) -> None:
    assert {role for role, *_rest in TABLE} | {Role.PROVIDER, Role.ADMINISTRATOR} == set(Role)


def test_two_roles_see_what_both_see_together(released: Release) -> None:
    actor = make_actor(Role.MANAGER, Role.DIRECTOR, led=frozenset({"beuk"}))
    assert look(actor, get_table(released), {}).is_everything


def test_a_page_of_another_team_is_refused_like_one_that_does_not_exist(released: Release) -> None:
    sight = look(make_actor(Role.MANAGER, led=frozenset({"beuk"})), get_table(released), {})
    for key in ("eik", "ouderen", "no such unit"):
        with pytest.raises(Denied):
            check_page(sight, key)


@pytest.mark.parametrize("role", list(Role))
def test_only_three_roles_take_tables_along(released: Release, role: Role) -> None:
    table = get_table(released)
    actor = make_actor(role, led=frozenset({"beuk"}))
    if role in {Role.OWNER, Role.DIRECTOR, Role.WORKS_COUNCIL}:
        check_export(actor, look(actor, table, {}))
    else:
        with pytest.raises(Denied):
            check_export(actor, look(actor, table, {}))
