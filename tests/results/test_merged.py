"""Teams that were merged before the wave opened: read as one, by their own managers too, and safe."""

from collections.abc import Callable
from typing import Any

import pytest

from speelveld.organisations.models import Role
from speelveld.results.models import Release
from speelveld.results.operations import release_wave
from speelveld.results.permissions import look
from speelveld.results.queries import Edition, get_edition
from tests.factories import Cast, make_member
from tests.results.attacking import attack_release
from tests.results.conftest import LAST_YEAR, THIS_YEAR, close_answered_wave
from tests.results.reading import list_addresses, read_rows, read_text
from tests.results.test_permissions import make_actor

SignIn = Callable[[Any], Any]
EDGE = "Keuken met Wijk Zuid"  # teams of two departments
COUNTS = {"beuk": 22, "Eik met Nachtzorg": 19, EDGE: 17, "noord": 18}


def hold_wave(cast: Cast, **changes: Any) -> Release:
    fields: dict[str, Any] = {"merges": [("keuken", "zuid"), ("eik", "nacht")]}
    names = {"Eik met Nachtzorg": "Woongroep Eik met Nachtzorg"}
    counts = {names.get(name, name): n for name, n in changes.pop("counts", COUNTS).items()}
    wave = close_answered_wave(cast, changes.pop("day", THIS_YEAR), counts, **fields | changes)
    return release_wave(wave=wave, by=cast.actor("olga"))


@pytest.fixture
def release(cast: Cast) -> Release:
    return hold_wave(cast)


@pytest.fixture
def edition(release: Release) -> Edition:
    return get_edition(release)


def find_key(edition: Edition, name: str) -> str:
    return next(unit.key for unit in edition.table.units if unit.name == name)


def test_the_merged_unit_is_shown_where_its_teams_are_not(edition: Edition) -> None:
    shown = {edition.table.unit(group.key).name: group.n for group in edition.table.groups}
    assert shown[EDGE] == 17
    names = {unit.name for unit in edition.table.units}
    assert not names & {"Keuken", "Wijk Zuid", "Nachtzorg"}
    assert edition.table.unit(find_key(edition, EDGE)).parent == "linde"


def test_each_answer_counts_once_in_all_that_is_around_it(edition: Edition) -> None:
    n = {group.key: group.n for group in edition.table.groups}
    assert n["linde"] == sum(COUNTS.values())
    assert n["ouderen"] == 22 + 19, "without the kitchen, which counts in the whole only"


@pytest.mark.parametrize("led", ["keuken", "zuid"])
def test_a_manager_of_each_team_reads_it_as_their_own(edition: Edition, led: str) -> None:
    sight = look(make_actor(Role.MANAGER, led=frozenset({led})), edition.table, edition.place_of)
    key = find_key(edition, EDGE)
    assert sight.pages == {"linde", key}
    assert sight.figures == {"linde", key}


@pytest.mark.parametrize(
    ("role", "led"), [(Role.MANAGER, {"beuk"}), (Role.EMPLOYEE, {"keuken"}), (Role.PRIVACY_OFFICER, set())]
)
def test_nobody_else_does(edition: Edition, role: Role, led: set[str]) -> None:
    sight = look(make_actor(role, led=frozenset(led)), edition.table, edition.place_of)
    assert not sight.may_see(find_key(edition, EDGE))


def test_the_page_of_either_team_is_that_of_both(cast: Cast, sign_in: SignIn, release: Release) -> None:
    kees = make_member(cast.organisation, "Kees", Role.MANAGER, cast.units["keuken"])
    client = sign_in(kees)
    key = find_key(get_edition(release), EDGE)
    base = f"/linde/results/{release.wave_id}/unit/"
    texts = [read_text(client, f"{base}{one}/") for one in ("keuken", "zuid", key)]
    assert len({text.split("<h1>")[1].split("<footer")[0] for text in texts}) == 1
    assert f"<h1>{EDGE}</h1>" in texts[0]
    assert "gelden in deze meting als één team: Keuken en Wijk Zuid" in texts[0]
    assert "unit=keuken" in texts[0], "a problem belongs to the team that this manager leads"
    assert client.get(f"{base}noord/").status_code == 403
    assert client.get(f"{base}eik/").status_code == 403, "another merged team"


def test_the_owner_plans_for_nobody_in_particular(cast: Cast, sign_in: SignIn, release: Release) -> None:
    html = read_text(sign_in(cast.olga), f"/linde/results/{release.wave_id}/unit/zuid/")
    assert "Zet op het speelveld" in html
    assert "unit=zuid" not in html and "unit=merged" not in html


def test_every_page_and_file_opens_and_names_the_merged_unit(
    cast: Cast, sign_in: SignIn, release: Release, edition: Edition
) -> None:
    client = sign_in(cast.olga)
    for address in list_addresses(release.wave_id, edition.table):
        assert client.get(address).status_code == 200, address
    rows = read_rows(read_text(client, f"/linde/results/{release.wave_id}/"), "heat")
    assert any(row and row[0].startswith(EDGE) for row in rows)


@pytest.mark.parametrize(
    "counts",
    [COUNTS, COUNTS | {EDGE: 7}, COUNTS | {"noord": 4}, {"beuk": 11, EDGE: 10, "noord": 3}],
    ids=["many", "few of the merged", "few of a neighbour", "few"],
)
def test_the_attacker_finds_nothing(cast: Cast, counts: dict[str, int]) -> None:
    assert attack_release(hold_wave(cast, counts=counts)) == []


def test_the_attacker_would_find_a_gate_that_let_through_too_much(release: Release) -> None:
    assert {finding.about for finding in attack_release(release, k=18)} == {17}


def test_the_same_merge_can_be_followed_from_wave_to_wave(cast: Cast, sign_in: SignIn) -> None:
    hold_wave(cast, day=LAST_YEAR, seed=2)
    release = hold_wave(cast)
    edition = get_edition(release)
    key = find_key(edition, EDGE)
    assert edition.stayers is not None and edition.stayers[key] == 22
    html = read_text(sign_in(cast.olga), f"/linde/results/{release.wave_id}/unit/{key}/")
    assert "Nieuw in deze meting" not in html


def test_a_wave_without_merging_knows_of_none(cast: Cast) -> None:
    edition = get_edition(hold_wave(cast, merges=[], counts={"beuk": 22, "noord": 18}))
    assert edition.merged == {} and edition.place_of == {}
