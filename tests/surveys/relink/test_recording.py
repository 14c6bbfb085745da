"""Whoever keeps the contents of every request finds nobody; with any one of the measures off, everybody."""

from collections.abc import Callable

import pytest

from tests.surveys.relink.recording import (
    BY_CONTENTS,
    Guesses,
    Recorded,
    match_by_blinding_number,
    match_by_code,
    match_by_key,
    match_by_order,
    match_by_signature,
    score_recorded,
)
from tests.surveys.relink.toy_protocol import N_PEOPLE, Measures, run_protocol

Attack = Callable[[Recorded], Guesses]
BROKEN = {
    match_by_code: Measures(codeless=False),
    match_by_signature: Measures(blinded=False),
    match_by_blinding_number: Measures(fresh=False),
    match_by_key: Measures(listed=False),
}


@pytest.fixture(scope="module")
def all_taken() -> tuple[Recorded, dict[int, bytes]]:
    return run_protocol(Measures())


@pytest.mark.parametrize("attack", BY_CONTENTS)
def test_with_all_measures_contents_do_no_better_than_chance(
    all_taken: tuple[Recorded, dict[int, bytes]], attack: Attack
) -> None:
    recorded, truth = all_taken
    assert score_recorded(attack(recorded), truth, recorded).is_no_better_than_chance


@pytest.mark.parametrize(("attack", "measures"), BROKEN.items())
def test_with_one_measure_off_contents_tell_who_wrote_what(attack: Attack, measures: Measures) -> None:
    recorded, truth = run_protocol(measures)
    found = score_recorded(attack(recorded), truth, recorded)
    assert found.n_right == N_PEOPLE
    assert not found.is_no_better_than_chance


def test_a_clock_is_what_the_signature_cannot_take_away(all_taken: tuple[Recorded, dict[int, bytes]]) -> None:
    """People who answer one by one: told in the threat model as what remains."""
    recorded, truth = all_taken
    assert score_recorded(match_by_order(recorded), truth, recorded).n_right == N_PEOPLE
