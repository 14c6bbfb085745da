"""Questions over agreements. What is sealed stays so here; `vault` opens it for who may read it."""

import datetime

from django.db.models import F, Q, QuerySet

from speelveld.agreements.models import Agreement, Version
from speelveld.organisations.models import Organisation, Person
from speelveld.organisations.permissions import Actor


def find_agreements(organisation: Organisation) -> QuerySet[Agreement]:
    """Return the agreements of an organisation, with what rights and names need."""
    return organisation.agreements.select_related("person__unit", "employee", "manager", "organisation")


def list_as_employee(organisation: Organisation, actor: Actor) -> list[Agreement]:
    return list(find_agreements(organisation).filter(employee_id=actor.user_id).prefetch_related("versions"))


def list_as_manager(organisation: Organisation, actor: Actor) -> list[Agreement]:
    """Return what a manager agreed with people who are still in a team of theirs."""
    own = find_agreements(organisation).filter(
        manager_id=actor.user_id, person__unit__key__in=actor.led_units
    )
    return list(own.order_by("person__name").prefetch_related("versions"))


def list_shared(organisation: Organisation) -> list[Agreement]:
    """Return what both sides let HR read."""
    shared = Q(manager_shares_on__isnull=False, employee_shares_on__isnull=False)
    return list(find_agreements(organisation).filter(shared).order_by("person__name"))


def list_team(organisation: Organisation, actor: Actor) -> QuerySet[Person]:
    """Return whom a manager can agree something with: people of the own teams, not oneself."""
    team = organisation.people.filter(left_on__isnull=True, unit__key__in=actor.led_units)
    return team.exclude(email__iexact=actor.email).select_related("unit", "organisation")


def get_in_force(agreement: Agreement) -> Version | None:
    return next((one for one in agreement.versions.all() if one.is_in_force), None)


def get_waiting(agreement: Agreement) -> Version | None:
    """Return the wording that waits for a yes."""
    return next((one for one in agreement.versions.all() if not one.is_in_force), None)


def list_due_for_reminder(until: datetime.date) -> QuerySet[Agreement]:
    """Return agreements whose moment of looking back is near and was not announced yet."""
    near = Agreement.objects.filter(ended_on__isnull=True, next_review_on__lte=until)
    told = Q(reminded_for__isnull=False, reminded_for=F("next_review_on"))
    return near.exclude(told).select_related("manager", "employee", "organisation")
