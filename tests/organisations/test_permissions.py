"""The rules as truth tables: every action with every role, written out apart from the code."""

import pytest

from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Role
from speelveld.organisations.permissions import RULES, Actor, check, check_not_oneself, check_unit

ROLES = ("owner", "director", "manager", "employee", "professional", "works_council",
         "confidential_adviser", "provider", "privacy_officer", "administrator")  # fmt: skip

# x = may; in the order of ROLES
TABLE = """
                         ow di ma em pr wc ca pv po ad
organisation.see          x  x  x  x  x  x  x  .  x  x
units.see                 x  x  .  .  .  x  .  .  x  x
people.see                x  .  .  .  .  .  .  .  .  .
people.import             x  .  .  .  .  .  .  .  .  .
roles.change              x  .  .  .  .  .  .  .  .  x
audit.see                 .  .  .  .  .  .  .  .  x  .
assessment.export         x  x  .  .  .  x  .  .  x  .
retention.see             x  x  .  .  .  x  .  .  x  x
retention.change          x  .  .  .  .  .  .  .  x  .
waves.see                 x  x  .  .  .  x  .  .  x  .
waves.change              x  .  .  .  .  .  .  .  .  .
consents.give             .  .  .  .  .  x  .  .  .  .
results.see_all           x  x  .  .  x  x  .  .  .  .
results.see_own_unit      .  .  x  .  .  .  .  .  .  .
results.see_whole         .  .  x  x  .  .  x  .  x  .
results.export            x  x  .  .  .  x  .  .  .  .
board.see                 x  x  x  x  x  x  x  .  x  .
board.change              x  .  .  .  .  .  .  .  .  .
board.change_own_unit     .  .  x  .  .  .  .  .  .  .
board.vote                x  x  x  .  x  x  .  .  .  .
conditions.judge          x  x  .  .  .  .  .  .  .  .
conditions.say            x  x  x  .  .  x  .  .  .  .
board.export              x  x  .  .  .  x  .  .  .  .
absence.import            x  .  .  .  .  .  .  .  .  .
absence.see_all           x  x  .  .  x  x  .  .  .  .
absence.see_own_unit      .  .  x  .  .  .  .  .  .  .
signals.see_all           x  x  .  .  x  x  .  .  .  .
signals.see_own_unit      .  .  x  .  .  .  .  .  .  .
signals.change            x  .  .  .  x  .  .  .  .  .
signals.change_own_unit   .  .  x  .  .  .  .  .  .  .
patterns.report           .  .  x  .  .  .  .  .  .  .
guide.see                 x  x  x  x  x  x  x  .  x  x
guide.change_access       x  .  .  .  .  .  .  .  .  .
agreements.see            x  x  x  x  x  x  x  .  x  x
agreements.make           .  .  x  .  .  .  .  .  .  .
agreements.read_shared    x  .  .  .  .  .  .  .  .  .
agreements.set_keeping    x  .  .  .  .  .  .  .  .  .
ideas.change              x  .  .  .  x  .  .  .  .  .
consults.ask              x  x  x  x  x  x  x  .  x  x
consults.read             .  .  .  .  x  .  .  .  .  .
consults.count            x  x  .  .  .  x  .  .  .  .
"""


def read_table() -> dict[str, set[str]]:
    lines = [line.split() for line in TABLE.strip().splitlines()[1:]]
    return {
        action: {role for role, mark in zip(ROLES, marks, strict=True) if mark == "x"}
        for action, *marks in lines
    }


def make_actor(*roles: str, led: frozenset[str] = frozenset(), user_id: int | None = None) -> Actor:
    return Actor("Iemand", "iemand@linde.example", "linde", frozenset(map(Role, roles)), led, user_id)


def test_the_table_has_every_action_and_every_role() -> None:
    assert set(read_table()) == set(RULES)
    assert set(ROLES) == set(Role.values)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", sorted(RULES))
def test_every_action_with_every_role(action: str, role: str) -> None:
    may = role in read_table()[action]
    actor = make_actor(role)
    assert actor.may(action) is may
    if may:
        check(actor, action)
    else:
        with pytest.raises(Denied):
            check(actor, action)


def test_several_roles_add_up() -> None:
    actor = make_actor("employee", "works_council")
    assert actor.may("waves.see") and actor.may("results.see_whole")
    assert not actor.may("waves.change")


def test_somebody_without_a_role_may_nothing() -> None:
    assert not any(make_actor().may(action) for action in RULES)


def test_an_action_that_is_not_in_the_rules_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        make_actor("owner").may("people.delete_all")


@pytest.mark.parametrize(
    ("roles", "led", "unit", "may"),
    [
        (("owner",), set(), "beuk", True),
        (("manager",), {"beuk"}, "beuk", True),
        (("manager",), {"beuk"}, "eik", False),
        (("manager",), set(), "beuk", False),
        (("employee",), {"beuk"}, "beuk", False),
        (("director",), {"beuk"}, "beuk", False),
        (("administrator",), set(), "beuk", False),
        (("employee", "manager"), {"beuk"}, "beuk", True),
    ],
)
def test_who_changes_the_board_of_a_unit(roles: tuple[str, ...], led: set[str], unit: str, may: bool) -> None:
    actor = make_actor(*roles, led=frozenset(led))
    rule = {"unit_key": unit, "everywhere": "board.change", "own_unit": "board.change_own_unit"}
    if may:
        check_unit(actor, **rule)
    else:
        with pytest.raises(Denied):
            check_unit(actor, **rule)


def test_an_administrator_gives_no_role_to_oneself() -> None:
    check_not_oneself(make_actor("administrator", user_id=1), user_id=2)
    check_not_oneself(make_actor("owner", "administrator", user_id=1), user_id=1)
    with pytest.raises(Denied):
        check_not_oneself(make_actor("administrator", user_id=1), user_id=1)
