"""What a measure must bring is agreed beforehand; every change is kept with who made it."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from speelveld.board import operations
from speelveld.board.models import Measure
from speelveld.board.operations.history import find_base
from speelveld.board.presenters.history import present_changes
from speelveld.board.queries import list_changes
from speelveld.organisations.errors import Denied
from tests.board.conftest import TODAY, make_measure
from tests.factories import Cast, make_user

AGREED = {"goal": "Rust", "judged_by": "Telling", "threshold": "9", "baseline": "14", "judged_on": TODAY}


def change(cast: Cast, measure: Measure, by: str = "olga", reason: str = "", **fields: object) -> None:
    operations.change_measure(measure=measure, by=cast.actor(by), reason=reason, **fields)


def test_every_change_is_told_with_before_and_after_and_who(cast: Cast) -> None:
    measure = make_measure(cast, level="team", unit=cast.units["beuk"])
    change(cast, measure, goal="Rust", cost=Decimal("18000.50"), unit=cast.units["eik"], factors=["workload"])
    change(
        cast, measure, starts_on=TODAY, review_every="month", other_cells=["support-team"], state="planned"
    )
    with translation.override("nl"):
        second, first, added = present_changes(list_changes(measure))
    told = {line.name: (line.before, line.after) for line in (*first.lines, *second.lines)}
    assert told["wat is het doel?"] == ("", "Rust")
    assert told["kosten in euro"] == ("", "18000.5")
    assert told["waar?"] == ("Woongroep Beuk", "Woongroep Eik")
    assert told["factoren"] == ("", "Werkdruk")
    assert told["begint op"] == ("", "2 maart 2026")
    assert told["stand"] == ("Idee", "Gepland")
    assert told["raakt ook deze vakken"] == ("", "Ondersteunen, team")
    assert (second.who, added.is_first) == ("Olga", True)


def test_versions_count_up_and_the_base_is_found_back(cast: Cast, measure: Measure) -> None:
    change(cast, measure, goal="Een")
    change(cast, measure, goal="Twee", owner="Roosterbureau")
    measure.refresh_from_db()
    assert measure.version == 3
    assert find_base(measure, 1) == {"goal": None, "owner": None}
    assert find_base(measure, 2) == {"goal": "Een", "owner": None}
    assert find_base(measure, 3) == {}


@pytest.mark.parametrize("state", ["busy", "done"])
@pytest.mark.parametrize("name", AGREED)
def test_once_it_runs_what_was_agreed_changes_with_a_reason_only(cast: Cast, state: str, name: str) -> None:
    measure = make_measure(cast, state=state, **AGREED)
    other = {name: TODAY + datetime.timedelta(days=9) if name == "judged_on" else "Iets anders"}
    with pytest.raises(ValidationError) as refusal:
        change(cast, measure, reason="  ", **other)
    assert set(refusal.value.message_dict) == {"reason"}
    change(cast, measure, reason="De telling bleek niet te kloppen.", **other)
    latest = list_changes(measure)[0]
    assert (latest.reason, set(latest.values)) == ("De telling bleek niet te kloppen.", {name})


def test_before_it_runs_and_for_what_was_never_agreed_no_reason_is_asked(cast: Cast) -> None:
    planned = make_measure(cast, state="planned", **AGREED)
    change(cast, planned, goal="Meer rust")
    busy = make_measure(cast, title="Loopt", state="busy")
    change(cast, busy, goal="Rust")
    assert Measure.objects.get(pk=busy.pk).goal == "Rust"


def test_taking_it_back_to_planned_does_not_open_the_lock(cast: Cast) -> None:
    measure = make_measure(cast, state="busy", **AGREED)
    change(cast, measure, state="planned")
    with pytest.raises(ValidationError):
        change(cast, measure, goal="Minder")


def test_the_day_it_really_began_is_kept(cast: Cast) -> None:
    today = timezone.localdate()
    measure = make_measure(cast, state="planned", starts_on=today + datetime.timedelta(days=3))
    assert measure.started_on is None
    change(cast, measure, state="busy")
    measure.refresh_from_db()
    assert measure.started_on == today
    assert make_measure(cast, title="Al langer", state="busy", starts_on=TODAY).started_on == TODAY


def test_a_name_that_is_typed_finds_the_member_it_means(cast: Cast, measure: Measure) -> None:
    change(cast, measure, owner=" anna ", helpers="Bram; DIRK@linde.example, Roosterbureau")
    measure.refresh_from_db()
    assert measure.led_by == cast.anna
    assert set(measure.helped_by.all()) == {cast.bram, cast.dirk}
    change(cast, measure, owner="Carla", helpers="")
    measure.refresh_from_db()
    assert measure.led_by is None and not measure.helped_by.exists()


def test_a_name_of_two_people_means_nobody_until_the_address_is_given(cast: Cast, measure: Measure) -> None:
    other = make_user("anna2@linde.example", "Anna")
    cast.organisation.memberships.create(user=other, role="employee")
    change(cast, measure, owner="Anna")
    assert Measure.objects.get(pk=measure.pk).led_by is None
    change(cast, measure, owner="anna2@linde.example")
    assert Measure.objects.get(pk=measure.pk).led_by == other


def test_who_leads_or_helps_sets_the_state_and_changes_nothing_else(cast: Cast, measure: Measure) -> None:
    change(cast, measure, owner="Bram", helpers="Wim")
    change(cast, measure, by="bram", state="busy")
    change(cast, measure, by="wim", state="done")
    for name in ("bram", "wim"):
        with pytest.raises(Denied):
            change(cast, measure, by=name, title="Van mij")
    with pytest.raises(Denied):
        change(cast, measure, by="dirk", state="busy")
