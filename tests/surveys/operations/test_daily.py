"""What the hourly tick does with waves: by date, safely repeated, and with one figure a day at most."""

import datetime

import pytest
from django.core import mail
from pytest_django import DjangoCaptureOnCommitCallbacks

from speelveld.audit.models import Event
from speelveld.surveys import operations
from speelveld.surveys.models import Wave
from tests.factories import Cast
from tests.surveys.conftest import LAST_DAY, TODAY, make_wave

NEXT_DAY = TODAY + datetime.timedelta(days=1)


def get_state(wave: Wave) -> str:
    return Wave.objects.get(pk=wave.pk).state


def test_a_wave_opens_on_its_day_and_closes_after_its_last(cast: Cast) -> None:
    wave = make_wave(cast, opens_on=NEXT_DAY)
    operations.launch_wave(wave=wave, by=cast.actor("olga"), today=TODAY)
    states = []
    for day in (TODAY, NEXT_DAY, LAST_DAY, LAST_DAY + datetime.timedelta(days=1)):
        operations.run_daily(today=day)
        states.append(get_state(wave))
    assert states == ["ready", "open", "open", "closed"]
    assert Wave.objects.get(pk=wave.pk).closed_on == LAST_DAY + datetime.timedelta(days=1)
    assert Event.objects.latest("pk").actor == "speelveld"


def test_a_machine_that_was_off_all_along_opens_and_closes_at_once_and_mails_nobody(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    wave = make_wave(cast, opens_on=NEXT_DAY)
    operations.launch_wave(wave=wave, by=cast.actor("olga"), today=TODAY)
    with django_capture_on_commit_callbacks(execute=True):
        operations.run_daily(today=LAST_DAY + datetime.timedelta(days=30))
    assert get_state(wave) == "closed"
    assert mail.outbox == []


def test_a_draft_is_left_alone(cast: Cast, draft: Wave) -> None:
    operations.run_daily(today=LAST_DAY + datetime.timedelta(days=30))
    assert get_state(draft) == "draft"


def test_response_is_measured_once_a_day(cast: Cast, wave: Wave) -> None:
    operations.run_daily(today=TODAY)
    group = wave.reporting_groups.get(key="beuk")
    wave.invitations.filter(group=group).update(is_used=True)
    for _hour in range(3):
        operations.run_daily(today=TODAY)
    assert [snapshot.steps["linde"] for snapshot in wave.snapshots.all()] == [0]
    operations.run_daily(today=NEXT_DAY)
    assert [snapshot.steps["linde"] for snapshot in wave.snapshots.all()] == [0, 20]


def test_a_clock_that_goes_back_measures_no_second_time(cast: Cast, wave: Wave) -> None:
    operations.take_snapshot(wave=wave, today=NEXT_DAY)
    operations.take_snapshot(wave=wave, today=TODAY)
    assert wave.snapshots.count() == 1


def test_two_processes_measure_one_figure(cast: Cast, wave: Wave, monkeypatch: pytest.MonkeyPatch) -> None:
    from speelveld.surveys.operations import daily

    def measure_while_another_is_first(measured: Wave) -> dict[str, int]:
        measured.snapshots.create(taken_on=TODAY, steps={"linde": 0})
        return {"linde": 95}

    monkeypatch.setattr(daily, "measure_response", measure_while_another_is_first)
    operations.take_snapshot(wave=wave, today=TODAY)
    assert [snapshot.steps["linde"] for snapshot in wave.snapshots.all()] == [0]


def test_a_figure_holds_steps_for_large_units_and_nothing_about_the_others(cast: Cast, wave: Wave) -> None:
    wave.invitations.update(is_used=True)
    operations.take_snapshot(wave=wave, today=TODAY)
    assert set(wave.snapshots.get().steps) == {"linde", "ouderen", "wijk"}, (
        "55 and 37 people; their teams have fewer"
    )
