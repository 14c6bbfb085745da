"""Closing: final, and what let people answer once is destroyed."""

import pytest
from django.test import Client

from speelveld.audit.models import Event
from speelveld.organisations.errors import Denied
from speelveld.surveys import operations
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.models import Wave
from tests.factories import Cast
from tests.surveys.conftest import LAST_DAY, TODAY, count_answers, send


def test_closing_keeps_answers_and_forgets_who_took_part(
    cast: Cast, wave: Wave, codes: list[str], respondent: Client
) -> None:
    send(respondent, wave, codes[0])
    operations.close_wave(wave=wave, by=cast.actor("olga"), today=LAST_DAY)
    wave = Wave.objects.get(pk=wave.pk)
    assert (wave.state, wave.closed_on, wave.code_key) == (Wave.State.CLOSED, LAST_DAY, "")
    assert not wave.invitations.exists()
    assert wave.audience_members.exists() and wave.reporting_groups.exists()
    assert count_answers() == 1


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
