"""Preparing a measurement screen by screen: kept at once, back and forth, and a last look that tells everything."""

import datetime
import itertools
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from speelveld.audit.models import Event
from speelveld.organisations.models import Person
from speelveld.surveys import operations
from speelveld.surveys.forms.steps import STEPS
from speelveld.surveys.instruments import get_default_instrument
from speelveld.surveys.models import Wave
from tests.factories import Cast
from tests.surveys.conftest import make_wave
from tests.surveys.own_instrument import add, write
from tests.surveys.starting import let_start

PRIVACY = {"privacy_nl": "Zo.", "privacy_en": "Thus.", "contact": "Olga", "minimum_group": "10"}


@pytest.fixture
def fresh(cast: Cast) -> Wave:
    """A draft by the real calendar, as somebody who presses the button gets it."""
    wave = operations.start_draft(organisation=cast.organisation, by=cast.actor("olga"))
    let_start(wave, cast.actor("olga"))
    return wave


@pytest.fixture
def olga(client: Client, cast: Cast) -> Client:
    client.force_login(cast.olga)
    return client


def submit(client: Client, wave: Wave, step: str, **data: Any) -> Any:
    return client.post(f"/linde/surveys/{wave.pk}/{step}/", data)


def read(client: Client, wave: Wave, step: str) -> str:
    html = client.get(f"/linde/surveys/{wave.pk}/{step}/").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_the_steps_follow_one_another_to_the_last_look(olga: Client, fresh: Wave) -> None:
    monday = fresh.opens_on.isoformat()
    sent: dict[str, dict[str, Any]] = {
        "instrument": {"instrument": "{key} {version}".format(**fresh.instrument)},
        "audience": {"everybody": "yes"},
        "dates": {"name": "Voorjaar", "opens_on": monday, "closes_on": monday},
        "reminders": {},
        "privacy": PRIVACY,
    }
    names = [*STEPS, "check"]
    for step, following in itertools.pairwise(names):
        response = submit(olga, fresh, step, **sent[step])
        assert response["Location"] == f"/linde/surveys/{fresh.pk}/{following}/", step


def test_each_step_is_kept_at_once(olga: Client, cast: Cast, fresh: Wave) -> None:
    submit(olga, fresh, "audience", everybody="no", units=["wijk"])
    submit(olga, fresh, "reminders", reminder_days=["3", "14"])
    submit(olga, fresh, "privacy", **PRIVACY | {"minimum_group": "12"})
    kept = Wave.objects.get(pk=fresh.pk)
    assert list(kept.audience.all()) == [cast.units["wijk"]]
    assert (kept.reminder_days, kept.minimum_group, kept.contact) == ([3, 14], 12, "Olga")
    assert kept.privacy_text == {"nl": "Zo.", "en": "Thus."}
    submit(olga, fresh, "audience", everybody="yes", units=["wijk"])
    assert not kept.audience.exists(), "what was ticked before does not count for everybody"


