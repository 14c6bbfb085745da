"""Measures: one, a new one, and a change."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speelveld.board import operations, queries
from speelveld.board.forms.measures import MeasureForm, StateForm
from speelveld.board.forms.remarks import RemarkForm
from speelveld.board.models import Measure
from speelveld.board.operations.starting import list_in_the_way
from speelveld.board.permissions import (
    check_add,
    check_entry,
    check_see,
    check_work,
    may_add,
    may_change,
    may_work_on,
)
from speelveld.board.presenters.conditions import name_conditions
from speelveld.board.presenters.history import present_changes
from speelveld.board.presenters.measures import prefill_measure, present_measure
from speelveld.board.presenters.remarks import present_remarks
from speelveld.board.views.naming import tell_of_names
from speelveld.organisations.http import TenantRequest, reverse_inside


@require_GET
def show_measure(request: TenantRequest, measure_id: int) -> HttpResponse:
    check_see(request.actor)
    return _show(request, _get(request, measure_id))


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
        tell_of_names(request, measure.title)
        return _go_to(request, measure)
    return render(request, "board/measure_form.html", {"form": form})


@never_cache
@require_http_methods(["GET", "POST"])
def change(request: TenantRequest, measure_id: int) -> HttpResponse:
    measure = _get(request, measure_id)
    check_entry(request.actor, measure)
    with operations.hold(request.organisation):
        form = MeasureForm(request.POST or None, instance=measure, actor=request.actor)
        if form.is_valid():
            operations.change_measure(measure=measure, by=request.actor, **form.get_values())
            messages.success(request, _("Bewaard."))
            tell_of_names(request, measure.title)
            return _go_to(request, measure)
    context = {"form": form, "measure": _get(request, measure_id)}
    return render(request, "board/measure_form.html", context)


@require_POST
def set_state(request: TenantRequest, measure_id: int) -> HttpResponse:
    measure = _get(request, measure_id)
    check_work(request.actor, measure)
    form = StateForm(request.POST, instance=measure)
    if form.is_valid():
        unmet = list_in_the_way(_get(request, measure_id), request.organisation, form.cleaned_data)
        reason = request.POST.get("reason", "").strip()
        if unmet and not reason:
            return _ask_why(request, measure_id, unmet)
        try:
            operations.change_measure(measure=measure, by=request.actor, reason=reason, **form.cleaned_data)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages), "refuse")
        else:
            messages.success(request, _("Bewaard."))
    else:
        messages.error(request, _("Deze stand kennen we niet. Kies er een uit de lijst."), "refuse")
    return _go_to(request, measure)


@require_POST
def add_remark(request: TenantRequest, measure_id: int) -> HttpResponse:
    measure = _get(request, measure_id)
    check_see(request.actor)
    form = RemarkForm(request.POST, may_work=may_work_on(request.actor, measure))
    if form.is_valid():
        operations.add_remark(measure=measure, by=request.actor, **form.get_values())
        messages.success(request, _("Bewaard in het logboek."))
        return redirect(reverse_inside(request.organisation, "board:measure", measure.pk) + "#log")
    return _show(request, measure, form)


@require_POST
def remove_remark(request: TenantRequest, measure_id: int, remark_id: int) -> HttpResponse:
    measure = _get(request, measure_id)
    remark = get_object_or_404(measure.remarks.select_related("measure__organisation"), pk=remark_id)
    operations.remove_remark(remark=remark, by=request.actor)
    messages.success(request, _("Weggehaald uit het logboek."))
    return redirect(reverse_inside(request.organisation, "board:measure", measure.pk) + "#log")


def _ask_why(request: TenantRequest, measure_id: int, unmet: list[str]) -> HttpResponse:
    """Warn, at the moment a measure begins, of conditions that are not in order."""
    context = {"measure": _get(request, measure_id), "unmet": name_conditions(request.organisation, unmet)}
    return render(request, "board/measure_start.html", context, status=409)


def _show(request: TenantRequest, measure: Measure, remark_form: RemarkForm | None = None) -> HttpResponse:
    works = may_work_on(request.actor, measure)
    context = {
        "page": present_measure(measure),
        "may_change": may_change(request.actor, measure.unit),
        "may_work": works,
        "may_add": may_add(request.actor),
        "state_form": StateForm(instance=measure),
        "remarks": present_remarks(queries.list_remarks(measure), request.actor),
        "remark_form": remark_form or RemarkForm(may_work=works),
        "changes": present_changes(queries.list_changes(measure)),
    }
    return render(request, "board/measure.html", context)


def _get(request: TenantRequest, measure_id: int) -> Measure:
    rows = request.organisation.measures.select_related("unit", "problem", "organisation")
    return get_object_or_404(rows, pk=measure_id)


def _go_to(request: TenantRequest, measure: Measure) -> HttpResponse:
    return redirect(reverse_inside(request.organisation, "board:measure", measure.pk))
