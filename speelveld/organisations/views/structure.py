"""The front door, the tree and the staff list."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from speelveld.accounts.models import User
from speelveld.organisations.http import TenantRequest
from speelveld.organisations.permissions import check
from speelveld.organisations.presenters import present_tree
from speelveld.organisations.queries import find_people, list_organisations

_ON_A_PAGE = 50


@never_cache
@require_GET
@login_required
def show_entrance(request: HttpRequest) -> HttpResponse:
    """Show the organisations of this person, or go straight to the only one."""
    assert isinstance(request.user, User)
    organisations = list_organisations(request.user)
    if len(organisations) == 1:
        return redirect("board:home", organisations[0].slug)
    return render(request, "organisations/entrance.html", {"organisations": organisations})


@require_GET
def show_units(request: TenantRequest) -> HttpResponse:
    check(request.actor, "units.see")
    return render(request, "organisations/units.html", {"tops": present_tree(request.organisation)})


@require_GET
def show_people(request: TenantRequest) -> HttpResponse:
    check(request.actor, "people.see")
    unit = None
    if key := request.GET.get("unit", ""):
        unit = get_object_or_404(request.organisation.units, key=key)
    wanted = request.GET.get("q", "").strip()
    people = find_people(request.organisation, unit=unit, wanted=wanted)
    page = Paginator(people, _ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "organisations/people.html", {"page": page, "wanted": wanted, "unit": unit})
