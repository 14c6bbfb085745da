"""Launching: everything is frozen, everybody gets one right, and nothing starts that could not be kept safe."""

import datetime
from typing import Any

import pytest

from speelveld.audit.models import Event
from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Person
from speelveld.surveys import operations
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.models import Wave
from tests.factories import HEAD_COUNTS, Cast
from tests.surveys.conftest import LAST_DAY, TODAY, make_wave

N_PEOPLE = sum(HEAD_COUNTS.values())


def launch(cast: Cast, wave: Wave, today: datetime.date = TODAY) -> Wave:
    operations.launch_wave(wave=wave, by=cast.actor("olga"), today=today)
    return wave


def test_everybody_with_mail_gets_one_invitation_and_the_rest_counts_for_sealed_codes(
    cast: Cast, wave: Wave
) -> None:
    n_with_mail = Person.objects.filter(organisation=cast.organisation).exclude(email="").count()
    assert wave.invitations.count() == n_with_mail
    assert len(set(wave.invitations.values_list("person", flat=True))) == n_with_mail
    assert sum(group.n_sealed for group in wave.reporting_groups.all()) == N_PEOPLE - n_with_mail
    assert wave.audience_members.count() == N_PEOPLE


def test_every_reporting_group_has_at_least_k_people_and_everybody_is_in_one(cast: Cast, wave: Wave) -> None:
    groups = list(wave.reporting_groups.all())
    assert all(group.n_invited >= wave.minimum_group for group in groups)
    assert sum(group.n_invited for group in groups) == N_PEOPLE
    assert "Keuken + Nachtzorg" in {group.name for group in groups}


def test_numbers_of_invitations_say_nothing_about_the_staff_list(cast: Cast, wave: Wave) -> None:
    by_number = wave.invitations.order_by("number").values_list("person", flat=True)
    assert list(by_number) != sorted(by_number)


def test_the_tree_is_frozen_with_head_counts(cast: Cast, wave: Wave) -> None:
    cast.units["beuk"].name = "Anders"
    cast.units["beuk"].save()
    frozen = {unit["key"]: unit for unit in Wave.objects.get(pk=wave.pk).tree}
    assert (frozen["beuk"]["name"], frozen["beuk"]["n_invited"]) == ("Woongroep Beuk", HEAD_COUNTS["beuk"])
    assert wave.tree[0]["parent"] is None


def test_the_codes_themselves_are_stored_nowhere(wave: Wave, codes: list[str]) -> None:
    kept = str(list(wave.invitations.values())) + str(Wave.objects.filter(pk=wave.pk).values())
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)


def test_who_has_left_or_has_yet_to_come_is_not_asked(cast: Cast, draft: Wave) -> None:
    left, still_here, coming = cast.people[1:4]
    left.left_on, still_here.left_on = TODAY, TODAY + datetime.timedelta(days=1)
    coming.joined_on = TODAY + datetime.timedelta(days=1)
    Person.objects.bulk_update([left, still_here, coming], ["left_on", "joined_on"])
    launch(cast, draft)
    asked = set(draft.audience_members.values_list("person", flat=True))
    assert still_here.pk in asked
    assert not {left.pk, coming.pk} & asked


def test_a_part_of_the_organisation_is_the_chosen_units_and_all_below_them(cast: Cast) -> None:
    wave = launch(cast, make_wave(cast, units=[cast.units["wijk"]]))
    assert {member.unit_key for member in wave.audience_members.all()} == {"noord", "zuid"}
    assert {unit["key"] for unit in wave.tree} == {"linde", "wijk", "noord", "zuid"}


def test_a_chosen_unit_that_is_gone_asks_nobody_instead_of_everybody(cast: Cast) -> None:
    Person.objects.filter(unit=cast.units["zuid"]).delete()
    draft = make_wave(cast, units=[cast.units["zuid"]])
    cast.units["zuid"].is_active = False
    cast.units["zuid"].save()
    with pytest.raises(WaveRefused, match="niemand om uit te nodigen"):
        launch(cast, draft)


def test_too_few_people_are_not_asked_at_all(cast: Cast) -> None:
    draft = make_wave(cast, units=[cast.units["keuken"]])
    with pytest.raises(WaveRefused, match="Je nodigt 6 mensen uit"):
        launch(cast, draft)
    draft.refresh_from_db()
    assert (draft.state, draft.tree, draft.code_key) == (Wave.State.DRAFT, [], "")
    assert not draft.reporting_groups.exists() and not draft.invitations.exists()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"instrument": None}, "Kies eerst een vragenlijst"),
        ({"opens_on": TODAY.replace(day=1), "closes_on": TODAY.replace(day=1)}, "sluitdatum is al voorbij"),
    ],
)
def test_what_is_not_ready_is_refused_with_what_to_do(
    cast: Cast, changes: dict[str, Any], reason: str
) -> None:
    with pytest.raises(WaveRefused, match=reason):
        launch(cast, make_wave(cast, **changes))


