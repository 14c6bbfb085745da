"""The list of measurements, the page of one, and closing it."""

import datetime
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from speelveld.surveys import operations, signing_keys
from speelveld.surveys.mail_server import note_silence
from speelveld.surveys.models import Invitation, Wave
from tests.factories import Cast
from tests.surveys.conftest import TODAY, make_wave

EVIL = "<script>alert(1)</script>"


@pytest.fixture
def current(cast: Cast) -> Wave:
    """A wave that opened today, by the real calendar."""
    today = timezone.localdate()
    wave = make_wave(cast, opens_on=today, closes_on=today + datetime.timedelta(days=18))
    operations.launch_wave(wave=wave, by=cast.actor("olga"))
    return wave


def read(client: Client, path: str) -> str:
    html = client.get(f"/linde/surveys/{path}").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_the_first_time_there_is_one_thing_to_do(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    page = read(client, "")
    assert "Er is nog geen meting" in page and "Nieuwe meting" in page


def test_who_only_looks_is_offered_nothing_to_press(client: Client, cast: Cast) -> None:
    client.force_login(cast.wim)
    page = read(client, "")
    assert "Er is nog geen meting." in page
    assert "Nieuwe meting" not in page and "kost ongeveer tien minuten" not in page


def test_the_list_tells_where_each_measurement_stands(client: Client, cast: Cast, wave: Wave) -> None:
    make_wave(cast, title="Volgende")
    client.force_login(cast.olga)
    page = read(client, "")
    assert "Voorjaar 2 maart tot en met 20 maart 2026 loopt 92" in page
    assert "Volgende" in page and "in voorbereiding" in page


def test_starting_makes_a_draft_and_leads_to_the_first_step(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    response = client.post("/linde/surveys/new/")
    draft = cast.organisation.waves.get()
    assert response["Location"] == f"/linde/surveys/{draft.pk}/instrument/"


def test_a_draft_leads_to_the_last_look(client: Client, cast: Cast, draft: Wave) -> None:
    client.force_login(cast.wim)
    assert client.get(f"/linde/surveys/{draft.pk}/")["Location"] == f"/linde/surveys/{draft.pk}/check/"


def test_an_open_measurement_shows_coarse_response_of_large_units_only(
    client: Client, cast: Cast, current: Wave
) -> None:
    Invitation.objects.filter(wave=current, group__key="beuk").update(is_used=True)
    operations.run_daily(today=timezone.localdate())
    client.force_login(cast.dirk)
    page = read(client, f"{current.pk}/")
    assert "De Linde 20 tot 25%" in page
    assert "Ouderenzorg 35 tot 40%" in page
    assert "Wijkverpleging minder dan 5%" in page
    assert "Woongroep Beuk" not in page, "24 people"
    numbers = set(
        map(int, re.findall(r"\d+", page.split("Hoeveel mensen meedoen")[1].split("Uitnodigingen")[0]))
    )
    assert numbers - {timezone.localdate().day} == {20, 25, 35, 40, 5}, "no counts"


def test_on_the_first_day_there_is_nothing_to_show_yet(client: Client, cast: Cast, current: Wave) -> None:
    client.force_login(cast.olga)
    assert "De eerste stand komt morgen" in read(client, f"{current.pk}/")


def test_the_page_tells_how_the_invitations_are_going(client: Client, cast: Cast, current: Wave) -> None:
    client.force_login(cast.olga)
    n_invited = current.invitations.count()
    assert f"0 van {n_invited} mensen met e-mail hebben hun uitnodiging. De rest volgt vanzelf." in read(
        client, f"{current.pk}/"
    )
    operations.send_due_mails(wave=current)
    page = read(client, f"{current.pk}/")
    assert f"{n_invited} van {n_invited} mensen" in page and "De rest volgt" not in page
    note_silence(current.pk)
    assert "De mailserver antwoordt niet" in read(client, f"{current.pk}/")


def test_names_with_a_refused_address_are_for_the_owner_alone(
    client: Client, cast: Cast, current: Wave
) -> None:
    current.invitations.filter(group__key="beuk").update(is_undeliverable=True)
    name = "Collega beuk-01"
    client.force_login(cast.olga)
    assert name in read(client, f"{current.pk}/")
    client.force_login(cast.dirk)
    assert name not in read(client, f"{current.pk}/")


def test_a_long_list_of_refused_addresses_is_cut(client: Client, cast: Cast, current: Wave) -> None:
    current.invitations.update(is_undeliverable=True)
    client.force_login(cast.olga)
    page = read(client, f"{current.pk}/")
    assert page.count("Collega ") == 20
    assert f"en nog {current.invitations.count() - 20} anderen" in page


def test_trying_again_clears_the_list(client: Client, cast: Cast, current: Wave) -> None:
    current.invitations.update(is_undeliverable=True)
    client.force_login(cast.olga)
    response = client.post(f"/linde/surveys/{current.pk}/resend/")
    assert response["Location"] == f"/linde/surveys/{current.pk}/"
    assert not current.invitations.filter(is_undeliverable=True).exists()


def test_a_measurement_that_waits_says_when_it_opens(client: Client, cast: Cast) -> None:
    later = timezone.localdate() + datetime.timedelta(days=9)
    wave = make_wave(cast, opens_on=later, closes_on=later + datetime.timedelta(days=18))
    operations.launch_wave(wave=wave, by=cast.actor("olga"))
    client.force_login(cast.olga)
    page = read(client, f"{wave.pk}/")
    assert "gaat de meting vanzelf open" in page
    assert "Hoeveel mensen meedoen" not in page and "hebben hun uitnodiging" not in page


def test_closing_asks_once_more_and_then_leads_to_results(client: Client, cast: Cast, wave: Wave) -> None:
    client.force_login(cast.olga)
    assert "Sluiten is voorgoed" in read(client, f"{wave.pk}/close/")
    assert Wave.objects.get(pk=wave.pk).is_open
    client.post(f"/linde/surveys/{wave.pk}/close/")
    assert Wave.objects.get(pk=wave.pk).state == "closed"
    page = client.get(f"/linde/surveys/{wave.pk}/").content.decode()
    assert "Er kan niets meer bij" in page
    assert f'href="/linde/results/{wave.pk}/"' in page
    assert "/close/" not in page and "/sheets/" not in page


def test_closing_twice_is_told_kindly(client: Client, cast: Cast, wave: Wave) -> None:
    client.force_login(cast.olga)
    client.post(f"/linde/surveys/{wave.pk}/close/")
    again = client.post(f"/linde/surveys/{wave.pk}/close/")
    assert again.status_code == 409
    assert "Alleen een meting die gestart is" in again.content.decode()


@pytest.mark.parametrize("path", ["", "{pk}/", "{pk}/close/", "{pk}/sheets/", "{pk}/preview-mail/nl/"])
def test_code_in_a_name_stays_text(client: Client, cast: Cast, path: str) -> None:
    cast.units["beuk"].name = EVIL
    cast.units["beuk"].save()
    wave = make_wave(cast, title=EVIL, contact=EVIL)
    operations.launch_wave(wave=wave, by=cast.actor("olga"), today=TODAY)
    client.force_login(cast.olga)
    html = client.get(f"/linde/surveys/{path.format(pk=wave.pk)}").content.decode()
    assert EVIL not in html and "&lt;script&gt;" in html


def test_the_pages_take_few_queries_however_large_the_organisation(
    client: Client, cast: Cast, wave: Wave, django_assert_max_num_queries: Any
) -> None:
    for number in range(5):
        make_wave(cast, title=f"Meting {number}")
    client.force_login(cast.olga)
    with django_assert_max_num_queries(8):
        client.get("/linde/surveys/")
    with django_assert_max_num_queries(12):
        client.get(f"/linde/surveys/{wave.pk}/")


def test_while_keys_are_made_the_page_says_so_and_follows(cast: Cast, wave: Wave, client: Client) -> None:
    client.force_login(cast.olga)
    first = wave.reporting_groups.all()[0]
    wave.reporting_groups.filter(pk=first.pk).update(public_modulus=b"")
    Wave.objects.filter(pk=wave.pk).update(state=Wave.State.READY)
    html = client.get(f"/linde/surveys/{wave.pk}/").content.decode()
    assert "Bezig met de sleutels" in html
    assert '<progress max="5" value="4"' in html
    assert "Vingerafdruk" not in html


def test_the_works_council_reads_the_fingerprint_that_the_page_carries(
    cast: Cast, wave: Wave, client: Client
) -> None:
    client.force_login(cast.wim)
    digest = signing_keys.get_key_list(wave.public_id).digest
    assert digest in client.get(f"/linde/surveys/{wave.pk}/").content.decode()
    assert digest in client.get(f"/q/{wave.public_id}/kiosk/", SERVER_NAME="localhost").content.decode()
