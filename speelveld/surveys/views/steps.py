"""Preparing a measurement, one small screen after another."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.organisations.permissions import check
from speelveld.surveys import operations
from speelveld.surveys.codes import N_DRAWN
from speelveld.surveys.forms.merging import MergeForm
from speelveld.surveys.forms.steps import STEPS
from speelveld.surveys.mails import describe_mail
from speelveld.surveys.models import Wave
from speelveld.surveys.page import render_preview
from speelveld.surveys.presenters.steps import present_check, present_steps
from speelveld.surveys.texts import LANGUAGES


def show_step(request: TenantRequest, wave_id: int, step: str) -> HttpResponse:
    """Show one step; what is sent in is kept at once, and leads to the next step."""
    check(request.actor, "waves.change")
    if step not in STEPS:
        raise Http404
    wave = _get_draft(request, wave_id)
    form = STEPS[step](wave, request.POST if request.method == "POST" else None)
    if form.is_valid():
        operations.change_draft(wave=wave, by=request.actor, **form.get_changes())
        return redirect(_find_next(request, wave, step))
    page = present_steps(wave, step)
    return render(request, "surveys/step.html", {"form": form, "page": page, "wave": wave})


def check_draft(request: TenantRequest, wave_id: int) -> HttpResponse:
    check(request.actor, "waves.see")
    wave = _get_draft(request, wave_id)
    context = {"page": present_check(wave), "wave": wave, "merge_form": MergeForm(request.organisation)}
    return render(request, "surveys/check.html", context)


@require_POST
def launch(request: TenantRequest, wave_id: int) -> HttpResponse:
    wave = _get_draft(request, wave_id)
    operations.launch_wave(wave=wave, by=request.actor)
    return redirect(reverse_inside(request.organisation, "surveys:wave", wave.pk))


@require_POST
def discard(request: TenantRequest, wave_id: int) -> HttpResponse:
    wave = _get_draft(request, wave_id)
    operations.discard_draft(wave=wave, by=request.actor)
    return redirect(reverse_inside(request.organisation, "surveys:waves"))


def preview(request: TenantRequest, wave_id: int, language: str) -> HttpResponse:
    """Show exactly what the respondent sees; nothing is sent."""
    check(request.actor, "waves.see")
    wave = get_object_or_404(request.organisation.waves, pk=wave_id)
    if language not in dict(LANGUAGES) or not wave.instrument:
        raise Http404
    return HttpResponse(render_preview(wave, language))


def preview_mail(request: TenantRequest, wave_id: int, language: str) -> HttpResponse:
    check(request.actor, "waves.see")
    wave = get_object_or_404(request.organisation.waves, pk=wave_id)
    if language not in dict(LANGUAGES) or not wave.instrument:
        raise Http404
    code = "X" * (N_DRAWN + 1)
    mails = [describe_mail(wave, language, code, is_reminder=is_reminder) for is_reminder in (False, True)]
    return render(
        request, "surveys/preview_mail.html", {"mails": mails, "wave": wave, "mail_language": language}
    )


def _get_draft(request: TenantRequest, wave_id: int) -> Wave:
    return get_object_or_404(request.organisation.waves, pk=wave_id, state=Wave.State.DRAFT)


def _find_next(request: TenantRequest, wave: Wave, step: str) -> str:
    names = [*STEPS, "check"]
    following = names[names.index(step) + 1]
    if following == "check":
        return reverse_inside(request.organisation, "surveys:check", wave.pk)
    return reverse_inside(request.organisation, "surveys:step", wave.pk, following)
