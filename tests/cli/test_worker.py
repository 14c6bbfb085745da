"""The worker's hourly tick outlives a failure."""

import time

import pytest

from speelveld.cli import tick, worker


class Stop(Exception):
    """Ends the loop that has no end."""


def test_a_tick_that_fails_is_told_and_tried_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, db: None
) -> None:
    runs: list[str] = []

    def fail() -> None:
        runs.append("run")
        raise ValueError("the disk is full")

    def sleep(seconds: float) -> None:
        if len(runs) == 2:
            raise Stop

    monkeypatch.setattr(tick, "run_today", fail)
    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr("django.db.connection.close", lambda: None)
    with pytest.raises(Stop):
        worker._tick_every_hour()
    assert len(runs) == 2
    assert "the disk is full" in caplog.text
