"""The plan of approach comes as a file of its kind, in the reader's language."""

import datetime
import io
import zipfile

import pytest

from speelveld.board.models import Measure
from tests.board.conftest import SignIn
from tests.factories import Cast


@pytest.mark.parametrize(("ending", "part"), [("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")])
def test_a_plan_is_a_file_to_keep(
    cast: Cast, measure: Measure, sign_in: SignIn, ending: str, part: str
) -> None:
    response = sign_in(cast.olga).get(f"/linde/plan.{ending}")
    assert response["Content-Disposition"] == f'attachment; filename="de-linde-plan.{ending}"'
    assert part in zipfile.ZipFile(io.BytesIO(response.content)).namelist()


@pytest.mark.parametrize("name", ["poster", "directors"])
def test_a_page_is_a_file_to_keep(cast: Cast, measure: Measure, sign_in: SignIn, name: str) -> None:
    response = sign_in(cast.olga).get(f"/linde/{name}.pdf")
    assert response["Content-Disposition"] == f'attachment; filename="de-linde-{name}.pdf"'
    assert response["Content-Type"] == "application/pdf" and response.content.startswith(b"%PDF")


def test_a_report_of_a_year_that_has_begun_is_a_file_to_keep(cast: Cast, sign_in: SignIn) -> None:
    client, year = sign_in(cast.wim), datetime.date.today().year
    response = client.get(f"/linde/year/{year}.docx")
    assert response["Content-Disposition"] == f'attachment; filename="de-linde-{year}.docx"'
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(response.content)).namelist()
    assert f"year/{year - 1}.docx" in client.get("/linde/documents/").content.decode()
    for wrong in (year + 1, 1999, 10**12):
        assert client.get(f"/linde/year/{wrong}.docx").status_code == 404


def test_a_plan_holds_the_measure_and_nothing_of_another_organisation(
    cast: Cast, measure: Measure, sign_in: SignIn
) -> None:
    content = sign_in(cast.olga).get("/linde/plan.docx").content
    assert measure.title in zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    content = sign_in(cast.carla).get("/populier/plan.docx").content
    assert measure.title not in zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()


def test_who_may_not_take_it_along_sees_no_link(cast: Cast, sign_in: SignIn) -> None:
    assert "/linde/documents/" in sign_in(cast.wim).get("/linde/field/").content.decode()
    assert "/linde/documents/" not in sign_in(cast.anna).get("/linde/field/").content.decode()


def test_only_the_owner_is_offered_to_read_a_plan_back(cast: Cast, sign_in: SignIn) -> None:
    assert "read-back" in sign_in(cast.olga).get("/linde/documents/").content.decode()
    page = sign_in(cast.dirk).get("/linde/documents/").content.decode()
    assert "plan.xlsx" in page and "read-back" not in page
