"""Who may change what on the board, as truth tables written out apart from the code."""

import pytest

from speelveld.board.permissions import (
    check_add,
    check_change,
    check_judge,
    check_reflect,
    check_see,
    may_add,
    may_change,
    may_reflect,
)
from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Role, Unit
from speelveld.organisations.permissions import Actor

BEUK, EIK = Unit(key="beuk", name="Woongroep Beuk"), Unit(key="eik", name="Woongroep Eik")

# x = may. whole, beuk, eik: change the board there. The manager leads Beuk.
TABLE = """
                      see  add  whole  beuk  eik  judge  reflect  on_condition
owner                  x    x    x      x     x    x      x        x
director               x    .    .      .     .    x      .        x
manager                x    x    .      x     .    .      .        .
employee               x    .    .      .     .    .      .        .
professional           x    .    .      .     .    .      .        .
works_council          x    .    .      .     .    .      .        .
confidential_adviser   x    .    .      .     .    .      .        .
provider               .    .    .      .     .    .      .        .
privacy_officer        x    .    .      .     .    .      .        .
administrator          .    .    .      .     .    .      .        .
"""


def read_table() -> dict[str, dict[str, bool]]:
    columns, *lines = [line.split() for line in TABLE.strip().splitlines()]
    return {role: dict(zip(columns, (mark == "x" for mark in marks), strict=True)) for role, *marks in lines}


def make_actor(role: str, *led: str) -> Actor:
    return Actor("Iemand", "iemand@linde.example", "linde", frozenset({Role(role)}), frozenset(led))


def is_allowed(check: object, *args: object, **more: object) -> bool:
    try:
        check(*args, **more)  # type: ignore[operator]
    except Denied:
        return False
    return True


def test_the_table_has_every_role() -> None:
    assert set(read_table()) == set(Role.values)


@pytest.mark.parametrize("role", Role.values)
def test_every_role(role: str) -> None:
    actor = make_actor(role, "beuk")
    found = {
        "see": is_allowed(check_see, actor),
        "add": is_allowed(check_add, actor),
        "whole": is_allowed(check_change, actor, None),
        "beuk": is_allowed(check_change, actor, BEUK),
        "eik": is_allowed(check_change, actor, EIK),
        "judge": is_allowed(check_judge, actor),
        "reflect": is_allowed(check_reflect, actor, about_condition=False),
        "on_condition": is_allowed(check_reflect, actor, about_condition=True),
    }
    assert found == read_table()[role]


@pytest.mark.parametrize("role", Role.values)
def test_what_pages_offer_is_what_is_allowed(role: str) -> None:
    actor, expected = make_actor(role, "beuk"), read_table()[role]
    assert may_add(actor) is expected["add"]
    assert may_change(actor, None) is expected["whole"]
    assert may_change(actor, BEUK) is expected["beuk"]
    assert may_change(actor, EIK) is expected["eik"]
    assert may_reflect(actor, about_condition=True) is expected["on_condition"]


def test_a_manager_of_nothing_adds_nothing() -> None:
    assert not may_add(make_actor("manager"))


def test_a_change_is_allowed_for_all_units_it_touches_or_not_at_all() -> None:
    anna = make_actor("manager", "beuk")
    assert not is_allowed(check_change, anna, BEUK, EIK)
    assert not is_allowed(check_change, anna, BEUK, None)
    assert is_allowed(check_change, make_actor("manager", "beuk", "eik"), BEUK, EIK)