@pytest.mark.parametrize(
    ("step", "data", "reason"),
    [
        ("instrument", {"instrument": "onbekend 1"}, "geldige keuze"),
        ("instrument", {}, "verplicht"),
        ("audience", {"everybody": "no"}, "Kies minstens één onderdeel"),
        ("audience", {"everybody": "no", "units": ["bestaat-niet"]}, "geldige keuze"),
        ("dates", {"name": "X", "opens_on": "2020-01-06", "closes_on": "2099-01-01"}, "al voorbij"),
        ("dates", {"name": "X", "opens_on": "2099-01-06", "closes_on": "2099-01-05"}, "niet sluiten voor ze begint"),
        ("dates", {"name": "", "opens_on": "morgen", "closes_on": ""}, "geldige datum"),
        ("dates", {"name": "x" * 121, "opens_on": "2099-01-06", "closes_on": "2099-01-07"}, "120"),
        ("reminders", {"reminder_days": ["5"]}, "geldige keuze"),
        ("privacy", PRIVACY | {"minimum_group": "4"}, "Kies 5 of hoger"),
        ("privacy", PRIVACY | {"minimum_group": "51"}, "50"),
        ("privacy", PRIVACY | {"privacy_nl": ""}, "verplicht"),
        ("privacy", PRIVACY | {"privacy_nl": "x" * 3001}, "3000"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_beside_the_field_and_changes_nothing(
    olga: Client, fresh: Wave, step: str, data: dict[str, Any], reason: str
) -> None:
    before = Wave.objects.filter(pk=fresh.pk).values().get()
    page = submit(olga, fresh, step, **data)
    assert page.status_code == 200
    assert reason in page.content.decode()
    assert "Alles wat je typte staat er nog" in page.content.decode()
    assert Wave.objects.filter(pk=fresh.pk).values().get() == before


def test_what_was_typed_still_stands_after_a_mistake(olga: Client, fresh: Wave) -> None:
    page = submit(
        olga, fresh, "privacy", **PRIVACY | {"privacy_nl": "Mijn eigen woorden.", "minimum_group": "4"}
    )
    assert "Mijn eigen woorden." in page.content.decode()


def test_a_lower_smallest_group_than_last_time_is_refused(olga: Client, cast: Cast) -> None:
    today = timezone.localdate()
    last = make_wave(cast, minimum_group=15, opens_on=today, closes_on=today + datetime.timedelta(days=18))
    operations.launch_wave(wave=last, by=cast.actor("olga"))
    draft = operations.start_draft(organisation=cast.organisation, by=cast.actor("olga"))
    page = submit(olga, draft, "privacy", **PRIVACY | {"minimum_group": "14"})
    assert "Kies 15 of hoger" in page.content.decode()


def test_units_are_offered_with_their_people_two_levels_deep(olga: Client, fresh: Wave) -> None:
    page = read(olga, fresh, "audience")
    assert "Ouderenzorg (55)" in page and "Woongroep Beuk (24)" in page
    assert "De Linde (92)" not in page, "that is everybody"


def test_only_reminders_that_fit_are_offered(olga: Client, cast: Cast, fresh: Wave) -> None:
    assert "na drie weken" not in read(olga, fresh, "reminders")
    operations.change_draft(wave=fresh, by=cast.actor("olga"), closes_on=fresh.opens_on)
    page = read(olga, fresh, "reminders")
    assert "na 3 dagen" not in page and "heeft geen herinnering nodig" in page


def test_an_own_instrument_can_be_chosen(olga: Client, cast: Cast, fresh: Wave) -> None:
    add(cast, write())
    assert "Koffie op het werk (2 vragen, ongeveer 1 minuut)" in read(olga, fresh, "instrument")
    submit(olga, fresh, "instrument", instrument="koffie-2 2.0")
    assert Wave.objects.get(pk=fresh.pk).instrument["key"] == "koffie-2"


def test_the_version_of_last_time_stays_on_offer(olga: Client, cast: Cast) -> None:
    old = dict(get_default_instrument(cast.organisation) or {}) | {"version": "0.9"}
    draft = make_wave(cast, instrument=old)
    assert "zoals de vorige keer" in read(olga, draft, "instrument")
    submit(olga, draft, "instrument", instrument=f"{old['key']} 0.9")
    assert Wave.objects.get(pk=draft.pk).instrument["version"] == "0.9"


def test_looking_without_changing_leaves_no_line_in_the_audit_trail(olga: Client, fresh: Wave) -> None:
    n_events = Event.objects.count()
    submit(olga, fresh, "instrument", instrument="{key} {version}".format(**fresh.instrument))
    assert Event.objects.count() == n_events


def test_a_step_that_does_not_exist_is_not_found(olga: Client, fresh: Wave) -> None:
    assert olga.get(f"/linde/surveys/{fresh.pk}/geheim/").status_code == 404


def test_after_the_start_there_are_no_steps_left(olga: Client, wave: Wave) -> None:
    for step in (*STEPS, "check"):
        assert olga.get(f"/linde/surveys/{wave.pk}/{step}/").status_code == 404
    assert submit(olga, wave, "dates", name="Anders").status_code == 404


def test_the_last_look_tells_everything(olga: Client, fresh: Wave) -> None:
    page = read(olga, fresh, "check")
    for said in (
        "49 vragen, ongeveer 7 minuten", "92 mensen", "17 van hen hebben geen e-mailadres", "19 dagen",
        "na 7 dagen, na 14 dagen", "groepen van 10 of meer", "bij 80% antwoord zien 4 teams de eigen uitkomst",
        "Zet klaar",
    ):  # fmt: skip
        assert said in page, said


def test_the_last_look_forecasts_team_by_team(olga: Client, fresh: Wave) -> None:
    page = read(olga, fresh, "check")
    assert "Woongroep Beuk 24 het eigen team" in page
    assert "Keuken 6 samen met Nachtzorg" in page


def test_what_is_missing_is_told_and_cannot_start(olga: Client, cast: Cast, fresh: Wave) -> None:
    operations.change_draft(wave=fresh, by=cast.actor("olga"), units=[cast.units["keuken"]])
    page = read(olga, fresh, "check")
    assert "Je nodigt 6 mensen uit" in page and "Nodig meer mensen uit" in page
    assert "Zet klaar" not in page
    refused = olga.post(f"/linde/surveys/{fresh.pk}/launch/")
    assert refused.status_code == 409
    assert Wave.objects.get(pk=fresh.pk).state == Wave.State.DRAFT


def test_an_empty_staff_list_is_told(olga: Client, cast: Cast, fresh: Wave) -> None:
    Person.objects.all().delete()
    assert "Er is nog niemand om uit te nodigen" in read(olga, fresh, "check")


def test_an_organisation_without_units_can_still_look_around(olga: Client, cast: Cast, fresh: Wave) -> None:
    Person.objects.all().delete()
    cast.organisation.memberships.filter(unit__isnull=False).delete()
    cast.organisation.units.update(is_active=False)
    assert "Er is nog niemand" in read(olga, fresh, "check")
    assert "Voor wie is de meting?" in read(olga, fresh, "audience")


def test_the_works_council_sees_the_last_look_and_no_buttons(client: Client, cast: Cast, fresh: Wave) -> None:
    client.force_login(cast.wim)
    html = client.get(f"/linde/surveys/{fresh.pk}/check/").content.decode()
    assert "Wat teams straks te zien krijgen" in html
    assert "/launch/" not in html and "/discard/" not in html and "/dates/" not in html


def test_launching_leads_to_the_measurement(olga: Client, fresh: Wave) -> None:
    assert olga.post(f"/linde/surveys/{fresh.pk}/launch/")["Location"] == f"/linde/surveys/{fresh.pk}/"
    assert Wave.objects.get(pk=fresh.pk).state == Wave.State.READY


def test_pressing_launch_twice_starts_once(olga: Client, fresh: Wave) -> None:
    olga.post(f"/linde/surveys/{fresh.pk}/launch/")
    n_invited = fresh.invitations.count()
    assert olga.post(f"/linde/surveys/{fresh.pk}/launch/").status_code == 404
    assert fresh.invitations.count() == n_invited


def test_discarding_leads_back_to_the_list(olga: Client, cast: Cast, fresh: Wave) -> None:
    assert olga.post(f"/linde/surveys/{fresh.pk}/discard/")["Location"] == "/linde/surveys/"
    assert not cast.organisation.waves.exists()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_mails_can_be_read_before_anything_is_sent(olga: Client, fresh: Wave, language: str) -> None:
    from django.core import mail

    html = olga.get(f"/linde/surveys/{fresh.pk}/preview-mail/{language}/").content.decode()
    assert f"/q/{fresh.public_id}/" in html
    assert "XXXXXXXXXXXXXXXX" in html
    assert len(re.findall(r'<pre class="mail">', html)) == 2, "the invitation and the reminder"
    assert mail.outbox == []


@pytest.mark.parametrize("page", ["preview", "preview-mail"])
def test_a_preview_needs_an_instrument_and_a_language_we_speak(olga: Client, cast: Cast, page: str) -> None:
    bare = make_wave(cast, instrument=None)
    assert olga.get(f"/linde/surveys/{bare.pk}/{page}/nl/").status_code == 404
    full = make_wave(cast)
    assert olga.get(f"/linde/surveys/{full.pk}/{page}/pl/").status_code == 404


def test_the_preview_leads_back_and_stays_a_preview_in_the_other_language(olga: Client, fresh: Wave) -> None:
    html = olga.get(f"/linde/surveys/{fresh.pk}/preview/nl/").content.decode()
    assert f'href="/linde/surveys/{fresh.pk}/"' in html
    assert f'href="/linde/surveys/{fresh.pk}/preview/en/"' in html


def test_the_steps_take_few_queries(olga: Client, fresh: Wave, django_assert_max_num_queries: Any) -> None:
    for step in (*STEPS, "check"):
        with django_assert_max_num_queries(17):
            olga.get(f"/linde/surveys/{fresh.pk}/{step}/")
