"""The greeting, and what is coming up."""

import datetime
from dataclasses import replace

import pytest

from speelveld.board.presenters.home import greet
from speelveld.board.presenters.soon import MOST, list_coming
from speelveld.organisations.models import Role
from speelveld.organisations.permissions import Actor
from tests.board.conftest import TODAY
from tests.board.presenters.test_next_step import (
    BEUK,
    CALM,
    DAY,
    judge,
    make_actor,
    make_measure,
    make_wave,
)

EMPTY = replace(CALM, measures=(), judgements={}, waves=(), cycle=None)


@pytest.mark.parametrize(
    ("hour", "name", "roles", "expected"),
    [
        (8, "Noor de Wit", {"owner"}, "Goedemorgen, Noor"),
        (12, "Noor", {"owner"}, "Goedemiddag, Noor"),
        (18, "Noor", {"owner"}, "Goedenavond, Noor"),
        (9, "Zorg voor Werk", {"provider"}, "Goedemorgen, Zorg voor Werk"),
        (9, "noor@linde.example", {"owner"}, "Goedemorgen"),
    ],
)
def test_the_greeting(hour: int, name: str, roles: set[str], expected: str) -> None:
    actor = Actor(name, "noor@linde.example", "linde", frozenset(map(Role, roles)))
    assert greet(actor, datetime.datetime(2026, 3, 2, hour, 30)) == expected


def test_dates_come_in_order_from_today_on() -> None:
    measure = make_measure(
        "planned", starts_on=TODAY - DAY, ends_on=TODAY + 3 * DAY, judged_on=TODAY + 2 * DAY
    )
    now = replace(EMPTY, measures=(measure,), judgements={"rights": judge("rights", TODAY)})
    found = [(one.day - TODAY, one.title, one.text) for one in list_coming(now, make_actor("owner"))]
    assert found == [
        (0 * DAY, "Rechten", "Regel het"),
        (2 * DAY, "Teamgesprek", "Nagaan of het werkt."),
        (3 * DAY, "Teamgesprek", "Deze maatregel is klaar."),
    ]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("idea", ["Deze maatregel begint.", "Nagaan of het werkt."]),
        ("planned", ["Deze maatregel begint.", "Deze maatregel is klaar.", "Nagaan of het werkt."]),
        ("busy", ["Deze maatregel is klaar.", "Nagaan of het werkt."]),
        ("done", ["Nagaan of het werkt."]),
        ("stopped", []),
    ],
)
def test_which_dates_of_a_measure_still_matter(state: str, expected: list[str]) -> None:
    dates = {"starts_on": TODAY, "ends_on": TODAY + DAY, "judged_on": TODAY + 2 * DAY}
    now = replace(EMPTY, measures=(make_measure(state, **dates),))
    assert [one.text for one in list_coming(now, make_actor("director"))] == expected


def test_a_manager_sees_dates_of_the_own_team_and_a_reader_all() -> None:
    mine = make_measure("planned", title="Van ons", starts_on=TODAY, unit=BEUK)
    now = replace(EMPTY, measures=(mine, make_measure("planned", title="Van hen", starts_on=TODAY)))
    assert [one.title for one in list_coming(now, make_actor("manager"))] == ["Van ons"]
    assert [one.title for one in list_coming(now, make_actor("employee"))] == ["Van hen", "Van ons"]


def test_everybody_but_a_provider_sees_until_when_a_measurement_runs() -> None:
    now = replace(CALM, measures=(), judgements={}, cycle=None, waves=(make_wave("open"),))
    assert [one.address for one in list_coming(now, make_actor("owner"))] == ["/linde/surveys/7/"]
    assert [one.address for one in list_coming(now, make_actor("employee"))] == [""]
    assert len(list_coming(now, make_actor("administrator"))) == 1
    assert list_coming(now, make_actor("provider")) == []


def test_a_provider_sees_nothing_of_the_board_and_the_list_stays_short() -> None:
    many = tuple(make_measure("planned", starts_on=TODAY + n * DAY) for n in range(40))
    now = replace(CALM, measures=many)
    assert list_coming(now, make_actor("provider")) == []
    assert len(list_coming(now, make_actor("owner"))) == MOST
