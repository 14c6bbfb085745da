"""`speelveld check` tells what is not in order, and what to do."""

import datetime

from speelveld.cli.check import find_missing_keys
from speelveld.surveys import box
from speelveld.surveys.operations import launch_wave
from tests.factories import Cast
from tests.surveys.conftest import make_wave


def test_an_open_survey_without_its_key_is_a_finding(cast: Cast) -> None:
    wave = make_wave(cast)
    launch_wave(wave=wave, by=cast.actor("olga"), today=datetime.date(2026, 3, 2))
    assert list(find_missing_keys()) == []
    box.destroy_key(wave.public_id)
    (found,) = find_missing_keys()
    assert wave.public_id in found
    assert "Put back the copy" in found


def test_a_draft_needs_no_key(cast: Cast) -> None:
    make_wave(cast)
    assert list(find_missing_keys()) == []
