"""A release is decided once, by somebody who may, after closing, and never changes."""

from types import SimpleNamespace

import pytest

from speelveld.audit.models import Event
from speelveld.organisations.errors import Denied
from speelveld.results import operations
from speelveld.results.errors import ReleaseRefused
from speelveld.results.models import Release
from speelveld.results.operations import release_wave
from speelveld.results.queries import find_release_before, get_edition, get_edition_before, get_table
from speelveld.surveys.models import Wave
from speelveld.surveys.models.answers import Answer
from tests.factories import Cast
from tests.results.conftest import ENOUGH, LAST_YEAR, THIS_YEAR, close_answered_wave


def test_a_second_call_returns_what_was_kept(cast: Cast, closed_wave: Wave) -> None:
    first = release_wave(wave=closed_wave, by=cast.actor("olga"))
    again = release_wave(wave=closed_wave, by=cast.actor("olga"))
    assert again.pk == first.pk
    assert Event.objects.filter(verb="wave.released").count() == 1


def test_answers_that_appear_later_change_nothing(cast: Cast, closed_wave: Wave) -> None:
    first = release_wave(wave=closed_wave, by=cast.actor("olga"))
    digest, table = first.digest, first.table
    group = closed_wave.reporting_groups.first()
    assert group is not None
    n_items = len(closed_wave.instrument["items"])
    Answer.objects.bulk_create(
        Answer(wave=closed_wave, group=group, choices=bytes(n_items)) for _copy in range(30)
    )
    again = release_wave(wave=closed_wave, by=cast.actor("olga"))
    assert (again.digest, again.table) == (digest, table)
    assert get_table(again).digest == digest


def test_an_open_wave_has_no_results(cast: Cast, closed_wave: Wave) -> None:
    Wave.objects.filter(pk=closed_wave.pk).update(state=Wave.State.OPEN)
    with pytest.raises(ReleaseRefused):
        release_wave(wave=closed_wave, by=cast.actor("olga"))
    assert not Release.objects.exists()


@pytest.mark.parametrize("name", ["anna", "bram", "dirk", "sam", "wim"])
def test_only_the_owner_releases(cast: Cast, closed_wave: Wave, name: str) -> None:
    with pytest.raises(Denied):
        release_wave(wave=closed_wave, by=cast.actor(name))


def test_waves_that_closed_by_date_are_released_in_the_background(
    cast: Cast, closed_wave: Wave, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_answered_wave(cast, LAST_YEAR, ENOUGH)
    at_once = SimpleNamespace(enqueue=operations.release_in_background.func)
    monkeypatch.setattr(operations, "release_in_background", at_once)
    operations.release_closed_waves()
    operations.release_closed_waves()
    assert Release.objects.count() == 2
    assert set(Event.objects.filter(verb="wave.released").values_list("actor", flat=True)) == {"speelveld"}


def test_the_audit_line_names_the_table_and_no_figures(cast: Cast, closed_wave: Wave) -> None:
    release = release_wave(wave=closed_wave, by=cast.actor("olga"))
    event = Event.objects.get(verb="wave.released")
    fingerprints = {"digest": release.digest, "whole_digest": release.whole["sha256"]}
    assert event.details == {"minimum_group": 10, **fingerprints}
    assert event.actor == "olga@linde.example"


def test_a_table_that_was_changed_in_the_database_is_not_used(released: Release) -> None:
    table = dict(released.table)
    table["hidden"] = {}
    Release.objects.filter(pk=released.pk).update(table=table, digest="0" * 64)
    released.refresh_from_db()
    with pytest.raises(ValueError, match="changed"):
        get_table(released)


def test_the_edition_before_is_the_wave_before(cast: Cast, released: Release) -> None:
    before = get_edition_before(released)
    assert before is not None
    assert before.title == "Voorjaar 2025"
    assert find_release_before(released.wave) is not None
    assert get_edition(released).stayers["beuk"] == 24


def test_a_wave_without_results_in_between_leaves_no_edition_before(cast: Cast, released: Release) -> None:
    later = THIS_YEAR.replace(month=9)
    close_answered_wave(cast, later, ENOUGH, title="Najaar")
    last = close_answered_wave(cast, later.replace(month=11), ENOUGH, title="Winter")
    assert get_edition_before(release_wave(wave=last, by=cast.actor("olga"))) is None
