"""The tree and the people in it, each in a fixed number of queries."""

import pytest
from pytest_django import DjangoAssertNumQueries

from speelveld.organisations.presenters import Branch, present_tree
from speelveld.organisations.queries import find_people, get_actor, list_organisations, list_subtree_keys
from tests.factories import Cast


def outline(branches: list[Branch]) -> dict[str, int]:
    found: dict[str, int] = {}
    for branch in branches:
        found[branch.key] = branch.n_people
        found |= outline(branch.branches)
    return found


def test_head_counts_add_up_the_tree(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        tops = present_tree(cast.organisation)
    assert [branch.key for branch in tops] == ["linde"]
    assert outline(tops) == {
        "linde": 92, "ouderen": 55, "beuk": 24, "eik": 18, "keuken": 6, "nacht": 7, "wijk": 37,
        "noord": 21, "zuid": 16,
    }  # fmt: skip


def test_who_left_does_not_count(cast: Cast) -> None:
    cast.organisation.people.filter(unit__key="beuk").update(left_on="2026-01-01")
    assert outline(present_tree(cast.organisation))["beuk"] == 0


def test_a_subtree_holds_its_unit_and_all_below(cast: Cast) -> None:
    assert list_subtree_keys(cast.organisation, [cast.units["wijk"].pk]) == {"wijk", "noord", "zuid"}
    assert list_subtree_keys(cast.organisation, []) == frozenset()


def test_a_unit_that_went_is_led_by_nobody(cast: Cast) -> None:
    cast.organisation.units.filter(key="beuk").update(is_active=False)
    assert cast.actor("anna").led_units == frozenset()


@pytest.mark.parametrize(
    ("unit", "wanted", "n"),
    [(None, "", 92), ("beuk", "", 24), ("wijk", "", 37), (None, "beuk-03", 1), ("eik", "beuk", 0),
     (None, "%", 0), (None, "BEUK-03@linde.example", 1)],
)  # fmt: skip
def test_people_are_found_by_unit_name_number_and_mail(
    cast: Cast, unit: str | None, wanted: str, n: int
) -> None:
    found = find_people(cast.organisation, unit=cast.units[unit] if unit else None, wanted=wanted)
    assert found.count() == n


def test_somebody_elsewhere_is_nobody_here(cast: Cast) -> None:
    assert get_actor(cast.organisation, cast.carla) is None
    assert [found.slug for found in list_organisations(cast.carla)] == ["populier"]
