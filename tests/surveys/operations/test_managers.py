"""Managers who answer apart: chosen for a draft, frozen by the launch, each in one group only."""

import pytest

from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Person
from speelveld.surveys import operations
from speelveld.surveys.consent import find_standing
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.models import ReportingGroup, Wave
from tests.factories import HEAD_COUNTS, Cast
from tests.managing import LEADING, appoint
from tests.surveys.conftest import TODAY, make_undecided, make_wave

NAME = "Leidinggevenden"


def set_apart(cast: Cast, wave: Wave, *, is_apart: bool = True) -> None:
    operations.change_draft(wave=wave, by=cast.actor("olga"), managers_apart=is_apart)


def launch(cast: Cast, wave: Wave) -> Wave:
    operations.launch_wave(wave=wave, by=cast.actor("olga"), today=TODAY)
    return wave


def get_groups(wave: Wave) -> dict[str, ReportingGroup]:
    return {group.name: group for group in wave.reporting_groups.all()}


def test_managers_have_one_group_and_are_in_no_other(cast: Cast, draft: Wave) -> None:
    managers = appoint(cast)
    set_apart(cast, draft)
    groups = get_groups(launch(cast, draft))
    assert set(groups[NAME].invitations.values_list("person", flat=True)) == {one.pk for one in managers}
    assert (groups[NAME].n_invited, groups[NAME].n_sealed, groups[NAME].parent_key) == (12, 0, "linde")
    assert groups["Woongroep Beuk"].n_invited == HEAD_COUNTS["beuk"] - LEADING["beuk"]
    assert sum(group.n_invited for group in groups.values()) == len(cast.people)
    assert all(group.n_invited >= draft.minimum_group for group in groups.values())
    (row,) = [row for row in draft.tree if "is_managers" in row]
    assert (row["name"], row["n_invited"], row["parent"]) == (NAME, 12, "linde")
    assert row["key"] not in cast.units


def test_usually_managers_are_in_their_team(cast: Cast, draft: Wave) -> None:
    appoint(cast)
    assert NAME not in get_groups(launch(cast, draft))
    assert not any("is_managers" in row for row in draft.tree)


def test_too_few_managers_cannot_answer_apart(cast: Cast, draft: Wave) -> None:
    appoint(cast, {"beuk": 9})
    set_apart(cast, draft)
    with pytest.raises(WaveRefused, match="het zijn er 9"):
        launch(cast, draft)
    set_apart(cast, draft, is_apart=False)
    launch(cast, draft)


def test_too_few_others_cannot_stay_behind(cast: Cast) -> None:
    wave = make_wave(cast, units=[cast.units["eik"]])
    appoint(cast, {"eik": 12})
    set_apart(cast, wave)
    with pytest.raises(WaveRefused, match="ook van de anderen"):
        launch(cast, wave)


def test_only_managers_of_a_unit_in_use_count(cast: Cast, draft: Wave) -> None:
    appoint(cast, {"beuk": 4, "eik": 3, "noord": 3})
    set_apart(cast, draft)
    cast.units["noord"].is_active = False
    cast.units["noord"].save()
    with pytest.raises(WaveRefused, match="het zijn er 7"):
        launch(cast, draft)


def test_after_the_start_it_does_not_change(cast: Cast, wave: Wave) -> None:
    appoint(cast)
    with pytest.raises(WaveRefused, match="Deze meting is gestart"):
        set_apart(cast, wave)


@pytest.mark.parametrize("who", ["dirk", "anna", "bram", "wim", "petra", "sam"])
def test_only_the_owner_chooses(cast: Cast, draft: Wave, who: str) -> None:
    with pytest.raises(Denied):
        operations.change_draft(wave=draft, by=cast.actor(who), managers_apart=True)


def test_it_goes_together_with_merged_teams(cast: Cast, draft: Wave) -> None:
    appoint(cast)
    operations.merge_units(
        wave=draft, units=[cast.units["keuken"], cast.units["zuid"]], by=cast.actor("olga")
    )
    set_apart(cast, draft)
    groups = get_groups(launch(cast, draft))
    assert groups["Keuken met Wijk Zuid"].n_invited == 6 + 16 - 2
    assert groups[NAME].n_invited == 12


def test_the_works_council_decides_about_it(cast: Cast) -> None:
    wave, wim = make_undecided(cast), cast.actor("wim")
    operations.decide_as_council(wave=wave, by=wim, consents=True, version=find_standing(wave).version)
    set_apart(cast, wave)
    assert find_standing(wave).changes == ("of leidinggevenden apart antwoorden",)
    set_apart(cast, wave, is_apart=False)
    assert find_standing(wave).lets_start


def test_a_next_draft_takes_it_over(cast: Cast, draft: Wave) -> None:
    set_apart(cast, draft)
    following = operations.start_draft(organisation=cast.organisation, by=cast.actor("olga"), today=TODAY)
    assert following.managers_apart


def test_who_became_a_manager_did_not_stay_in_the_team(cast: Cast, draft: Wave) -> None:
    appoint(cast)
    set_apart(cast, draft)
    launch(cast, draft)
    again = make_wave(cast, title="Later")
    newcomer = Person.objects.filter(unit=cast.units["keuken"]).exclude(email="")[0]
    assert appoint(cast, {"keuken": 1}) == [newcomer]
    set_apart(cast, again)
    stayers = {row["name"]: row["n_stayers"] for row in launch(cast, again).tree}
    assert stayers[NAME] == 12
    assert stayers["Keuken"] == 5
    assert stayers["De Linde"] == len(cast.people)


def test_managers_stay_one_group_where_teams_are_split_by_a_trait(cast: Cast, draft: Wave) -> None:
    managers = appoint(cast, {"beuk": 20})
    Person.objects.filter(organisation=cast.organisation).update(traits={"Dienst": "dag"})
    Person.objects.filter(pk__in=[one.pk for one in managers[:10]]).update(traits={"Dienst": "nacht"})
    operations.change_draft(wave=draft, by=cast.actor("olga"), trait="Dienst", managers_apart=True)
    groups = get_groups(launch(cast, draft))
    assert groups[NAME].n_invited == 20
    assert not any(row.get("is_part") for row in draft.tree)
