"""Closing: final, and what let people answer once is destroyed."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from speelveld.audit.models import Event
from speelveld.organisations.errors import Denied
from speelveld.surveys import box, operations
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.models import Wave
from speelveld.surveys.models.answers import Answer, BoxedAnswer
from tests.factories import Cast
from tests.surveys.conftest import LAST_DAY, TODAY, make_choices, send


def test_closing_keeps_answers_and_forgets_who_took_part(
    cast: Cast, wave: Wave, codes: list[str], respondent: Client
) -> None:
    send(respondent, wave, codes[0])
    operations.close_wave(wave=wave, by=cast.actor("olga"), today=LAST_DAY)
    wave = Wave.objects.get(pk=wave.pk)
    assert (wave.state, wave.closed_on, wave.code_key) == (Wave.State.CLOSED, LAST_DAY, "")
    assert not wave.invitations.exists()
    assert wave.audience_members.exists() and wave.reporting_groups.exists()
    assert (Answer.objects.count(), BoxedAnswer.objects.count()) == (1, 0)


def test_the_box_is_opened_at_closing_and_its_key_destroyed(
    cast: Cast,
    wave: Wave,
    codes: list[str],
    respondent: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    for code, option in zip(codes, [0, 1, 2, 3, 4], strict=False):
        send(respondent, wave, code, make_choices(wave, option))
    groups = set(BoxedAnswer.objects.values_list("pk", "group_id"))
    with django_capture_on_commit_callbacks(execute=True):
        operations.close_wave(wave=wave, by=cast.actor("olga"), today=LAST_DAY)
    stored = list(Answer.objects.order_by("choices").values_list("choices", flat=True))
    assert [bytes(choices)[0] for choices in stored] == [0, 1, 2, 3, 4]
    assert sorted(g for _pk, g in groups) == sorted(Answer.objects.values_list("group_id", flat=True))
    assert not {pk for pk, _g in groups} & set(Answer.objects.values_list("pk", flat=True)), (
        "keys are drawn anew"
    )
    with pytest.raises(WaveRefused, match="sleutel"):
        box.read_key(wave.public_id)


def test_without_its_key_a_wave_stays_open_and_loses_nothing(
    cast: Cast, wave: Wave, codes: list[str], respondent: Client
) -> None:
    send(respondent, wave, codes[0])
    key = box.read_key(wave.public_id)
    box.destroy_key(wave.public_id)
    with pytest.raises(WaveRefused, match="Zet de kopie"):
        operations.close_wave(wave=wave, by=cast.actor("olga"), today=LAST_DAY)
    wave.refresh_from_db()
    assert (wave.is_open, BoxedAnswer.objects.count()) == (True, 1)
    (Path(settings.KEYS) / wave.public_id).write_bytes(key)
    operations.close_wave(wave=wave, by=cast.actor("olga"), today=LAST_DAY)
    assert Answer.objects.count() == 1


def test_an_answer_that_was_moved_to_another_group_is_noticed(
    cast: Cast, wave: Wave, codes: list[str], respondent: Client
) -> None:
    send(respondent, wave, codes[0])
    moved = BoxedAnswer.objects.get()
    moved.group = wave.reporting_groups.exclude(pk=moved.group_id)[0]
    moved.save()
    with pytest.raises(WaveRefused, match="past niet bij de sleutel"):
        operations.close_wave(wave=wave, by=cast.actor("olga"), today=LAST_DAY)
    assert (BoxedAnswer.objects.count(), Answer.objects.count()) == (1, 0)


def test_only_keys_of_waves_that_are_over_go(cast: Cast, wave: Wave) -> None:
    folder = Path(settings.KEYS)
    (folder / "launched-just-now").write_bytes(bytes(32))
    (folder / "long-gone").write_bytes(bytes(32))
    os.utime(folder / "long-gone", (0, 0))
    operations.run_daily(today=TODAY)
    kept = {path.name for path in folder.iterdir()}
    assert kept >= {"launched-just-now", wave.public_id}
    assert "long-gone" not in kept
    (folder / "launched-just-now").unlink()


def test_a_closed_wave_stays_closed(cast: Cast, wave: Wave) -> None:
    operations.close_wave(wave=wave, by=cast.actor("olga"), today=TODAY)
    with pytest.raises(WaveRefused):
        operations.close_wave(wave=wave, by=cast.actor("olga"), today=LAST_DAY)
    with pytest.raises(WaveRefused):
        operations.launch_wave(wave=wave, by=cast.actor("olga"), today=TODAY)
    assert Wave.objects.get(pk=wave.pk).closed_on == TODAY


def test_a_draft_cannot_close(cast: Cast, draft: Wave) -> None:
    with pytest.raises(WaveRefused, match="gestart"):
        operations.close_wave(wave=draft, by=cast.actor("olga"))


@pytest.mark.parametrize("who", ["dirk", "anna", "bram", "wim", "petra", "sam"])
def test_only_the_owner_closes(cast: Cast, wave: Wave, who: str) -> None:
    with pytest.raises(Denied):
        operations.close_wave(wave=wave, by=cast.actor(who))
    wave.refresh_from_db()
    assert wave.is_open


def test_the_audit_trail_tells_who_closed_it(cast: Cast, wave: Wave) -> None:
    operations.close_wave(wave=wave, by=cast.actor("olga"))
    assert Event.objects.latest("pk").actor == cast.olga.email
