"""The adversary against the real service: people who answer one by one, eight at once and twenty at once."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.surveys.relink.attacks import (
    match_by_backups,
    match_by_log,
    match_by_place_in_file,
    match_by_row_order,
)
from tests.surveys.relink.gathering import N_PEOPLE, Experiment, hold_experiment, prepare_wave
from tests.surveys.relink.recording import BY_CONTENTS, Guesses, Recorded, score_recorded
from tests.surveys.relink.scoring import score

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("prepared")
    return folder, prepare_wave(folder)


@pytest.fixture(scope="module", params=[1, 8, 20], ids="{} at once".format)
def experiment(
    request: pytest.FixtureRequest,
    prepared: tuple[Path, dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Experiment:
    folder = tmp_path_factory.mktemp("relink") / "installation"
    shutil.copytree(prepared[0], folder)
    return hold_experiment(folder, prepared[1], request.param)


def test_everybody_answered(experiment: Experiment) -> None:
    state = experiment.evidence.read_now()
    assert len(state.answers) == len(state.used) == len(experiment.truth) == N_PEOPLE
    assert {choices for _group, choices in state.answers.values()} == set(experiment.truth.values())


def test_the_server_wrote_nothing_about_them(experiment: Experiment) -> None:
    assert experiment.evidence.said == ""


def test_the_order_of_rows_says_nothing(experiment: Experiment) -> None:
    evidence = experiment.evidence
    found = score(match_by_row_order(evidence), experiment.truth, evidence.read_now())
    assert found.n_guessed == N_PEOPLE
    assert found.is_no_better_than_chance, str(found)


def test_the_write_ahead_log_says_nothing(experiment: Experiment) -> None:
    evidence = experiment.evidence
    found = score(match_by_log(evidence), experiment.truth, evidence.read_now())
    assert found.is_no_better_than_chance, str(found)


def test_the_place_in_the_file_says_nothing(experiment: Experiment) -> None:
    evidence = experiment.evidence
    found = score(match_by_place_in_file(evidence), experiment.truth, evidence.read_now())
    assert found.is_no_better_than_chance, str(found)


def test_two_backups_around_the_last_arrivals_say_nothing(experiment: Experiment) -> None:
    evidence = experiment.evidence
    found = score(match_by_backups(evidence), experiment.truth, evidence.read_now())
    assert found.is_no_better_than_chance, str(found)


@pytest.mark.parametrize("attack", BY_CONTENTS)
def test_whoever_keeps_the_contents_of_every_request_finds_nobody(
    experiment: Experiment, attack: Callable[[Recorded], Guesses]
) -> None:
    recorded = experiment.recorded
    assert len(recorded.stamps) == len(recorded.answers) == N_PEOPLE
    found = score_recorded(attack(recorded), experiment.truth, recorded)
    assert found.is_no_better_than_chance, str(found)


def test_while_the_wave_is_open_no_answer_can_be_read(experiment: Experiment) -> None:
    kept = [path.read_bytes() for path in (*experiment.evidence.seizures[0], *experiment.evidence.backups)]
    assert not any(choices in image for choices in experiment.truth.values() for image in kept)
