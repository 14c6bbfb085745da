"""What one takes along: a PDF that says it all, and a calendar that says nothing."""

import io
import re

import pytest
from django.utils import timezone
from pypdf import PdfReader

from speelveld.agreements import operations
from speelveld.agreements.exports.calendar import list_moments, write_calendar
from speelveld.agreements.models import Agreement
from tests.agreements.conftest import CONTENT, LINE, TODAY, sign_in
from tests.factories import Cast


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pdf_holds_what_was_agreed_and_has_a_neutral_name(
    cast: Cast, agreed: Agreement, language: str
) -> None:
    client = sign_in(cast.bram)
    client.cookies["django_language"] = language
    response = client.get(f"/linde/agreements/{agreed.public_id}/pdf/")
    assert response["Content-Disposition"] == 'attachment; filename="speelveld.pdf"'
    reader = PdfReader(io.BytesIO(response.content))
    text = " ".join(re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages)
    for part in (LINE.what, LINE.how, CONTENT.priorities, CONTENT.team, CONTENT.helps_when, "Bram", "Anna"):
        assert part in text, part
    assert ("Agreements about work" if language == "en" else "Afspraken over het werk") in text
    assert reader.metadata
    assert "Bram" not in str(reader.metadata)


def test_a_proposal_on_paper_says_that_it_is_one(cast: Cast, proposed: Agreement) -> None:
    response = sign_in(cast.bram).get(f"/linde/agreements/{proposed.public_id}/pdf/")
    text = PdfReader(io.BytesIO(response.content)).pages[0].extract_text()
    assert "Dit is een voorstel" in text


def test_the_calendar_reveals_nothing(cast: Cast, agreed: Agreement) -> None:
    made = write_calendar(agreed, list_moments(agreed, CONTENT, TODAY), TODAY).decode()
    assert "DTSTART;VALUE=DATE:20260330\r\nDTEND;VALUE=DATE:20260331" in made
    names = [line.partition(":")[0].partition(";")[0] for line in made.strip().split("\r\n")]
    assert set(names) == {
        "BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS",
        "TRANSP", "END",
    }  # fmt: skip
    assert re.findall(r"SUMMARY:(.*)\r", made) == ["Overleg"]
    for secret in ("Bram", "Anna", agreed.public_id, "10.00", "afspra", "linde", "@"):
        assert secret not in made, secret


def test_the_calendar_comes_under_a_neutral_name_once_both_agreed(cast: Cast, proposed: Agreement) -> None:
    client, address = sign_in(cast.anna), f"/linde/agreements/{proposed.public_id}/calendar/"
    assert client.get(address).status_code == 404
    operations.confirm(agreement=proposed, by=cast.actor("bram"), number=1, today=TODAY)
    response = client.get(address)
    assert response["Content-Disposition"] == 'attachment; filename="overleg.ics"'
    assert response["Content-Type"] == "text/calendar"
    assert response.content.decode().count("BEGIN:VEVENT") == int(LINE.review_on >= timezone.localdate())
