"""Sheets with a sealed code, for people without mail."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from speelveld.organisations.http import TenantRequest
from speelveld.organisations.permissions import check
from speelveld.surveys import operations
from speelveld.surveys.presenters import present_sheets


def show_groups(request: TenantRequest, wave_id: int) -> HttpResponse:
    check(request.actor, "waves.change")
    wave = get_object_or_404(request.organisation.waves, pk=wave_id)
    groups = wave.reporting_groups.filter(n_sealed__gt=0)
    return render(request, "surveys/sheet_groups.html", {"wave": wave, "groups": groups})


@require_POST
def print_sheets(request: TenantRequest, wave_id: int, group_id: int) -> HttpResponse:
    """Make the codes of one group anew and show them once, one page a person, ready for the printer."""
    wave = get_object_or_404(request.organisation.waves, pk=wave_id)
    group = get_object_or_404(wave.reporting_groups, pk=group_id)
    codes = operations.replace_sealed_codes(wave=wave, group=group, by=request.actor)
    response = render(request, "surveys/sheets.html", {"page": present_sheets(wave, group, codes)})
    response.headers["Cache-Control"] = "no-store"
    return response
