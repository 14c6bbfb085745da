"""Questions over letter boxes; what is in an envelope only its professional knows."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet

from speelveld.consults.models import LetterBox, Request
from speelveld.organisations.models import Organisation, Role
from speelveld.organisations.permissions import Actor

SMALLEST_COUNT = 10


@dataclass(frozen=True)
class Year:
    """At least so many requests in a year that is over; None when they are too few to show."""

    year: int
    at_least: int | None


def list_boxes(organisation: Organisation) -> list[LetterBox]:
    """Return the letter boxes of people who are a professional here still."""
    here = organisation.memberships.filter(role=Role.PROFESSIONAL).values("user")
    return list(
        organisation.letter_boxes.filter(user__in=here, user__is_active=True).select_related(
            "user", "organisation"
        )
    )


def find_requests(organisation: Organisation) -> QuerySet[Request]:
    return Request.objects.filter(letter_box__organisation=organisation).select_related("letter_box")


def get_own_box(organisation: Organisation, actor: Actor) -> LetterBox | None:
    return organisation.letter_boxes.filter(user=actor.user_id or 0).first()


def list_years(organisation: Organisation, today: datetime.date) -> list[Year]:
    """Return the years that are over, rounded down to tens: a count that grows by one would tell on somebody."""
    counts = organisation.consult_counts.filter(year__lt=today.year)
    return [Year(one.year, _round_down(one.n_requests)) for one in counts]


def _round_down(n: int) -> int | None:
    return n // SMALLEST_COUNT * SMALLEST_COUNT if n >= SMALLEST_COUNT else None
