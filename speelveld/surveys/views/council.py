"""The page for the works council, and what is decided on it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.organisations.permissions import check
from speelveld.surveys import operations
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.forms.council import DecisionForm, ReasonForm
from speelveld.surveys.models import Wave
from speelveld.surveys.presenters.council import present_council


def show_council(request: TenantRequest, wave_id: int) -> HttpResponse:
    check(request.actor, "waves.see")
    return _show(request, _get_wave(request, wave_id))


@require_POST
def decide(request: TenantRequest, wave_id: int) -> HttpResponse:
    """The works council consents or does not."""
    check(request.actor, "consents.give")
    wave, form = _get_wave(request, wave_id), DecisionForm(request.POST)
    if form.is_valid():
        try:
            operations.decide_as_council(wave=wave, by=request.actor, **form.cleaned_data)
        except WaveRefused as refusal:
            form.add_error(None, refusal.message)
        else:
            return _confirm(request, wave)
    return _show(request, wave, decision=form)


@require_POST
def state_reason(request: TenantRequest, wave_id: int) -> HttpResponse:
    """The owner tells why the wave starts without a decision of the works council in the application."""
    check(request.actor, "waves.change")
    wave, form = _get_wave(request, wave_id), ReasonForm(request.POST)
    if form.is_valid():
        try:
            operations.state_reason(wave=wave, by=request.actor, **form.cleaned_data)
        except WaveRefused as refusal:
            form.add_error(None, refusal.message)
        else:
            return _confirm(request, wave)
    return _show(request, wave, reason=form)


def _get_wave(request: TenantRequest, wave_id: int) -> Wave:
    return get_object_or_404(request.organisation.waves, pk=wave_id)


def _confirm(request: TenantRequest, wave: Wave) -> HttpResponse:
    messages.success(request, _("Bewaard, met de datum en de versie van wat hier staat."))
    return redirect(reverse_inside(request.organisation, "surveys:council", wave.pk))


def _show(
    request: TenantRequest,
    wave: Wave,
    decision: DecisionForm | None = None,
    reason: ReasonForm | None = None,
) -> HttpResponse:
    """Show the page with the forms that this reader may use; one that was sent comes back as it was typed."""
    page = present_council(wave)
    context = {
        "page": page,
        "wave": wave,
        "decision": decision or DecisionForm(version=page.version),
        "reason": reason or ReasonForm(version=page.version),
        "is_reason_open": reason is not None,
    }
    return render(request, "surveys/council.html", context, status=422 if decision or reason else 200)
