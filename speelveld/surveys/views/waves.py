"""The list of measurements, and one of them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.organisations.permissions import check
from speelveld.surveys import operations
from speelveld.surveys.models import Wave
from speelveld.surveys.presenters.waves import present_wave, present_waves


def show_waves(request: TenantRequest) -> HttpResponse:
    check(request.actor, "waves.see")
    return render(request, "surveys/waves.html", {"waves": present_waves(request.organisation)})


@require_POST
def start(request: TenantRequest) -> HttpResponse:
    wave = operations.start_draft(organisation=request.organisation, by=request.actor)
    return redirect(reverse_inside(request.organisation, "surveys:step", wave.pk, "instrument"))


def show_wave(request: TenantRequest, wave_id: int) -> HttpResponse:
    check(request.actor, "waves.see")
    wave = get_object_or_404(request.organisation.waves, pk=wave_id)
    if wave.state == Wave.State.DRAFT:
        return redirect(reverse_inside(request.organisation, "surveys:check", wave.pk))
    return render(request, "surveys/wave.html", {"page": present_wave(wave)})


def close(request: TenantRequest, wave_id: int) -> HttpResponse:
    """Ask once more, and close."""
    check(request.actor, "waves.change")
    wave = get_object_or_404(request.organisation.waves, pk=wave_id)
    if request.method != "POST":
        return render(request, "surveys/close.html", {"wave": wave})
    operations.close_wave(wave=wave, by=request.actor)
    return redirect(reverse_inside(request.organisation, "surveys:wave", wave.pk))


@require_POST
def resend(request: TenantRequest, wave_id: int) -> HttpResponse:
    wave = get_object_or_404(request.organisation.waves, pk=wave_id)
    operations.retry_undeliverable(wave=wave, by=request.actor)
    return redirect(reverse_inside(request.organisation, "surveys:wave", wave.pk))
