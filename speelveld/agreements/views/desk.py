"""What views of agreements share: finding the one of the address, for somebody who may see it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from speelveld.agreements.choices import Side
from speelveld.agreements.models import Agreement
from speelveld.agreements.permissions import check_read, check_side
from speelveld.agreements.queries import find_agreements
from speelveld.organisations.http import TenantRequest, reverse_inside


def get_readable(request: TenantRequest, agreement: str) -> Agreement:
    """Return an agreement that this member may read. Raises Denied."""
    found = get_object_or_404(find_agreements(request.organisation), public_id=agreement)
    check_read(request.actor, found)
    return found


def get_own(request: TenantRequest, agreement: str) -> tuple[Agreement, Side]:
    """Return an agreement of this member, and their side. Raises Denied for everybody else."""
    found = get_object_or_404(find_agreements(request.organisation), public_id=agreement)
    return found, check_side(request.actor, found)


def go_to(request: TenantRequest, agreement: Agreement) -> HttpResponse:
    return redirect(reverse_inside(request.organisation, "agreements:agreement", agreement.public_id))


def go_to_start(request: TenantRequest) -> HttpResponse:
    return redirect(reverse_inside(request.organisation, "agreements:start"))


def go_to_ideas(request: TenantRequest) -> HttpResponse:
    return redirect(reverse_inside(request.organisation, "agreements:ideas"))
