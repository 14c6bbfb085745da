"""A change is said only when it is more than chance, tells of no leaver, and compares like with like."""

import copy
import datetime
from collections.abc import Mapping
from typing import Any

from speelveld.catalogue import instruments
from speelveld.organisations.models import Person
from speelveld.results.operations import release_wave
from speelveld.results.presenters.changes import Change, Waves, read_change
from speelveld.results.queries import get_edition, get_edition_before
from tests.factories import Cast
from tests.results.conftest import ENOUGH, LAST_YEAR, THIS_YEAR, close_answered_wave

CULTURE_UP = {"beuk": {"culture": 1.3}, "eik": {"culture": 1.3}}
TOO_EARLY = "Nog te vroeg om te zeggen"


def release_two(
    cast: Cast,
    first_on: datetime.date = LAST_YEAR,
    shifts: Mapping[str, Mapping[str, float]] = CULTURE_UP,
    first: Mapping[str, Any] = {},
) -> Waves:
    before = close_answered_wave(cast, first_on, ENOUGH, seed=2, **first)
    release_wave(wave=before, by=cast.actor("olga"))
    now = release_wave(
        wave=close_answered_wave(cast, THIS_YEAR, ENOUGH, shifts=shifts), by=cast.actor("olga")
    )
    return Waves(get_edition(now), get_edition_before(now))


def read(waves: Waves, group_key: str, factor: str) -> Change:
    group = waves.now.table.group(group_key)
    assert group is not None
    change = read_change(waves, group, waves.now.table.variable(factor))
    assert change is not None
    return change


def test_a_clear_change_of_the_same_people_is_said(cast: Cast) -> None:
    waves = release_two(cast)
    assert waves.before is not None
    now, former = (edition.table.cell("beuk", "culture") for edition in (waves.now, waves.before))
    assert now is not None
    assert former is not None
    change = read(waves, "beuk", "culture")
    assert change == Change(1, f"{now.mean - former.mean:.1f} hoger".replace(".", ","), "up")
    assert read(waves, "linde", "culture").direction == 1


def test_a_difference_within_chance_is_not_said(cast: Cast) -> None:
    assert read(release_two(cast, shifts={}), "beuk", "culture") == Change(0, TOO_EARLY, "early")


def test_a_year_apart_a_small_team_has_a_change(cast: Cast) -> None:
    """Eik: 18 asked twice, 15 answered each time, so 12.5 expected: enough for a year, not for a quarter."""
    assert read(release_two(cast), "eik", "culture").direction == 1


def test_a_quarter_apart_a_small_team_has_no_change(cast: Cast) -> None:
    quarter = release_two(cast, first_on=THIS_YEAR - datetime.timedelta(days=91))
    assert read(quarter, "eik", "culture").text == TOO_EARLY
    assert read(quarter, "beuk", "culture").direction == 1  # 24 asked twice: 20 expected


def test_a_team_with_new_people_has_no_change(cast: Cast) -> None:
    before = close_answered_wave(cast, LAST_YEAR, ENOUGH, seed=2)
    release_wave(wave=before, by=cast.actor("olga"))
    Person.objects.filter(unit__key="beuk", organisation=cast.organisation).update(
        left_on=LAST_YEAR + datetime.timedelta(days=60)
    )
    Person.objects.bulk_create(
        Person(organisation=cast.organisation, number=f"new-{i}", name="Nieuw", unit=cast.units["beuk"])
        for i in range(24)
    )
    wave = close_answered_wave(cast, THIS_YEAR, ENOUGH, shifts=CULTURE_UP)
    now = release_wave(wave=wave, by=cast.actor("olga"))
    waves = Waves(get_edition(now), get_edition_before(now))
    assert waves.now.stayers["beuk"] == 0
    assert read(waves, "beuk", "culture").text == TOO_EARLY
    assert read(waves, "eik", "culture").direction == 1


def test_a_factor_that_was_not_asked_before_is_new(cast: Cast) -> None:
    shorter = copy.deepcopy(instruments.to_dict(instruments.list_instruments()[0]))
    shorter["factors"] = [factor for factor in shorter["factors"] if factor["key"] != "culture"]
    waves = release_two(cast, first={"instrument": shorter})
    assert read(waves, "beuk", "culture") == Change(0, "Nieuw in deze meting", "plus")
    assert read(waves, "beuk", "respect").text == TOO_EARLY


def test_scores_of_two_versions_of_an_instrument_are_not_compared(cast: Cast) -> None:
    older = instruments.to_dict(instruments.list_instruments()[0]) | {"version": "0.9"}
    waves = release_two(cast, first={"instrument": older})
    assert read(waves, "beuk", "culture") == Change(0, "Nieuw in deze meting", "plus")


def test_a_group_that_was_not_shown_before_has_no_change(cast: Cast) -> None:
    few = {**ENOUGH, "beuk": 4}
    release_wave(wave=close_answered_wave(cast, LAST_YEAR, few, seed=2), by=cast.actor("olga"))
    wave = close_answered_wave(cast, THIS_YEAR, ENOUGH, shifts=CULTURE_UP)
    now = release_wave(wave=wave, by=cast.actor("olga"))
    assert read(Waves(get_edition(now), get_edition_before(now)), "beuk", "culture").text == TOO_EARLY


def test_the_first_wave_speaks_of_no_change(cast: Cast) -> None:
    now = release_wave(wave=close_answered_wave(cast, THIS_YEAR, ENOUGH), by=cast.actor("olga"))
    edition = get_edition(now)
    group = edition.table.group("beuk")
    assert group is not None
    waves = Waves(edition, get_edition_before(now))
    assert read_change(waves, group, edition.table.variable("culture")) is None
