"""Measures are kept with every field, once, and only by who may."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from speelveld.audit.models import Event
from speelveld.board import operations
from speelveld.board.models import LONGEST_TEXT, Measure, Problem
from speelveld.organisations.errors import Denied
from tests.board.conftest import TODAY, make_measure
from tests.factories import Cast

FIELDS: dict[str, Any] = {
    "title": "Roosters eerder bekend",
    "description": "Vier weken vooruit.",
    "stage": "prevent",
    "level": "organisation",
    "kind": "policy",
    "factors": ["workload", "balance"],
    "owner": "Roosterbureau",
    "starts_on": TODAY,
    "ends_on": TODAY + datetime.timedelta(days=90),
    "cost": Decimal("18000.50"),
    "hours": Decimal("220.5"),
    "goal": "Minder wissels.",
    "judged_by": "Aantal wissels per week.",
    "judged_on": TODAY + datetime.timedelta(days=95),
    "state": "busy",
    "source_key": "energy-talk",
}


def test_a_measure_keeps_every_field(cast: Cast) -> None:
    problem = operations.add_problem(organisation=cast.organisation, by=cast.actor("olga"), title="Druk")
    fields = FIELDS | {"unit": cast.units["wijk"], "problem": problem}
    kept = Measure.objects.get(pk=make_measure(cast, **fields).pk)
    assert {name: getattr(kept, name) for name in fields} == fields
    assert kept.added_by == cast.olga


def test_the_trail_names_who_did_what_and_never_the_words(cast: Cast, measure: Measure) -> None:
    operations.change_measure(measure=measure, by=cast.actor("olga"), goal="Geheim doel", state="busy")
    added, changed = Event.objects.filter(verb__startswith="measure.").order_by("pk")
    assert (added.verb, added.actor, added.target) == ("measure.added", cast.olga.email, measure.title)
    assert changed.verb == "measure.changed"
    assert changed.details == {"fields": ["goal", "started_on", "state"]}


def test_the_same_form_twice_is_one_measure(cast: Cast) -> None:
    assert make_measure(cast, **FIELDS) == make_measure(cast, **FIELDS)
    assert Measure.objects.count() == Event.objects.filter(verb="measure.added").count() == 1


def test_the_same_title_with_other_words_is_another_measure(cast: Cast) -> None:
    assert make_measure(cast, **FIELDS) != make_measure(cast, **FIELDS | {"level": "team"})
    assert Measure.objects.count() == 2


def test_a_change_that_changes_nothing_leaves_no_trace(cast: Cast, measure: Measure) -> None:
    before = Measure.objects.get(pk=measure.pk).changed_at
    operations.change_measure(measure=measure, by=cast.actor("olga"), title=measure.title, state="idea")
    assert Measure.objects.get(pk=measure.pk).changed_at == before
    assert not Event.objects.filter(verb="measure.changed").exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 161}, "title"),
        ({"description": "x" * (LONGEST_TEXT + 1)}, "description"),
        ({"goal": "x" * (LONGEST_TEXT + 1)}, "goal"),
        ({"judged_by": "x" * (LONGEST_TEXT + 1)}, "judged_by"),
        ({"stage": "cure"}, "stage"),
        ({"level": "street"}, "level"),
        ({"kind": "prayer"}, "kind"),
        ({"state": "lost"}, "state"),
        ({"starts_on": TODAY, "ends_on": TODAY - datetime.timedelta(days=1)}, "ends_on"),
        ({"cost": Decimal("-1")}, "cost"),
        ({"cost": Decimal("1e12")}, "cost"),
        ({"hours": Decimal("-0.5")}, "hours"),
        ({"factors": ["weather"]}, "factors"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(cast: Cast, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        make_measure(cast, **changes)
    assert set(refusal.value.message_dict) == {field}
    assert not Measure.objects.exists()
    assert not Event.objects.exists()


def test_a_refused_change_leaves_the_measure_as_it_was(cast: Cast, measure: Measure) -> None:
    with pytest.raises(ValidationError):
        operations.change_measure(measure=measure, by=cast.actor("olga"), title="Nieuw", cost=Decimal(-1))
    assert Measure.objects.get(pk=measure.pk).title == "Roosters eerder bekend"


def test_units_and_problems_of_another_organisation_are_refused(cast: Cast, measure: Measure) -> None:
    stranger = Problem.objects.create(organisation=cast.elsewhere, title="Van een ander")
    unit = cast.elsewhere.units.get(key="beuk")
    for fields in ({"unit": unit}, {"problem": stranger}):
        with pytest.raises(ValidationError):
            make_measure(cast, **fields)
        with pytest.raises(ValidationError):
            operations.change_measure(measure=measure, by=cast.actor("olga"), **fields)


def test_a_manager_puts_measures_on_the_board_for_the_own_team_only(cast: Cast) -> None:
    assert make_measure(cast, by="anna", unit=cast.units["beuk"]).unit == cast.units["beuk"]
    for unit in (None, cast.units["eik"], cast.units["ouderen"]):
        with pytest.raises(Denied):
            make_measure(cast, by="anna", unit=unit)


def test_a_manager_can_neither_take_nor_give_away_a_measure(
    cast: Cast, measure: Measure, measure_of_beuk: Measure
) -> None:
    anna = cast.actor("anna")
    operations.change_measure(measure=measure_of_beuk, by=anna, goal="Rust")
    with pytest.raises(Denied):
        operations.change_measure(measure=measure, by=anna, unit=cast.units["beuk"])
    with pytest.raises(Denied):
        operations.change_measure(measure=measure_of_beuk, by=anna, unit=cast.units["eik"])
    with pytest.raises(Denied):
        operations.change_measure(measure=measure_of_beuk, by=anna, unit=None)


@pytest.mark.parametrize("name", ["dirk", "bram", "wim", "petra", "sam"])
def test_nobody_else_changes_measures(cast: Cast, measure_of_beuk: Measure, name: str) -> None:
    with pytest.raises(Denied):
        make_measure(cast, by=name, unit=cast.units["beuk"])
    with pytest.raises(Denied):
        operations.change_measure(measure=measure_of_beuk, by=cast.actor(name), state="busy")


@pytest.mark.parametrize(
    "field", ["title", "description", "cause", "goal", "baseline", "judged_by", "threshold"]
)
def test_a_measure_tells_nothing_of_a_person(cast: Cast, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make_measure(cast, **{field: "Een collega is overspannen naar huis gegaan."})
    assert list(refused.value.message_dict) == [field]
