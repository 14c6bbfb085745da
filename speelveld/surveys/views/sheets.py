"""Sheets with a sealed code, for people without mail."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from speelveld.organisations.http import TenantRequest
from speelveld.organisations.permissions import check
from speelveld.surveys import operations
from speelveld.surveys.models import ReportingGroup, Wave
from speelveld.surveys.presenters.sheets import name_group, present_groups, present_sheets


def show_groups(request: TenantRequest, wave_id: int) -> HttpResponse:
    check(request.actor, "waves.change")
    wave = get_object_or_404(request.organisation.waves, pk=wave_id)
    return render(request, "surveys/sheet_groups.html", {"page": present_groups(wave)})


@require_POST
def print_sheets(request: TenantRequest, wave_id: int, group_id: int) -> HttpResponse:
    """Make the codes of one group anew and show them once, one page a person, ready for the printer."""
    wave = get_object_or_404(request.organisation.waves, pk=wave_id)
    group = get_object_or_404(wave.reporting_groups, pk=group_id)
    codes = operations.replace_sealed_codes(wave=wave, group=group, by=request.actor)
    return _show_once(request, wave, name_group(wave, group), [(group, codes)])


@require_POST
def print_all_sheets(request: TenantRequest, wave_id: int) -> HttpResponse:
    wave = get_object_or_404(request.organisation.waves, pk=wave_id)
    made = operations.replace_all_sealed_codes(wave=wave, by=request.actor)
    return _show_once(request, wave, _("Alle brieven"), made)


def _show_once(
    request: TenantRequest, wave: Wave, title: str, made: Iterable[tuple[ReportingGroup, list[str]]]
) -> HttpResponse:
    response = render(request, "surveys/sheets.html", {"page": present_sheets(wave, title, made)})
    response.headers["Cache-Control"] = "no-store"
    return response
