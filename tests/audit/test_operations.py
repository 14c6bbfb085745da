"""The audit trail is a chain: a line that is changed, removed or moved shows."""

from collections.abc import Callable

import pytest

from speelveld.audit.models import Event
from speelveld.audit.operations import find_broken_links, record


@pytest.fixture
def trail(db: None) -> list[Event]:
    return [
        record(organisation="linde", actor="olga", verb="wave.closed", target=f"Meting {i}", n=i)
        for i in range(5)
    ]


def test_an_untouched_trail_is_whole(trail: list[Event]) -> None:
    assert find_broken_links() == []


@pytest.mark.parametrize(
    "change",
    [
        lambda events: Event.objects.filter(pk=events[2].pk).update(actor="somebody else"),
        lambda events: Event.objects.filter(pk=events[2].pk).update(target="Meting 9"),
        lambda events: Event.objects.filter(pk=events[2].pk).update(details={"n": 9}),
        lambda events: Event.objects.filter(pk=events[2].pk).update(organisation="populier"),
        lambda events: Event.objects.filter(pk=events[2].pk).update(happened_at="2020-01-01T00:00:00Z"),
        lambda events: events[2].delete(),
        lambda events: events[0].delete(),
    ],
)
def test_a_change_shows(trail: list[Event], change: Callable[[list[Event]], object]) -> None:
    change(trail)
    assert find_broken_links()


def test_a_long_target_is_cut_before_it_is_sealed(db: None) -> None:
    record(organisation="linde", actor="olga", verb="role.given", target="x" * 500)
    assert find_broken_links() == []
