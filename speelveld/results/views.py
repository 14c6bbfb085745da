"""Pages of released results. Each checks who is reading, and reads nothing but a released table."""

from django.http import HttpResponse
from django.shortcuts import render

from speelveld.organisations.http import TenantRequest
from speelveld.results.permissions import check_reader


def show_overview(request: TenantRequest) -> HttpResponse:
    check_reader(request.actor)
    return render(request, "results/none.html")
