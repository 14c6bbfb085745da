"""Signals: the list with what sources say, and noting, changing and removing one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.signals import operations, queries
from speelveld.signals.forms.signals import NarrowForm, SignalForm
from speelveld.signals.models import Signal
from speelveld.signals.permissions import (
    check_add_signal,
    check_change_signal,
    check_see_signals,
    may_add_signal,
)
from speelveld.signals.presenters.patterns import present_heard
from speelveld.signals.presenters.signals import prefill_signal, present_factors, present_rows


@require_GET
def show_signals(request: TenantRequest) -> HttpResponse:
    check_see_signals(request.actor)
    form = NarrowForm(request.GET)
    signals = queries.list_signals(request.organisation, request.actor)
    rows = [
        one
        for one in signals
        if all(getattr(one, name) == value for name, value in form.read_filters().items())
    ]
    context = {
        "form": form, "factors": present_factors(signals), "rows": present_rows(rows, request.actor),
        "may_add": may_add_signal(request.actor),
        "heard": present_heard(request.organisation, timezone.localdate()),
    }  # fmt: skip
    return render(request, "signals/signals.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def add(request: TenantRequest) -> HttpResponse:
    check_add_signal(request.actor)
    form = SignalForm(
        request.POST or None,
        instance=Signal(organisation=request.organisation),
        initial=prefill_signal(request.organisation, request.GET.dict()),
        actor=request.actor,
    )
    if form.is_valid():
        operations.add_signal(organisation=request.organisation, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Opgeschreven."))
        return _go_back(request)
    return render(request, "signals/signal_form.html", {"form": form})


@never_cache
@require_http_methods(["GET", "POST"])
def change(request: TenantRequest, signal_id: int) -> HttpResponse:
    signal = _get(request, signal_id)
    check_change_signal(request.actor, signal.unit)
    form = SignalForm(request.POST or None, instance=signal, actor=request.actor)
    if form.is_valid():
        operations.change_signal(signal=signal, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Bewaard."))
        return _go_back(request)
    return render(request, "signals/signal_form.html", {"form": form, "signal_id": signal_id})


@require_POST
def remove(request: TenantRequest, signal_id: int) -> HttpResponse:
    operations.remove_signal(signal=_get(request, signal_id), by=request.actor)
    messages.success(request, _("Weggehaald."))
    return _go_back(request)


def _get(request: TenantRequest, signal_id: int) -> Signal:
    return get_object_or_404(request.organisation.signals.select_related("unit"), pk=signal_id)


def _go_back(request: TenantRequest) -> HttpResponse:
    return redirect(reverse_inside(request.organisation, "signals:signals"))
