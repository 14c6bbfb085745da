"""Absence on its pages: from two files to figures, and who sees which."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.factories import Cast
from tests.signals.files import make_contracts, make_some_spells, make_spells

BASE = "/linde/signals/absence/"


def enter(client: Client, user: Any) -> Client:
    client.force_login(user)
    return client


def send(client: Client, cast: Cast, spells: bytes) -> Any:
    files = {
        "contracts": SimpleUploadedFile("d.csv", make_contracts(cast.people)),
        "spells": SimpleUploadedFile("v.csv", spells),
    }
    return client.post(
        f"{BASE}import/", files | {"first_on": "2025-01-01", "last_on": "2025-12-31"}, follow=True
    )


def test_from_two_files_to_figures(client: Client, cast: Cast) -> None:
    olga = enter(client, cast.olga)
    assert "Lees verzuim in" in olga.get(BASE).content.decode()
    preview = send(olga, cast, make_some_spells(cast.people)).content.decode()
    assert "Toon deze cijfers" in preview
    assert "heel 2025" in preview
    page = olga.post(f"{BASE}import/apply/", follow=True).content.decode()
    assert "We tonen er 5 periodes bij" in page
    assert "4e kwartaal 2025: het verzuim was" in page
    assert "samen één groep" in page


def test_a_cause_is_refused_beside_its_file(client: Client, cast: Cast) -> None:
    spells = b"nummer;eerste dag;hersteld op;reden\nbeuk-00;13-01-2025;20-01-2025;griep\n"
    page = send(enter(client, cast.olga), cast, spells).content.decode()
    assert "mag een werkgever niet bewaren" in page
    assert "griep" not in page


def test_wrong_rows_are_listed(client: Client, cast: Cast) -> None:
    spells = make_spells(
        ("beuk-00", "ergens in mei", "", "", "", "", ""), ("nul", "13-01-2025", "", "", "", "", "")
    )
    page = send(enter(client, cast.olga), cast, spells).content.decode()
    assert "ergens in mei" in page
    assert "staat niet in de lijst met dienstverbanden" in page


def test_thrown_away_is_gone(client: Client, cast: Cast) -> None:
    olga = enter(client, cast.olga)
    send(olga, cast, make_some_spells(cast.people))
    olga.post(f"{BASE}import/discard/")
    assert olga.get(f"{BASE}import/preview/").status_code == 302


def test_a_manager_sees_the_own_team_and_the_whole(client: Client, absence: Cast) -> None:
    anna = enter(client, absence.anna)
    page = anna.get(BASE).content.decode()
    assert "Woongroep Beuk" in page
    assert "De Linde" in page
    assert "Woongroep Eik" not in page
    assert anna.get(f"{BASE}group/beuk/").status_code == 200
    assert anna.get(f"{BASE}group/eik/").status_code == 404
    assert anna.get(f"{BASE}group/ouderen/").status_code == 404


def test_a_small_unit_points_to_its_group(client: Client, absence: Cast) -> None:
    page = enter(client, absence.dirk).get(f"{BASE}group/keuken/").content.decode()
    assert "te klein om alleen te tonen" in page
    assert "Keuken, Nachtzorg" in page
    together = client.get(f"{BASE}group/keuken+nacht/").content.decode()
    assert "Gemiddelde duur" not in together


def test_the_whole_has_every_figure_with_its_trap(client: Client, absence: Cast) -> None:
    page = enter(client, absence.wim).get(f"{BASE}group/linde/").content.decode()
    for word in (
        "Verzuimpercentage",
        "Meldingsfrequentie",
        "Gemiddelde duur",
        "Nulverzuim",
        "1 tot en met 7 dagen",
    ):
        assert word in page
    assert "ziek doorwerken" in page


def test_an_employee_is_told_that_this_is_not_for_them(client: Client, absence: Cast) -> None:
    assert enter(client, absence.bram).get(BASE).status_code == 403


def test_a_sector_of_ones_own(client: Client, absence: Cast) -> None:
    olga = enter(client, absence.olga)
    page = olga.post(f"{BASE}settings/", {"sector": "422400", "classes": "now"}, follow=True).content.decode()
    assert "Gezondheids- en welzijnszorg" in page
    assert "CC BY 4.0" in page
    assert olga.post(f"{BASE}settings/", {"sector": "zomaar", "classes": "now"}).status_code == 200


def test_the_same_quarter_of_a_year_before_is_no_verdict(client: Client, absence: Cast) -> None:
    page = enter(client, absence.olga).get(BASE).content.decode()
    assert "4e kwartaal 2022" in page
    assert "Zeg dus niet dat jullie hoger of lager zitten" in page


def test_withdrawing_takes_a_period_away(client: Client, absence: Cast) -> None:
    olga = enter(client, absence.olga)
    row = absence.organisation.absence_periods.filter(last_on="2025-12-31", first_on="2025-10-01").get()
    olga.post(f"{BASE}{row.pk}/withdraw/")
    assert "3e kwartaal 2025: het verzuim" in olga.get(BASE).content.decode()


@pytest.mark.parametrize("period", ["0", "x", "99999999999999999999"])
def test_a_period_that_is_not_there_gives_the_latest(client: Client, absence: Cast, period: str) -> None:
    page = enter(client, absence.olga).get(BASE, {"period": period}).content.decode()
    assert "4e kwartaal 2025: het verzuim" in page
