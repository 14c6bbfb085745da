"""One measure for many units in one go."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from speelveld.audit.models import Event
from speelveld.board import operations
from speelveld.board.models import Measure
from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Unit
from tests.board.conftest import TODAY, SignIn, make_measure
from tests.factories import Cast

FIELDS: dict[str, Any] = {
    "level": "team", "goal": "Rust", "judged_by": "Telling", "owner": "Bram", "helpers": "P&O", "state": "planned",
    "starts_on": TODAY, "factors": ["workload"], "conditions": ["rights"], "other_cells": ["support-team"],
}  # fmt: skip


def test_a_copy_has_the_plan_and_its_own_leader_and_nothing_that_happened(cast: Cast) -> None:
    measure = make_measure(cast, **FIELDS)
    units = [cast.units[key] for key in ("beuk", "eik", "noord")]
    assert operations.copy_measure(measure=measure, by=cast.actor("olga"), units=units) == 3
    copies = {one.unit.key: one for one in Measure.objects.exclude(pk=measure.pk) if one.unit}
    assert set(copies) == {"beuk", "eik", "noord"}
    beuk = copies["beuk"]
    for name in (
        "title",
        "goal",
        "judged_by",
        "helpers",
        "factors",
        "conditions",
        "other_cells",
        "starts_on",
    ):
        assert getattr(beuk, name) == getattr(measure, name)
    assert (beuk.led_by, beuk.owner, copies["eik"].led_by) == (cast.anna, "Anna", None)
    assert (beuk.state, beuk.started_on, beuk.version) == ("planned", None, 1)
    assert beuk.changes.get().changed_by == cast.olga
    assert Event.objects.get(verb="measure.copied").details == {"n": 3}


def test_where_it_lies_already_nothing_is_added(cast: Cast) -> None:
    measure, units = make_measure(cast, **FIELDS), [cast.units["beuk"], cast.units["eik"]]
    made = [
        operations.copy_measure(measure=measure, by=cast.actor("olga"), units=units) for _time in range(2)
    ]
    assert made == [2, 0]


def test_a_manager_copies_to_own_units_only(cast: Cast) -> None:
    measure = make_measure(cast, **FIELDS)
    with pytest.raises(Denied):
        operations.copy_measure(measure=measure, by=cast.actor("anna"), units=[cast.units["eik"]])
    assert operations.copy_measure(measure=measure, by=cast.actor("anna"), units=[cast.units["beuk"]]) == 1


def test_a_hundred_units_take_as_many_queries_as_ten(cast: Cast) -> None:
    units = Unit.objects.bulk_create(
        Unit(organisation=cast.organisation, key=f"t{n}", name=f"Team {n}", parent=cast.units["wijk"])
        for n in range(110)
    )
    measure, counts = make_measure(cast, **FIELDS), []
    for some in (units[:10], units[10:]):
        with CaptureQueriesContext(connection) as queries:
            operations.copy_measure(measure=measure, by=cast.actor("olga"), units=some)
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 5  # SQLite takes some twenty-five rows at a time
    assert Measure.objects.count() == 111


def test_one_sees_first_what_will_happen(cast: Cast, sign_in: SignIn) -> None:
    measure = make_measure(cast, **FIELDS | {"unit": cast.units["noord"]})
    client, address = sign_in(cast.olga), f"/linde/measures/{measure.pk}/copy/"
    sent = {"below": cast.units["wijk"].pk, "units": [cast.units["beuk"].pk]}
    response = client.post(address, sent)
    assert {one.unit.key: one.is_there for one in response.context["copies"]} == {
        "beuk": False, "noord": True, "zuid": False,
    }  # fmt: skip
    page = response.content.decode()
    assert "Dit worden 2 nieuwe maatregelen" in page and "ligt er al, blijft zo" in page
    assert Measure.objects.count() == 1
    chosen = [one.unit.pk for one in response.context["copies"]]
    client.post(address, {"units": chosen, "make": "yes"})
    assert Measure.objects.count() == 3


def test_without_a_choice_one_is_asked_to_choose(cast: Cast, sign_in: SignIn) -> None:
    measure = make_measure(cast)
    address = f"/linde/measures/{measure.pk}/copy/"
    assert "Kies minstens één onderdeel" in sign_in(cast.olga).post(address, {"below": ""}).content.decode()
    sent = {"units": [cast.units["eik"].pk], "make": "yes"}
    assert set(sign_in(cast.anna).post(address, sent).context["form"].errors) == {"units"}
    assert Measure.objects.count() == 1
