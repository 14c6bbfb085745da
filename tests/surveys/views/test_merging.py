"""Merging teams on the page with the last look: the forecast follows at once, until the start."""

import re

import pytest
from django.test import Client

from speelveld.surveys import operations
from speelveld.surveys.models import Wave
from tests.factories import Cast
from tests.surveys.conftest import TODAY


@pytest.fixture
def olga(client: Client, cast: Cast) -> Client:
    client.force_login(cast.olga)
    return client


def merge(client: Client, wave: Wave, *units: str, **data: str) -> str:
    """Press the button, and return what stands on the page that follows."""
    address = f"/linde/surveys/{wave.pk}/merge/"
    return read(client.post(address, {"units": units, **data}, follow=True).content.decode())


def read(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_the_forecast_is_made_anew_at_once(olga: Client, draft: Wave) -> None:
    before = read(olga.get(f"/linde/surveys/{draft.pk}/check/").content.decode())
    assert "bij 80% antwoord zien 4 teams de eigen uitkomst" in before
    assert "Dit verwachten we voor jullie 6 teams" in before
    after = merge(olga, draft, "keuken", "nacht")
    assert "Dit verwachten we voor jullie 5 teams" in after
    assert "Keuken met Nachtzorg Keuken en Nachtzorg; telt mee in Ouderenzorg Haal uit elkaar" in after


def test_a_merge_of_teams_that_are_not_asked_is_told_and_can_be_undone(
    olga: Client, cast: Cast, draft: Wave
) -> None:
    merge(olga, draft, "keuken", "noord", name="Rand")
    operations.change_draft(wave=draft, by=cast.actor("olga"), units=[cast.units["ouderen"]])
    page = read(olga.get(f"/linde/surveys/{draft.pk}/check/").content.decode())
    assert "Rand (Keuken en Wijk Noord) telt nu niet" in page
    merged = draft.merged_units.get()
    olga.post(f"/linde/surveys/{draft.pk}/merge/{merged.pk}/undo/")
    assert not draft.merged_units.exists()


def test_after_the_start_both_are_refused_with_the_reason(olga: Client, cast: Cast, draft: Wave) -> None:
    merge(olga, draft, "keuken", "nacht")
    merged = draft.merged_units.get()
    operations.launch_wave(wave=draft, by=cast.actor("olga"), today=TODAY)
    refusal = "Deze meting is gestart. Wat gevraagd en beloofd is, verandert niet meer."
    assert refusal in merge(olga, draft, "noord", "zuid")
    undone = olga.post(f"/linde/surveys/{draft.pk}/merge/{merged.pk}/undo/", follow=True)
    assert refusal in undone.content.decode()
    assert draft.merged_units.get() == merged


def test_a_merge_of_another_wave_is_not_found(olga: Client, cast: Cast, draft: Wave) -> None:
    merge(olga, draft, "keuken", "nacht")
    other = operations.start_draft(organisation=cast.organisation, by=cast.actor("olga"))
    address = f"/linde/surveys/{other.pk}/merge/{draft.merged_units.get().pk}/undo/"
    assert olga.post(address).status_code == 404


@pytest.mark.parametrize(
    ("units", "data", "reason"),
    [
        ((), {}, "Kies minstens twee teams"),
        (("keuken", "bestaat niet"), {}, "bestaat niet"),
        (("keuken", "nacht"), {"name": "x" * 121}, "120"),
    ],
)
def test_a_mistake_is_told_and_changes_nothing(
    olga: Client, draft: Wave, units: tuple[str, ...], data: dict[str, str], reason: str
) -> None:
    assert reason in merge(olga, draft, *units, **data)
    assert not draft.merged_units.exists()


@pytest.mark.parametrize("who", ["dirk", "wim", "petra"])
def test_who_only_looks_gets_no_ticks(client: Client, cast: Cast, draft: Wave, who: str) -> None:
    units = [cast.units["keuken"], cast.units["nacht"]]
    operations.merge_units(wave=draft, units=units, by=cast.actor("olga"))
    client.force_login(getattr(cast, who))
    html = client.get(f"/linde/surveys/{draft.pk}/check/").content.decode()
    assert "Keuken en Nachtzorg; telt mee in Ouderenzorg" in read(html)
    assert "Haal uit elkaar" not in html and 'name="units"' not in html
