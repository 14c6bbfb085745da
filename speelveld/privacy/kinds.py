"""Every kind of data that goes by itself: what there is of it, and how it is deleted."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from speelveld.accounts.models import User
from speelveld.accounts.operations import forget_users_without_role
from speelveld.agreements.models import Agreement
from speelveld.audit.models import Event
from speelveld.audit.operations import forget_events
from speelveld.organisations.models import Organisation
from speelveld.organisations.operations import forget_former_people, forget_unfinished_imports
from speelveld.organisations.queries import keep_former_people, keep_unfinished_imports
from speelveld.organisations.retention import Kept
from speelveld.surveys.kept import keep_answers, keep_audience
from speelveld.surveys.operations import forget_answers, forget_audience


@dataclass(frozen=True)
class Kind:
    """`forget` deletes what lies before a day and returns how many rows that were."""

    keep: Callable[[Organisation], Kept]
    forget: Callable[[Organisation, datetime.date], int]


def keep_events(organisation: Organisation) -> Kept:
    return Kept(Event.objects.filter(organisation=organisation.slug).exclude(verb=""), "happened_at")


def keep_users_without_role() -> Kept:
    return Kept(User.objects.filter(memberships__isnull=True), "last_login")


def start_of(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def forget_people(organisation: Organisation, day: datetime.date) -> int:
    """Who is party to an agreement stays until that is gone: it keeps its own term."""
    spared = set(Agreement.objects.filter(organisation=organisation).values_list("person_id", flat=True))
    return forget_former_people(organisation=organisation, before=day, spared=spared)


# with a term in months that the organisation may change (organisations.retention.TERMS)
CHOSEN = {
    "answers": Kind(keep_answers, lambda house, day: forget_answers(organisation=house, before=day)),
    "audience": Kind(keep_audience, lambda house, day: forget_audience(organisation=house, before=day)),
    "people": Kind(keep_former_people, forget_people),
    "events": Kind(
        keep_events, lambda house, day: forget_events(organisation=house.slug, before=start_of(day))
    ),
}
# with a term in days that is the same for everybody
FIXED = {
    "imports": (
        7,
        Kind(
            keep_unfinished_imports,
            lambda house, day: forget_unfinished_imports(organisation=house, before=start_of(day)),
        ),
    ),
}
USERS = "users"  # of the whole installation: without a role somebody belongs to no organisation
USERS_DAYS = 183


def forget_users(day: datetime.date) -> int:
    """Who is party to an agreement stays until that is gone: it keeps its own term."""
    parties = Agreement.objects.values_list("employee_id", "manager_id")
    spared = {user_id for pair in parties for user_id in pair}
    return forget_users_without_role(before=start_of(day), spared=spared)
