"""A wave that also reports by a trait of the staff list: an answer carries a part of a unit, of at least k people."""

from collections import Counter

from speelveld.organisations.models import Person
from speelveld.surveys import operations
from speelveld.surveys.audience import gather_audience
from speelveld.surveys.consent import find_standing
from speelveld.surveys.forecast import make_forecast
from speelveld.surveys.models import Wave
from speelveld.surveys.proposals import describe_proposal
from tests.factories import Cast
from tests.surveys.conftest import TODAY, make_wave
from tests.surveys.traits import give_shifts


def launch(cast: Cast, trait: str = "Dienst") -> Wave:
    give_shifts(cast)
    wave = make_wave(cast, trait=trait)
    operations.launch_wave(wave=wave, by=cast.actor("olga"), today=TODAY)
    return wave


def test_large_units_are_split_and_others_stay_whole(cast: Cast) -> None:
    wave = launch(cast)
    groups = {group.name: group.n_invited for group in wave.reporting_groups.all()}
    assert groups == {
        "Woongroep Beuk: dag": 12, "Woongroep Beuk: nacht": 12, "Woongroep Eik": 18, "Keuken + Nachtzorg": 13,
        "Wijk Noord: dag of overig": 11, "Wijk Noord: nacht": 10, "Wijk Zuid": 16,
    }  # fmt: skip
    assert sum(row["n_invited"] for row in wave.tree) == len(cast.people)


def test_every_group_has_k_invited_people_and_each_person_is_in_the_right_one(cast: Cast) -> None:
    wave = launch(cast)
    by_group: dict[str, Counter[str]] = {}
    for group in wave.reporting_groups.all():
        assert group.n_invited >= wave.minimum_group
        people = Person.objects.filter(pk__in=group.invitations.values("person"))
        by_group[group.name] = Counter(person.traits.get("Dienst", "") for person in people)
        assert people.count() + group.n_sealed == group.n_invited
    assert set(by_group["Woongroep Beuk: nacht"]) == {"nacht"}
    assert set(by_group["Wijk Noord: dag of overig"]) == {"dag", ""}


def test_without_a_trait_nothing_is_split(cast: Cast) -> None:
    wave = launch(cast, trait="")
    assert {row["key"] for row in wave.tree} == set(cast.units)


def test_a_trait_that_nobody_has_any_more_splits_nothing(cast: Cast) -> None:
    wave = launch(cast, trait="Locatie")
    assert {row["key"] for row in wave.tree} == set(cast.units)


def test_who_stayed_is_counted_by_unit(cast: Cast) -> None:
    first = launch(cast, trait="")
    operations.close_wave(wave=first, by=cast.actor("olga"), today=TODAY)
    again = make_wave(cast, trait="Dienst")
    operations.launch_wave(wave=again, by=cast.actor("olga"), today=TODAY)
    stayers = {row["name"]: row["n_stayers"] for row in again.tree}
    assert stayers["Woongroep Beuk"] == 24
    assert stayers["Woongroep Beuk: dag"] == 0, "of a part nobody knows: there is no change to show"


def test_the_forecast_tells_what_it_brings_and_that_no_team_loses(cast: Cast) -> None:
    give_shifts(cast)
    with_trait = gather_audience(make_wave(cast, trait="Dienst"), TODAY)
    plain = gather_audience(make_wave(cast), TODAY)
    assert with_trait and plain
    forecast, before = make_forecast(with_trait.tree, 10, with_trait.parts), make_forecast(plain.tree, 10)
    assert forecast and before
    assert forecast.n_own == before.n_own
    assert [team.name for team in forecast.teams] == [team.name for team in before.teams]
    assert forecast.n_parts[0] == (50, 0)
    parts = {part.name: part.own_from for team in forecast.teams for part in team.parts}
    assert set(parts) == {
        "Woongroep Beuk: dag", "Woongroep Beuk: nacht", "Wijk Noord: dag of overig", "Wijk Noord: nacht",
    }  # fmt: skip


def test_the_works_council_agrees_to_the_trait_too(cast: Cast) -> None:
    give_shifts(cast)
    wave = make_wave(cast)
    before = find_standing(wave).version
    assert "trait" not in describe_proposal(wave)
    operations.change_draft(wave=wave, by=cast.actor("olga"), trait="Dienst")
    assert describe_proposal(wave)["trait"] == "Dienst"
    assert find_standing(wave).version != before


def test_the_next_wave_has_the_same_trait(cast: Cast) -> None:
    launch(cast)
    assert operations.start_draft(organisation=cast.organisation, by=cast.actor("olga")).trait == "Dienst"
