"""The adversary is worth its salt: it finds everybody where a measure is missing, and nobody where all are taken."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.surveys.relink.attacks import (
    ATTACKS,
    Guesses,
    match_by_backups,
    match_by_chance,
    match_by_log,
    match_by_place_in_file,
    match_by_row_order,
)
from tests.surveys.relink.evidence import Evidence, read_file
from tests.surveys.relink.scoring import Score, score
from tests.surveys.relink.toy import N_GROUPS, N_PEOPLE, Measures, run_intake

Attack = Callable[[Evidence], Guesses]


def attack_toy(folder: Path, attack: Attack, measures: Measures) -> Score:
    evidence, truth = run_intake(folder, measures)
    return score(attack(evidence), truth, evidence.read_now())


@pytest.mark.parametrize("attack", ATTACKS)
def test_sealed_until_closing_and_shuffled_it_does_no_better_than_chance(
    tmp_path: Path, attack: Attack
) -> None:
    assert attack_toy(tmp_path, attack, Measures()).is_no_better_than_chance


@pytest.mark.parametrize("attack", [match_by_row_order, match_by_place_in_file, match_by_log])
def test_without_shuffling_at_closing_it_finds_everybody(tmp_path: Path, attack: Attack) -> None:
    found = attack_toy(tmp_path, attack, Measures(shuffled=False))
    assert found.n_right == N_PEOPLE
    assert not found.is_no_better_than_chance


@pytest.mark.parametrize("attack", [match_by_place_in_file, match_by_log])
def test_with_random_keys_alone_it_finds_everybody(tmp_path: Path, attack: Attack) -> None:
    """A random key hides the order of rows; a page of the file and the write-ahead log still tell it."""
    assert attack_toy(tmp_path, attack, Measures(sealed=False)).n_right == N_PEOPLE


def test_two_backups_around_one_arrival_give_its_answer_away(tmp_path: Path) -> None:
    found = attack_toy(tmp_path, match_by_backups, Measures(sealed=False))
    assert (found.n_right, found.n_guessed) == (1, 1)


def test_chance_is_about_one_right_a_group(tmp_path: Path) -> None:
    evidence, truth = run_intake(tmp_path, Measures())
    state = evidence.read_now()
    found = [score(match_by_chance(evidence), truth, state) for _ in range(30)]
    assert found[0].expected_by_chance == pytest.approx(N_GROUPS)
    assert 1.5 < sum(one.n_right for one in found) / len(found) < 4.5


def test_all_commits_in_the_log_are_read_in_order(tmp_path: Path) -> None:
    evidence, _truth = run_intake(tmp_path, Measures(sealed=False))
    counts = [len(state.answers) for state in evidence.read_commits()]
    assert counts == sorted(counts)
    assert set(counts) >= set(range(1, N_PEOPLE + 1))
    assert [len(read_file(path).answers) for path in evidence.backups] == [N_PEOPLE - 1, N_PEOPLE]
