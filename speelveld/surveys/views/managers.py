"""Whether managers answer apart, from the page with the last look."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.surveys import operations
from speelveld.surveys.models import Wave


@require_POST
def set_managers_apart(request: TenantRequest, wave_id: int) -> HttpResponse:
    wave = get_object_or_404(request.organisation.waves, pk=wave_id, state=Wave.State.DRAFT)
    operations.change_draft(wave=wave, by=request.actor, managers_apart=request.POST.get("apart") == "yes")
    return redirect(reverse_inside(request.organisation, "surveys:check", wave.pk) + "#managers")
