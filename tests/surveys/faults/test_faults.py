"""Whatever breaks: what was acknowledged is stored, once; what was not can be sent again."""

import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.surveys.faults.people import Crowd
from tests.surveys.faults.service import Service, fill_disk, hold_disk, lock_database
from tests.surveys.relink.gathering import N_PEOPLE, close_wave, list_people, prepare_wave, read_stored

pytestmark = pytest.mark.slow

N_KILLS = 3


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("prepared")
    return folder, prepare_wave(folder)


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    folder = tmp_path / "installation"
    folder.mkdir()
    return folder


@pytest.fixture
def service(
    disk: Path, prepared: tuple[Path, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Service]:
    shutil.copytree(prepared[0], disk, dirs_exist_ok=True)
    monkeypatch.setenv("SPEELVELD_DATA", str(disk))
    monkeypatch.setenv("SPEELVELD_DEMO", "yes")
    service = Service(disk)
    service.start()
    yield service
    service.kill()


@pytest.fixture
def crowd(service: Service, prepared: tuple[Path, dict[str, Any]]) -> Crowd:
    facts = prepared[1]
    people = [(code, choices) for _invitation, code, choices in list_people(service.folder, facts)]
    return Crowd(service.port, facts, people)


def check_all_stored_once(crowd: Crowd, service: Service) -> None:
    crowd.wait()
    close_wave(service.folder)
    assert len(crowd.tally.acknowledged) == N_PEOPLE
    assert sorted(read_stored(service.folder)) == sorted(crowd.tally.acknowledged)


def test_a_server_killed_at_random_moments(crowd: Crowd, service: Service) -> None:
    crowd.arrive()
    for moment in sorted(random.sample(range(1, N_PEOPLE - 1), N_KILLS)):
        crowd.wait_for(lambda tally, moment=moment: len(tally.acknowledged) >= moment)
        time.sleep(random.uniform(0, 0.02))
        service.kill()
        service.start()
    check_all_stored_once(crowd, service)
    assert crowd.tally.lost_lines


class TestOnASmallDisk:
    @pytest.fixture
    def disk(self) -> Iterator[Path]:
        with hold_disk() as disk:
            yield disk

    def test_a_full_disk_refuses_and_loses_nothing(
        self, crowd: Crowd, service: Service, capfd: pytest.CaptureFixture[str]
    ) -> None:
        with fill_disk(service.folder):
            crowd.arrive()
            crowd.wait_for(lambda tally: len(tally.refused) >= 20)
            assert set(crowd.tally.refused) == {"busy"}, crowd.tally.refused
        check_all_stored_once(crowd, service)
        assert capfd.readouterr() == ("", ""), "nobody's moment is written down, not even of a failure"


def test_a_locked_database_makes_people_wait(crowd: Crowd, service: Service) -> None:
    crowd.arrive()
    crowd.wait_for(lambda tally: len(tally.acknowledged) >= 5)
    with lock_database(service.database):
        stored = service.count("surveys_boxedanswer")
        time.sleep(1)
        assert service.count("surveys_boxedanswer") == stored < N_PEOPLE
    check_all_stored_once(crowd, service)
    assert crowd.tally.refused == []
