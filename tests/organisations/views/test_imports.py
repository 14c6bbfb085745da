"""An import through its pages, from file to staff."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from speelveld.organisations.models import StaffImport
from tests.factories import Cast
from tests.organisations.files import PEOPLE_CSV, UNITS_CSV, make_csv, make_workbook

BASE = "/linde/organisation/import/"


@pytest.fixture
def olga(client: Client, cast: Cast) -> Client:
    client.force_login(cast.olga)
    return client


def send(client: Client, **files: bytes) -> str:
    """Upload files and return the page of the import."""
    named = {kind: SimpleUploadedFile(f"{kind}.csv", content) for kind, content in files.items()}
    response = client.post(BASE, named)
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def confirm(client: Client, page: str) -> str:
    """Confirm the columns that were guessed, as the form shows them, and return what comes next."""
    forms = client.get(page).context["forms"]
    chosen = {field.html_name: field.value() for form in forms for field in form}
    response = client.post(page, chosen, follow=True)
    return response.content.decode()


def test_from_two_files_to_a_staff(olga: Client, cast: Cast) -> None:
    page = send(olga, units=UNITS_CSV, people=PEOPLE_CSV)
    preview = confirm(olga, page)
    assert "Dit gaat er veranderen" in preview
    assert "Meer dan een vijfde verdwijnt" in preview
    assert "Chris (Eik)" in preview
    assert cast.organisation.people.filter(left_on__isnull=True).count() == 92
    refused = olga.post(f"{page}apply/")
    assert refused.status_code == 409
    done = olga.post(f"{page}apply/", {"sure": ["units", "people"]}, follow=True).content.decode()
    assert "Klaar" in done and "3 nieuw" in done.replace("\n", "")
    staff = cast.organisation.people.filter(left_on__isnull=True)
    assert set(staff.values_list("name", "unit__name")) == {
        ("Anna", "Beuk"),
        ("Bram", "Beuk"),
        ("Chris", "Eik"),
    }
    assert olga.post(f"{page}apply/", {"sure": ["units", "people"]}).status_code == 409


def test_the_columns_can_be_chosen_otherwise(olga: Client, cast: Cast) -> None:
    rows = [
        ["a", "b", "c"],
        *([p.number, p.name, p.unit.key] for p in cast.organisation.people.select_related("unit")),
    ]
    page = send(olga, people=make_workbook(rows))
    refused = olga.post(page, {"people-number": "0", "people-name": "1"})
    assert "Kies nog een kolom voor: Onderdeel" in refused.content.decode()
    preview = olga.post(page, {"people-number": "0", "people-name": "1", "people-unit": "2"}, follow=True)
    assert "92 blijven zoals ze waren" in preview.content.decode()


def test_wrong_columns_can_be_mended_after_the_check(olga: Client) -> None:
    page = send(olga, people=b"nummer;naam;onderdeel;code\n1;Anna;Zomaar;beuk\n")
    assert "Dit onderdeel kennen we niet" in confirm(olga, page)
    olga.post(f"{page}columns/")
    preview = olga.post(page, {"people-number": "0", "people-name": "1", "people-unit": "3"}, follow=True)
    assert "Anna (Woongroep Beuk)" in preview.content.decode()


def test_every_finding_shows_row_column_value_and_remedy(olga: Client) -> None:
    page = send(olga, people=b"nummer;naam;e-mail;onderdeel\n1;<b>Anna</b>;geen;weg\n")
    found = confirm(olga, page)
    assert "2 plekken vragen aandacht" in found
    for part in ("</span>2<", ">e-mail<", ">geen<", "Dit is geen e-mailadres", ">onderdeel<", ">weg<"):
        assert part in found
    assert "<b>Anna" not in found
    assert olga.post(f"{page}apply/").status_code == 409


def test_a_file_that_is_no_list_is_refused_at_its_own_field(olga: Client) -> None:
    response = olga.post(BASE, {"people": SimpleUploadedFile("lijst.csv", b"%PDF-1.7 zomaar")})
    assert response.context["form"].errors["people"]
    assert "units" not in response.context["form"].errors
    assert olga.post(BASE, {}).context["form"].non_field_errors()


def test_names_of_files_are_shown_as_text(olga: Client) -> None:
    named = SimpleUploadedFile("<img src=x>.csv", PEOPLE_CSV)
    page = olga.post(BASE, {"people": named}, follow=True).content.decode()
    assert "<img" not in page and "&lt;img" in page


def test_the_page_waits_while_the_background_works(olga: Client) -> None:
    page = send(olga, people=PEOPLE_CSV)
    StaffImport.objects.update(state="checking", progress=40)
    shown = olga.get(page).content.decode()
    assert 'http-equiv="refresh"' in shown and 'value="40"' in shown
    StaffImport.objects.update(touched_at=timezone.now() - datetime.timedelta(hours=1))
    shown = olga.get(page).content.decode()
    assert 'http-equiv="refresh"' not in shown and "opnieuw na" in shown


def test_a_failure_says_why(olga: Client) -> None:
    page = send(olga, people=PEOPLE_CSV + b"4;D;;B\n5;" + b"x" * 600 + b";;B\n")
    shown = confirm(olga, page)
    assert "Niet gelukt" in shown and "In rij 6" in shown


def test_an_import_is_thrown_away(olga: Client) -> None:
    page = send(olga, people=PEOPLE_CSV)
    assert olga.post(f"{page}discard/")["Location"] == BASE
    assert olga.get(page).status_code == 404


def test_texts_follow_the_reader_not_the_one_who_uploaded(olga: Client) -> None:
    page = send(olga, people=b"nummer;naam;onderdeel\n1;Anna;weg\n")
    confirm(olga, page)
    olga.cookies["django_language"] = "en"
    assert "We do not know this unit" in olga.get(page).content.decode()


def test_nobody_else_sees_or_touches_an_import(olga: Client, cast: Cast) -> None:
    page = send(olga, people=make_csv([["nummer", "naam", "onderdeel"], [1, "Anna", "beuk"]]))
    paths = ["", "columns/", "apply/", "restart/", "discard/"]
    for name in ("dirk", "anna", "bram", "wim", "petra", "sam"):
        visitor = Client()
        visitor.force_login(getattr(cast, name))
        assert visitor.get(page).status_code == 403
        assert {visitor.post(f"{page}{path}").status_code for path in paths} == {403}
    carla = Client()
    carla.force_login(cast.carla)
    assert {carla.post(f"{page}{path}").status_code for path in paths} == {404}
    theirs = page.replace("/linde/", "/populier/")
    assert {carla.post(f"{theirs}{path}").status_code for path in paths} == {404}
    assert {Client().post(f"{page}{path}").status_code for path in paths} == {302}
    assert StaffImport.objects.get().state == "uploaded"


def test_a_file_that_is_too_big_is_refused_at_its_field(olga: Client) -> None:
    content = b"nummer;naam;onderdeel\n" + b"1;Anna;beuk\n" * 1_800_000
    response = olga.post(BASE, {"people": SimpleUploadedFile("lijst.csv", content)})
    assert "groter dan 20 MB" in str(response.context["form"].errors["people"])
