"""Absence figures: one period over the tree, one group over time, and what to compare with."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.signals import operations, queries
from speelveld.signals.forms.absence import AbsenceSettingsForm
from speelveld.signals.permissions import check_import_absence, check_see_absence, may_add_signal
from speelveld.signals.presenters.absence import present_absence, present_group


@require_GET
def show_absence(request: TenantRequest) -> HttpResponse:
    check_see_absence(request.actor)
    page = present_absence(request.organisation, request.actor, request.GET.get("period", ""))
    return render(request, "signals/absence.html", {"page": page})


@require_GET
def show_group(request: TenantRequest, key: str) -> HttpResponse:
    check_see_absence(request.actor)
    page, around = present_group(request.organisation, request.actor, key, request.GET.get("period", ""))
    if page is None and around is None:
        raise Http404
    return render(
        request,
        "signals/absence_group.html",
        {"page": page, "around": around, "may_note": may_add_signal(request.actor)},
    )


@require_http_methods(["GET", "POST"])
def choose_settings(request: TenantRequest) -> HttpResponse:
    check_import_absence(request.actor)
    chosen = queries.get_absence_settings(request.organisation)
    initial = {"sector": chosen.sector, "classes": chosen.classes}
    form = AbsenceSettingsForm(request.POST or None, initial=initial)
    if form.is_valid():
        operations.choose_absence_settings(
            organisation=request.organisation, by=request.actor, **form.cleaned_data
        )
        return redirect(reverse_inside(request.organisation, "signals:absence"))
    return render(request, "signals/absence_settings.html", {"form": form})


@require_POST
def withdraw(request: TenantRequest, period_id: int) -> HttpResponse:
    period = get_object_or_404(queries.list_periods(request.organisation), pk=period_id)
    operations.withdraw_absence(period=period, by=request.actor)
    return redirect(reverse_inside(request.organisation, "signals:absence"))
