"""Moments of looking back as a calendar file (RFC 5545). A calendar is often read by others: the title is neutral.

There is no description, place, organiser, guest or link in it, and the identifier says nothing to who lacks the
agreement.
"""

import datetime
import hashlib

from django.utils.translation import gettext as _

from speelveld.agreements.content import Content
from speelveld.agreements.models import Agreement

FILE_NAME = "overleg.ics"
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Speelveld//NL", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")


def list_moments(agreement: Agreement, content: Content, today: datetime.date) -> list[datetime.date]:
    """Return the days on which the two look back, from today on."""
    days = {line.review_on for line in content.lines}
    if agreement.next_review_on:
        days.add(agreement.next_review_on)
    return sorted(day for day in days if day >= today)


def write_calendar(agreement: Agreement, days: list[datetime.date], today: datetime.date) -> bytes:
    """Return the days as whole-day events that leave the calendar free."""
    lines, title = [*_HEAD], _("Overleg")
    for day in days:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_identify(agreement, day)}",
            f"DTSTAMP:{today:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + datetime.timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{title}",
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def _identify(agreement: Agreement, day: datetime.date) -> str:
    return hashlib.sha256(f"{agreement.public_id} {day}".encode()).hexdigest()[:32]
