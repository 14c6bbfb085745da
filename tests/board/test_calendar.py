"""Calendar files are read back by a library that knows nothing of ours, and by the letter of RFC 5545."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.board import operations
from speelveld.board.exports.calendar import MOST_OCTETS, Day, write_calendar
from tests.board.conftest import TODAY, SignIn, make_measure
from tests.factories import Cast

MADE_AT = datetime.datetime(2026, 3, 2, 9, 30, tzinfo=datetime.UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n;,\\é😀"), max_size=200)


def write(title: str = "Nagaan", text: str = "") -> bytes:
    day = Day("een@huis", TODAY, title, text, "https://huis.example/linde/measures/1/")
    return write_calendar([day], name="Speelveld", made_at=MADE_AT)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_every_text_comes_back_as_it_was(title: str, text: str) -> None:
    icalendar = pytest.importorskip("icalendar", reason="make test installs it")
    (event,) = icalendar.Calendar.from_ical(write(title, text)).walk("VEVENT")
    assert str(event["SUMMARY"]) == title
    assert str(event.get("DESCRIPTION", "")) == text
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (TODAY, TODAY + datetime.timedelta(days=1))
    assert event.decoded("DTSTAMP") == MADE_AT
    assert (str(event["UID"]), str(event["URL"])) == ("een@huis", "https://huis.example/linde/measures/1/")


@given(TEXTS)
def test_lines_are_folded_as_the_standard_says(text: str) -> None:
    """Section 3.1: lines end in CRLF, hold at most 75 octets, go on after a space, and stay whole characters."""
    content = write(text=text)
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= MOST_OCTETS and b"\n" not in line and b"\r" not in line for line in lines)
    assert all(line.decode() for line in lines)
    unfolded = content.replace(b"\r\n ", b"").decode().split("\r\n")
    assert unfolded[0] == "BEGIN:VCALENDAR" and unfolded[-2] == "END:VCALENDAR"
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") == 1


def test_control_signs_do_not_break_a_line() -> None:
    assert b"SUMMARY:Een tekst\\nvan twee regels\r\n" in write("Een\x00 tekst\r\nvan\x07 twee regels")


def test_my_calendar_has_what_is_mine_and_nothing_else(cast: Cast, sign_in: SignIn) -> None:
    make_measure(cast, title="Van Bram; en meer", owner="Bram", state="busy", ends_on=TODAY, judged_on=TODAY)
    other = make_measure(cast, title="Van een ander", state="planned", starts_on=TODAY)
    client = sign_in(cast.bram)
    response = client.get("/linde/work/calendar.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    text = response.content.decode().replace("\r\n ", "")
    assert "SUMMARY:Zou klaar zijn: Van Bram\\; en meer" in text and "Nagaan of het werkt" in text
    assert "Van een ander" not in text
    assert "Van een ander" in client.get(f"/linde/measures/{other.pk}/calendar.ics").content.decode()


def test_a_day_that_moves_keeps_its_name(cast: Cast, sign_in: SignIn) -> None:
    measure = make_measure(cast, state="planned", starts_on=TODAY)
    client, address = sign_in(cast.olga), f"/linde/measures/{measure.pk}/calendar.ics"

    def list_names() -> list[str]:
        return [line for line in client.get(address).content.decode().split("\r\n") if line.startswith("UID")]

    before = list_names()
    later = TODAY + datetime.timedelta(days=9)
    operations.change_measure(measure=measure, by=cast.actor("olga"), starts_on=later)
    assert list_names() == before and len(before) == 1
