"""Reading teams as one in a measurement that was not started, from the page with the last look."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.organisations.permissions import check
from speelveld.surveys import operations
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.forms.merging import MergeForm
from speelveld.surveys.models import MergedUnit, Wave


@require_POST
def merge(request: TenantRequest, wave_id: int) -> HttpResponse:
    check(request.actor, "waves.change")
    wave = get_object_or_404(request.organisation.waves, pk=wave_id)
    form = MergeForm(request.organisation, request.POST)
    if not form.is_valid():
        return _go_back(request, wave, next(str(errors[0]) for errors in form.errors.values()))
    units, name = list(form.cleaned_data["units"]), form.cleaned_data["name"]
    try:
        operations.merge_units(wave=wave, units=units, name=name, by=request.actor)
    except WaveRefused as refusal:
        return _go_back(request, wave, refusal.message)
    return _go_back(request, wave)


@require_POST
def undo_merge(request: TenantRequest, wave_id: int, merged_id: int) -> HttpResponse:
    check(request.actor, "waves.change")
    merged = get_object_or_404(
        MergedUnit.objects.select_related("wave__organisation"),
        pk=merged_id, wave_id=wave_id, wave__organisation=request.organisation,
    )  # fmt: skip
    try:
        operations.undo_merge(wave=merged.wave, merged=merged, by=request.actor)
    except WaveRefused as refusal:
        return _go_back(request, merged.wave, refusal.message)
    return _go_back(request, merged.wave)


def _go_back(request: TenantRequest, wave: Wave, refusal: str = "") -> HttpResponse:
    """Show the teams again, with the forecast made anew, or say why nothing changed."""
    if refusal:
        messages.error(request, refusal, "refuse")
    if wave.state != Wave.State.DRAFT:
        return redirect(reverse_inside(request.organisation, "surveys:wave", wave.pk))
    return redirect(reverse_inside(request.organisation, "surveys:check", wave.pk) + "?teams#teams")