def test_without_encryption_nothing_starts(cast: Cast, draft: Wave, settings: Any) -> None:
    settings.SITE_URL = "http://speelveld.example"
    with pytest.raises(WaveRefused, match="alleen via https"):
        launch(cast, draft)
    settings.SITE_URL = "https://speelveld.example"
    assert launch(cast, draft).is_open


@pytest.mark.parametrize(
    "address", ["http://localhost.evil.example", "http://127.0.0.1.example", "http://localhost@x.example"]
)
def test_an_address_that_only_looks_local_is_not_safe(
    cast: Cast, draft: Wave, settings: Any, address: str
) -> None:
    settings.SITE_URL = address
    with pytest.raises(WaveRefused, match="alleen via https"):
        launch(cast, draft)


def test_the_smallest_group_only_goes_up(cast: Cast) -> None:
    launch(cast, make_wave(cast, minimum_group=12))
    with pytest.raises(WaveRefused, match="minstens 12"):
        launch(cast, make_wave(cast, minimum_group=10))
    assert launch(cast, make_wave(cast, minimum_group=14)).is_open


def test_a_wave_starts_once(cast: Cast, wave: Wave) -> None:
    n_invited = wave.invitations.count()
    with pytest.raises(WaveRefused, match="al gestart"):
        launch(cast, wave)
    assert wave.invitations.count() == n_invited


def test_a_wave_that_was_launched_early_waits_for_its_day(cast: Cast) -> None:
    wave = launch(cast, make_wave(cast, opens_on=TODAY.replace(day=9)))
    assert (wave.state, wave.launched_on) == (Wave.State.READY, TODAY)


def test_a_draft_that_waited_too_long_starts_today_and_not_in_the_past(cast: Cast) -> None:
    wave = launch(cast, make_wave(cast, reminder_days=[7, 14]), today=TODAY.replace(day=10))
    assert (wave.opens_on, wave.closes_on) == (TODAY.replace(day=10), LAST_DAY)
    assert wave.reminder_days == [7], "after two weeks it has closed"


def test_stayers_are_counted_against_the_wave_before(cast: Cast, wave: Wave) -> None:
    assert {unit["n_stayers"] for unit in wave.tree} == {0}
    moved, gone = cast.people[1], cast.people[2]
    moved.unit = cast.units["eik"]
    moved.save()
    gone.left_on = TODAY
    gone.save()
    second = launch(cast, make_wave(cast, title="Tweede"))
    stayers = {unit["key"]: unit["n_stayers"] for unit in second.tree}
    assert stayers["beuk"] == HEAD_COUNTS["beuk"] - 2
    assert stayers["ouderen"] == sum(HEAD_COUNTS[key] for key in ("beuk", "eik", "keuken", "nacht")) - 1
    assert stayers["linde"] == N_PEOPLE - 1


@pytest.mark.parametrize("who", ["dirk", "anna", "bram", "wim", "petra", "sam"])
def test_only_the_owner_launches(cast: Cast, draft: Wave, who: str) -> None:
    with pytest.raises(Denied):
        operations.launch_wave(wave=draft, by=cast.actor(who), today=TODAY)


def test_the_audit_trail_tells_how_many_and_never_who(cast: Cast, wave: Wave) -> None:
    launched = Event.objects.get(verb="wave.launched")
    assert launched.details == {"invited": N_PEOPLE, "minimum_group": 10}
    assert Event.objects.filter(verb="wave.opened").count() == 1


def test_a_launch_that_breaks_off_leaves_a_draft(
    cast: Cast, draft: Wave, monkeypatch: pytest.MonkeyPatch
) -> None:
    from speelveld.surveys.operations import launching

    def stop(*_: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(launching, "_make_invitations", stop)
    with pytest.raises(RuntimeError):
        launch(cast, draft)
    draft = Wave.objects.get(pk=draft.pk)
    assert (draft.state, draft.tree, draft.reporting_groups.count()) == (Wave.State.DRAFT, [], 0)
    monkeypatch.undo()
    assert launch(cast, draft).is_open
