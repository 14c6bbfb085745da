"""Days as a calendar file: iCalendar as RFC 5545 has it, whole days that do not claim anybody's time."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_OCTETS = 75  # of a line, without its end
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Day:
    """One day to remember. `uid` stays the same when the day moves, so that calendars move it too."""

    uid: str
    day: datetime.date
    title: str
    text: str
    address: str


def write_calendar(days: Iterable[Day], *, name: str, made_at: datetime.datetime) -> bytes:
    """Return the file. `made_at` is aware; the standard wants it in UTC."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Speelveld//Speelveld//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escape(name)}",
    ]
    stamp = f"{made_at.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"
    for day in days:
        lines += _write_day(day, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in fold(line)).encode()


def _write_day(day: Day, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escape(day.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_write_date(day.day)}"
    yield f"DTEND;VALUE=DATE:{_write_date(day.day + datetime.timedelta(days=1))}"  # the end is not part of it
    yield f"SUMMARY:{escape(day.title)}"
    if day.text:
        yield f"DESCRIPTION:{escape(day.text)}"
    yield f"URL:{day.address}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _write_date(day: datetime.date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def escape(text: str) -> str:
    """Return a text value: marks that mean something get a backslash, control signs are left out."""
    bare = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for mark in ("\\", ";", ","):
        bare = bare.replace(mark, f"\\{mark}")
    return bare.replace("\n", "\\n")


def fold(line: str) -> Iterator[str]:
    """Cut a line in parts of at most 75 octets, never inside a character; each next part begins with a space."""
    part, room = "", MOST_OCTETS
    for sign in line:
        size = len(sign.encode())
        if size > room:
            yield part
            part, room = " ", MOST_OCTETS - 1
        part += sign
        room -= size
    yield part
