"""Measures: one, a new one, and a change."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speelveld.board import operations
from speelveld.board.forms.measures import MeasureForm, StateForm
from speelveld.board.models import Measure
from speelveld.board.permissions import check_add, check_entry, check_see, may_change
from speelveld.board.presenters.measures import prefill_measure, present_measure
from speelveld.organisations.http import TenantRequest, reverse_inside


@require_GET
def show_measure(request: TenantRequest, measure_id: int) -> HttpResponse:
    check_see(request.actor)
    measure = _get(request, measure_id)
    context = {
        "page": present_measure(measure),
        "may_change": may_change(request.actor, measure.unit),
        "state_form": StateForm(instance=measure),
    }
    return render(request, "board/measure.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def add(request: TenantRequest) -> HttpResponse:
    check_add(request.actor)
    form = MeasureForm(
        request.POST or None,
        instance=Measure(organisation=request.organisation),
        initial=prefill_measure(request.organisation, request.GET.dict()),
        actor=request.actor,
    )
    if form.is_valid():
        measure = operations.add_measure(
            organisation=request.organisation, by=request.actor, **form.get_values()
        )
        messages.success(request, _("De maatregel ligt op het speelveld."))
        return _go_to(request, measure)
    return render(request, "board/measure_form.html", {"form": form})


@never_cache
@require_http_methods(["GET", "POST"])
def change(request: TenantRequest, measure_id: int) -> HttpResponse:
    measure = _get(request, measure_id)
    check_entry(request.actor, measure)
    form = MeasureForm(request.POST or None, instance=measure, actor=request.actor)
    if form.is_valid():
        operations.change_measure(measure=measure, by=request.actor, **form.get_values())
        messages.success(request, _("Bewaard."))
        return _go_to(request, measure)
    context = {"form": form, "measure": _get(request, measure_id)}
    return render(request, "board/measure_form.html", context)


@require_POST
def set_state(request: TenantRequest, measure_id: int) -> HttpResponse:
    measure = _get(request, measure_id)
    form = StateForm(request.POST, instance=measure)
    if form.is_valid():
        operations.change_measure(measure=measure, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Bewaard."))
    return _go_to(request, measure)


def _get(request: TenantRequest, measure_id: int) -> Measure:
    rows = request.organisation.measures.select_related("unit", "problem", "organisation")
    return get_object_or_404(rows, pk=measure_id)


def _go_to(request: TenantRequest, measure: Measure) -> HttpResponse:
    return redirect(reverse_inside(request.organisation, "board:measure", measure.pk))
