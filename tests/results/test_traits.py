"""Outcomes by a trait: below their unit, for the same readers, and safe."""

from collections.abc import Callable
from typing import Any

import pytest

from speelveld.organisations.models import Role
from speelveld.results.models import Release
from speelveld.results.operations import release_wave
from speelveld.results.permissions import look
from speelveld.results.queries import get_edition
from tests.factories import Cast, make_member
from tests.results.attacking import attack_release
from tests.results.conftest import THIS_YEAR, close_answered_wave
from tests.results.reading import list_addresses, read_text
from tests.results.test_permissions import make_actor
from tests.surveys.traits import give_shifts

DAY, NIGHT = "Woongroep Beuk: dag", "Woongroep Beuk: nacht"
COUNTS = {DAY: 12, NIGHT: 12, "eik": 15, "Wijk Noord: dag of overig": 11, "Wijk Noord: nacht": 6, "zuid": 12}


def hold_wave(cast: Cast, counts: dict[str, int] = COUNTS) -> Release:
    give_shifts(cast)
    wave = close_answered_wave(cast, THIS_YEAR, counts, trait="Dienst")
    return release_wave(wave=wave, by=cast.actor("olga"))


def list_shown(release: Release) -> dict[str, int | None]:
    table = get_edition(release).table
    return {table.unit(group.key).name: group.n for group in table.groups if group.kind == "unit"}


def find_key(release: Release, name: str) -> str:
    return next(unit.key for unit in get_edition(release).table.units if unit.name == name)


def test_parts_are_shown_below_their_unit(cast: Cast) -> None:
    release = hold_wave(cast)
    shown = list_shown(release)
    assert (shown["Woongroep Beuk"], shown[DAY], shown[NIGHT]) == (24, 12, 12)
    table = get_edition(release).table
    assert table.unit(find_key(release, NIGHT)).parent == "beuk"


def test_a_part_with_few_answers_is_hidden_and_its_unit_is_not(cast: Cast) -> None:
    shown = list_shown(hold_wave(cast))
    assert shown["Wijk Noord"] == 17
    assert "Wijk Noord: nacht" not in shown
    assert "Wijk Noord: dag of overig" not in shown, "the six others would follow"


def test_who_leads_the_unit_reads_its_parts_and_others_do_not(cast: Cast) -> None:
    release = hold_wave(cast)
    edition = get_edition(release)
    key = find_key(release, NIGHT)
    sight = look(make_actor(Role.MANAGER, led=frozenset({"beuk"})), edition.table, edition.place_of)
    assert sight.may_open(key)
    sight = look(make_actor(Role.MANAGER, led=frozenset({"eik"})), edition.table, edition.place_of)
    assert not sight.may_see(key)


def test_the_pages_name_the_parts(cast: Cast, sign_in: Callable[[Any], Any]) -> None:
    release = hold_wave(cast)
    client = sign_in(cast.olga)
    for address in list_addresses(release.wave_id, get_edition(release).table):
        assert client.get(address).status_code == 200, address
    html = read_text(client, f"/linde/results/{release.wave_id}/unit/{find_key(release, NIGHT)}/")
    assert f"<h1>{NIGHT}</h1>" in html
    boss = sign_in(make_member(cast.organisation, "Bea", Role.MANAGER, cast.units["beuk"]))
    assert boss.get(f"/linde/results/{release.wave_id}/unit/{find_key(release, NIGHT)}/").status_code == 200
    assert boss.get(f"/linde/results/{release.wave_id}/unit/eik/").status_code == 403


def test_a_problem_of_a_part_belongs_to_its_unit(cast: Cast, sign_in: Callable[[Any], Any]) -> None:
    release = hold_wave(cast)
    address = f"/linde/results/{release.wave_id}/unit/{find_key(release, NIGHT)}/"
    boss = make_member(cast.organisation, "Bea", Role.MANAGER, cast.units["beuk"])
    for reader in (cast.olga, boss):
        html = read_text(sign_in(reader), address)
        assert "Zet op het speelveld" in html
        assert "unit=beuk" in html and "unit=part" not in html


@pytest.mark.parametrize(
    "counts",
    [COUNTS, COUNTS | {NIGHT: 5}, COUNTS | {NIGHT: 0}, {DAY: 11, NIGHT: 3, "zuid": 10}],
    ids=["many", "few at night", "nobody at night", "few"],
)
def test_the_attacker_finds_nothing(cast: Cast, counts: dict[str, int]) -> None:
    assert attack_release(hold_wave(cast, counts)) == []
