"""Reading units as one in a wave: chosen for a draft, frozen by the launch, and nothing else changes."""

import datetime
from collections.abc import Sequence
from typing import Any

import pytest

from speelveld.audit.models import Event
from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Person
from speelveld.organisations.queries import get_actor
from speelveld.surveys import operations
from speelveld.surveys.consent import find_standing
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.models import MergedUnit, ReportingGroup, Wave
from speelveld.surveys.proposals import describe_proposal
from tests.factories import Cast
from tests.surveys.conftest import TODAY, make_undecided, make_wave

OLDER_FIELDS = {"key", "parent", "name", "n_invited", "n_stayers"}


def merge(cast: Cast, wave: Wave, *keys: str, **changes: Any) -> MergedUnit:
    units = [cast.units[key] for key in keys]
    return operations.merge_units(wave=wave, units=units, by=cast.actor("olga"), **changes)


def launch(cast: Cast, wave: Wave, today: datetime.date = TODAY) -> Wave:
    operations.launch_wave(wave=wave, by=cast.actor("olga"), today=today)
    return wave


def get_groups(wave: Wave) -> dict[str, ReportingGroup]:
    return {group.name: group for group in wave.reporting_groups.all()}


def test_a_merged_unit_is_called_after_its_teams_or_as_the_owner_likes(cast: Cast, draft: Wave) -> None:
    assert merge(cast, draft, "keuken", "nacht").name == "Keuken met Nachtzorg"
    assert merge(cast, draft, "noord", "zuid", name=" Heel de wijk ").name == "Heel de wijk"
    happened = Event.objects.filter(verb="wave.units_merged").order_by("pk")
    assert [event.details["units"] for event in happened] == [
        ["Keuken", "Nachtzorg"], ["Wijk Noord", "Wijk Zuid"],
    ]  # fmt: skip


def test_after_the_launch_it_is_one_node_with_one_group(cast: Cast, draft: Wave) -> None:
    merge(cast, draft, "keuken", "nacht")
    tree = {row["name"]: row for row in launch(cast, draft).tree}
    node = tree["Keuken met Nachtzorg"]
    assert "Keuken" not in tree and "Nachtzorg" not in tree
    assert (node["n_invited"], node["parent"]) == (13, "ouderen")
    assert node["merged"] == {"keuken": "Keuken", "nacht": "Nachtzorg"}
    assert node["key"] not in cast.units
    group = get_groups(draft)["Keuken met Nachtzorg"]
    assert (group.key, group.unit_keys, group.n_invited) == (node["key"], [node["key"]], 13)
    assert sum(row["n_invited"] for row in draft.tree) == len(cast.people)


def test_its_people_get_the_right_to_answer_in_that_group(cast: Cast, draft: Wave) -> None:
    merge(cast, draft, "keuken", "zuid")
    group = get_groups(launch(cast, draft))["Keuken met Wijk Zuid"]
    invited = Person.objects.filter(pk__in=group.invitations.values("person"))
    inside = Person.objects.filter(organisation=cast.organisation, unit__key__in=["keuken", "zuid"])
    assert set(invited) == set(inside.exclude(email=""))
    assert group.n_sealed == inside.filter(email="").count()
    assert group.parent_key == "linde", "the unit around both departments"


def test_a_merge_can_be_undone_and_then_nothing_is_left_of_it(cast: Cast, draft: Wave) -> None:
    operations.undo_merge(wave=draft, merged=merge(cast, draft, "keuken", "zuid"), by=cast.actor("olga"))
    other = make_wave(cast, title="Zonder")
    launch(cast, draft)
    launch(cast, other)
    assert [{**row, "n_stayers": 0} for row in draft.tree] == [{**row, "n_stayers": 0} for row in other.tree]
    assert Event.objects.filter(verb="wave.merge_undone").count() == 1


def test_a_wave_without_merging_is_what_it_was(cast: Cast, draft: Wave) -> None:
    assert "merged" not in describe_proposal(draft), "a decision of before still fits"
    assert all(set(row) == OLDER_FIELDS for row in launch(cast, draft).tree)
    assert set(get_groups(draft)) == {
        "Woongroep Beuk", "Woongroep Eik", "Keuken + Nachtzorg", "Wijk Noord", "Wijk Zuid",
    }  # fmt: skip


