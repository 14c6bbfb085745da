"""Why the browser does not wait between stamp and answer (docs/decisions): it would help in hardly any situation."""

import pytest

from tests.surveys.relink.waiting import share_found

GROUP = 20


def test_without_a_wait_a_watcher_with_a_clock_finds_everybody() -> None:
    assert share_found(GROUP, seconds=600, wait=0) == 1


@pytest.mark.parametrize(("seconds", "least"), [(12 * 3600, 0.99), (600, 0.85)])
def test_five_seconds_hide_hardly_anybody_who_answers_in_their_own_time(seconds: float, least: float) -> None:
    """Over a day, or all of a group within ten minutes as when a thousand people get their mail at once."""
    assert share_found(GROUP, seconds, wait=5) > least


def test_five_seconds_help_only_a_group_that_sends_within_the_same_seconds() -> None:
    assert share_found(GROUP, seconds=5, wait=5) < 0.2
