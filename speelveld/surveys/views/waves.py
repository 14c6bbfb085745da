"""The list of measurements, and one of them."""

from django.http import HttpResponse
from django.shortcuts import render

from speelveld.organisations.http import TenantRequest
from speelveld.organisations.permissions import check


def show_waves(request: TenantRequest) -> HttpResponse:
    check(request.actor, "waves.see")
    return render(request, "surveys/waves.html", {"waves": request.organisation.waves.all()})
