"""Preparing a wave: filled in from the last one, kept step by step, and by the owner only."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from speelveld.audit.models import Event
from speelveld.catalogue import instruments
from speelveld.organisations.errors import Denied
from speelveld.surveys import operations
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.models import Wave
from tests.factories import Cast
from tests.surveys.conftest import LAST_DAY, TODAY, make_wave


def test_a_first_draft_is_filled_in_with_our_defaults(cast: Cast) -> None:
    draft = operations.start_draft(organisation=cast.organisation, by=cast.actor("olga"), today=TODAY)
    assert draft.state == Wave.State.DRAFT
    assert draft.title == "Meting maart 2026"
    assert (draft.opens_on, draft.closes_on) == (datetime.date(2026, 3, 9), datetime.date(2026, 3, 27))
    assert draft.instrument == instruments.to_dict(instruments.list_instruments()[0])
    assert draft.contact == cast.olga.email
    assert (draft.reminder_days, draft.minimum_group) == ([7, 14], 10)
    assert set(draft.privacy_text) == {"nl", "en"}


@pytest.mark.parametrize(
    ("today", "monday"),
    [("2026-03-02", "2026-03-09"), ("2026-03-03", "2026-03-16"), ("2026-03-08", "2026-03-16")],
)
def test_a_draft_starts_on_a_monday_with_a_week_to_prepare(cast: Cast, today: str, monday: str) -> None:
    draft = operations.start_draft(
        organisation=cast.organisation, by=cast.actor("olga"), today=datetime.date.fromisoformat(today)
    )
    assert draft.opens_on.isoformat() == monday


def test_a_next_draft_takes_over_everything_but_name_and_dates(cast: Cast) -> None:
    last = make_wave(cast, reminder_days=[3], minimum_group=15, contact="Wim", units=[cast.units["wijk"]])
    operations.change_draft(
        wave=last, by=cast.actor("olga"), privacy_text={"nl": "Zo doen wij het.", "en": "Ours."}
    )
    draft = operations.start_draft(organisation=cast.organisation, by=cast.actor("olga"), today=TODAY)
    for name in ("instrument", "reminder_days", "minimum_group", "contact", "privacy_text"):
        assert getattr(draft, name) == getattr(last, name), name
    assert list(draft.audience.all()) == [cast.units["wijk"]]
    assert draft.title != last.title


def test_a_draft_takes_nothing_from_another_organisation(cast: Cast) -> None:
    make_wave(cast, contact="Wim")
    from speelveld.organisations.queries import get_actor

    carla = get_actor(cast.elsewhere, cast.carla)
    assert carla is not None
    assert operations.start_draft(organisation=cast.elsewhere, by=carla).contact == cast.carla.email


def test_the_default_privacy_text_is_in_both_languages_whoever_makes_it(cast: Cast) -> None:
    with translation.override("en"):
        texts = make_wave(cast).privacy_text
    assert texts["nl"].startswith("Je werkgever")
    assert texts["en"] != texts["nl"]


def test_a_step_is_kept_at_once_and_told_to_the_audit_trail(cast: Cast, draft: Wave) -> None:
    operations.change_draft(wave=draft, by=cast.actor("olga"), units=[cast.units["wijk"]], title="Wijk")
    draft.refresh_from_db()
    assert (draft.title, [unit.key for unit in draft.audience.all()]) == ("Wijk", ["wijk"])
    event = Event.objects.latest("pk")
    assert (event.verb, event.details["fields"]) == ("wave.changed", ["title", "audience"])


def test_reminders_that_no_longer_fit_the_dates_are_dropped(cast: Cast, draft: Wave) -> None:
    operations.change_draft(wave=draft, by=cast.actor("olga"), closes_on=TODAY.replace(day=9))
    assert Wave.objects.get(pk=draft.pk).reminder_days == [7]


def test_nothing_changes_after_the_start(cast: Cast, wave: Wave) -> None:
    with pytest.raises(WaveRefused, match="verandert niet meer"):
        operations.change_draft(wave=wave, by=cast.actor("olga"), title="Anders")
    with pytest.raises(WaveRefused):
        operations.discard_draft(wave=wave, by=cast.actor("olga"))
    assert Wave.objects.get(pk=wave.pk).title == "Voorjaar"


def test_a_draft_can_be_thrown_away(cast: Cast, draft: Wave) -> None:
    operations.discard_draft(wave=draft, by=cast.actor("olga"))
    assert not cast.organisation.waves.exists()
    assert Event.objects.latest("pk").verb == "wave.discarded"


@pytest.mark.parametrize("who", ["dirk", "anna", "bram", "wim", "petra", "sam"])
def test_only_the_owner_prepares(cast: Cast, draft: Wave, who: str) -> None:
    by = cast.actor(who)
    with pytest.raises(Denied):
        operations.start_draft(organisation=cast.organisation, by=by)
    with pytest.raises(Denied):
        operations.change_draft(wave=draft, by=by, title="Anders")
    with pytest.raises(Denied):
        operations.discard_draft(wave=draft, by=by)
    assert cast.organisation.waves.get().title == "Voorjaar"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "x" * 121},
        {"minimum_group": 4},
        {"minimum_group": 51},
        {"closes_on": TODAY.replace(day=1)},
    ],
)
def test_what_cannot_be_a_wave_is_refused(cast: Cast, wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        make_wave(cast, **wrong)
    assert not cast.organisation.waves.exists()


def test_a_wave_of_one_day_is_allowed(cast: Cast) -> None:
    assert make_wave(cast, opens_on=LAST_DAY, closes_on=LAST_DAY).pk