@pytest.mark.parametrize(
    "keys", [[], ["keuken"], ["linde", "beuk"], ["ouderen", "beuk"], ["beuk", "leeg"], ["beuk", "nacht"]],
    ids="+".join,
)  # fmt: skip
def test_what_cannot_be_one_team_is_refused_and_leaves_nothing(
    cast: Cast, draft: Wave, keys: Sequence[str]
) -> None:
    merge(cast, draft, "keuken", "nacht")
    cast.units["leeg"] = cast.organisation.units.create(key="leeg", name="Leeg", parent=cast.units["wijk"])
    with pytest.raises(WaveRefused, match="minstens twee teams"):
        merge(cast, draft, *keys)
    assert draft.merged_units.count() == 1


def test_after_the_start_nothing_is_merged_or_undone(cast: Cast, draft: Wave) -> None:
    merged = merge(cast, draft, "keuken", "nacht")
    launch(cast, draft)
    stale = Wave.objects.get(pk=draft.pk)
    stale.state = Wave.State.DRAFT
    for wave in (draft, stale):
        with pytest.raises(WaveRefused, match="Deze meting is gestart"):
            merge(cast, wave, "noord", "zuid")
        with pytest.raises(WaveRefused, match="Deze meting is gestart"):
            operations.undo_merge(wave=wave, merged=merged, by=cast.actor("olga"))
    assert draft.merged_units.get() == merged


@pytest.mark.parametrize("who", ["dirk", "anna", "bram", "wim", "petra", "sam"])
def test_only_the_owner_merges(cast: Cast, draft: Wave, who: str) -> None:
    merged = merge(cast, draft, "keuken", "nacht")
    with pytest.raises(Denied):
        operations.merge_units(
            wave=draft, units=[cast.units["noord"], cast.units["zuid"]], by=cast.actor(who)
        )
    with pytest.raises(Denied):
        operations.undo_merge(wave=draft, merged=merged, by=cast.actor(who))


def test_a_unit_of_another_organisation_is_refused(cast: Cast, draft: Wave) -> None:
    foreign = cast.elsewhere.units.get(key="beuk")
    with pytest.raises(WaveRefused):
        operations.merge_units(wave=draft, units=[cast.units["eik"], foreign], by=cast.actor("olga"))


def test_a_decision_of_the_works_council_is_about_the_teams_as_they_were(cast: Cast) -> None:
    wave, wim = make_undecided(cast), cast.actor("wim")
    operations.decide_as_council(wave=wave, by=wim, consents=True, version=find_standing(wave).version)
    merged = merge(cast, wave, "keuken", "nacht")
    standing = find_standing(wave)
    assert not standing.lets_start
    assert standing.changes == ("welke teams als één team gelden",)
    operations.undo_merge(wave=wave, merged=merged, by=cast.actor("olga"))
    assert find_standing(wave).lets_start


def test_a_next_draft_merges_the_same_teams(cast: Cast, draft: Wave) -> None:
    merge(cast, draft, "keuken", "zuid", name="Rand")
    following = operations.start_draft(organisation=cast.organisation, by=cast.actor("olga"), today=TODAY)
    (copied,) = following.merged_units.all()
    assert (copied.name, set(copied.units.all())) == ("Rand", {cast.units["keuken"], cast.units["zuid"]})
    merge(cast, following, "noord", "eik")
    assert draft.merged_units.count() == 1, "a merge belongs to one wave"


def test_who_stayed_is_counted_in_the_merged_unit(cast: Cast, draft: Wave) -> None:
    """The first wave knew the teams apart, the next two as one."""
    launch(cast, draft)
    for n in range(2):
        wave = make_wave(cast, title=f"Later {n}")
        merge(cast, wave, "keuken", "nacht")
        mover = Person.objects.filter(unit=cast.units["keuken"]).first()
        assert mover is not None
        mover.unit = cast.units["nacht"]
        mover.save()
        launch(cast, wave)
        stayers = {row["name"]: row["n_stayers"] for row in wave.tree}
        assert stayers["Keuken met Nachtzorg"] == 13, "who moves between its teams, stayed"
        assert stayers["De Linde"] == len(cast.people)


def test_a_draft_of_another_organisation_has_no_such_merge(cast: Cast, draft: Wave) -> None:
    merge(cast, draft, "keuken", "nacht")
    carla = get_actor(cast.elsewhere, cast.carla)
    assert carla is not None
    assert not operations.start_draft(organisation=cast.elsewhere, by=carla).merged_units.exists()
