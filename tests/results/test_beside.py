"""Managers beside employees: the same figures as raw sums give, only from what was released, and only for who may."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest
from django.utils.html import strip_tags

from speelveld.catalogue.instruments import parse_instrument
from speelveld.organisations.models import Role
from speelveld.results.models import Release
from speelveld.results.operations import release_wave
from speelveld.results.permissions import Sight, look
from speelveld.results.presenters.beside import Beside, leave_out, set_beside
from speelveld.results.presenters.scores import find_score
from speelveld.results.queries import Edition, get_edition, get_table
from speelveld.results.tables import read_answers, score_choices
from tests.factories import Cast
from tests.managing import appoint
from tests.results.attacking import attack_release
from tests.results.conftest import THIS_YEAR, close_answered_wave
from tests.results.reading import list_addresses, read_text
from tests.results.test_permissions import make_actor

SignIn = Callable[[Any], Any]
NAME = "Leidinggevenden"
COUNTS = {"beuk": 20, "eik": 13, "keuken+nacht": 12, "noord": 16, "zuid": 12, NAME: 12}
ROSIER = {NAME: {"workload": 1.2}}
EVERYTHING = Sight(None, None)
ENDS = {NAME: {"workload": 9}}


def hold_wave(
    cast: Cast, counts: Mapping[str, int] = COUNTS, shifts: Mapping[str, Mapping[str, float]] = ROSIER
) -> Release:
    appoint(cast)
    moved = {key: shifts[name] for name, key in ((NAME, "managers:apart"), (NAME, NAME)) if name in shifts}
    wave = close_answered_wave(cast, THIS_YEAR, counts, shifts=moved, managers_apart=True)
    return release_wave(wave=wave, by=cast.actor("olga"))


@pytest.fixture
def release(cast: Cast) -> Release:
    return hold_wave(cast)


@pytest.fixture
def edition(release: Release) -> Edition:
    return get_edition(release)


def beside(edition: Edition, key: str, sight: Sight = EVERYTHING) -> Beside | None:
    score = find_score(edition, key)
    assert score is not None
    return set_beside(edition, sight, score)


def test_both_means_and_their_difference_are_those_of_the_answers(release: Release, edition: Edition) -> None:
    wave = release.wave
    instrument = parse_instrument(wave.instrument)
    groups = list(wave.reporting_groups.all())
    group, choices = read_answers(wave, [row.pk for row in groups], len(instrument.items))
    is_manager = group == [row.name for row in groups].index(NAME)
    for column, factor in enumerate(instrument.factors):
        scores = score_choices(choices, instrument)[:, column]
        others = leave_out(edition.table, edition.managers_key, edition.table.variable(factor.key))
        managers = edition.table.cell(edition.managers_key, factor.key)
        assert others is not None and managers is not None
        assert others.n == np.isfinite(scores[~is_manager]).sum()
        assert abs(managers.mean - np.nanmean(scores[is_manager])) <= 0.05 + 1e-9
        true = np.nanmean(scores[~is_manager])
        assert abs(others.mean - true) <= 0.12, "two roundings and a third"
        assert others.low - 0.05 <= true <= others.high + 0.05
        assert others.low < others.mean < others.high


def test_a_large_difference_is_told_with_its_direction(edition: Edition) -> None:
    found = beside(edition, "workload")
    assert found is not None
    managers, others = found.rows
    assert (managers.name, others.name) == (NAME, "Alle anderen")
    assert found.gap.startswith("+")
    assert found.gap_range.count("+") == 2
    assert "hogere score" in found.verdict
    assert (managers.n, others.n) == (12, edition.table.cell("linde", "workload").n - 12)  # type: ignore[union-attr]


def test_a_small_difference_may_be_chance(edition: Edition) -> None:
    found = beside(edition, "recognition")
    assert found is not None and "kan toeval zijn" in found.verdict
    low, high = found.gap_range.split(" tot ")
    assert low.startswith("−") and not high.startswith("−")


def test_with_too_few_managers_one_sentence_stands_there(cast: Cast, sign_in: SignIn) -> None:
    release = hold_wave(cast, COUNTS | {NAME: 8})
    edition = get_edition(release)
    assert edition.managers_key in edition.table.hidden
    assert beside(edition, "workload") == Beside()
    html = read_text(sign_in(cast.olga), f"/linde/results/{release.wave_id}/factor/workload/")
    part = strip_tags(html.split('aria-labelledby="hb"')[1].split("</section>")[0])
    assert "Niet getoond, zodat antwoorden anoniem blijven." in part
    assert not re.search(r"\d", part.split("</h2>")[-1])


def test_a_limit_is_no_mean_so_no_difference_is_made_of_it(cast: Cast) -> None:
    edition = get_edition(hold_wave(cast, shifts=ENDS))
    cell = edition.table.cell(edition.managers_key, "workload")
    assert cell is not None and cell.at_least
    assert beside(edition, "workload") == Beside()


def test_a_wave_without_it_has_no_such_part(cast: Cast, sign_in: SignIn) -> None:
    wave = close_answered_wave(cast, THIS_YEAR, {"beuk": 22, "noord": 18})
    release = release_wave(wave=wave, by=cast.actor("olga"))
    assert beside(get_edition(release), "workload") is None
    html = read_text(sign_in(cast.olga), f"/linde/results/{release.wave_id}/factor/workload/")
    assert "Leidinggevenden naast" not in html


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        (Role.OWNER, True), (Role.DIRECTOR, True), (Role.WORKS_COUNCIL, True), (Role.PROFESSIONAL, True),
        (Role.MANAGER, True), (Role.EMPLOYEE, False), (Role.CONFIDENTIAL_ADVISER, False),
        (Role.PRIVACY_OFFICER, False),
    ],
)  # fmt: skip
def test_who_reads_it(edition: Edition, role: Role, reads: bool) -> None:
    actor = make_actor(role, led=frozenset({"beuk"}))
    sight = look(actor, edition.table, edition.place_of, edition.managers_key)
    assert sight.may_open(edition.managers_key) is reads
    assert (beside(edition, "workload", sight) is not None) is reads


def test_without_a_group_of_managers_a_manager_gets_nothing_more(edition: Edition) -> None:
    sight = look(make_actor(Role.MANAGER, led=frozenset({"beuk"})), edition.table, {})
    assert not sight.may_see(edition.managers_key)


def test_every_page_and_file_opens(cast: Cast, sign_in: SignIn, release: Release) -> None:
    client = sign_in(cast.olga)
    for address in list_addresses(release.wave_id, get_table(release)):
        assert client.get(address).status_code == 200, address
    html = read_text(client, f"/linde/results/{release.wave_id}/factor/workload/")
    assert "Ze tellen niet mee in hun eigen team" in html


@pytest.mark.parametrize(
    "counts",
    [
        COUNTS,
        COUNTS | {NAME: 8},
        COUNTS | {NAME: 10, "keuken+nacht": 3},
        COUNTS | {NAME: 11, "zuid": 1, "noord": 2},
        {"beuk": 11, NAME: 10},
    ],
    ids=["many", "few managers", "few of a team", "few of a department", "few"],
)
def test_the_attacker_finds_nothing(cast: Cast, counts: dict[str, int]) -> None:
    """Also not with the mean of all others and the difference: both are made of figures that the attacker has."""
    assert attack_release(hold_wave(cast, counts)) == []
