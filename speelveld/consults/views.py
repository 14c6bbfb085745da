"""Whom one asks for what, asking in confidence, and the letter box of a professional."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speelveld.catalogue import guide
from speelveld.consults import operations, queries
from speelveld.consults.errors import BoxRefused
from speelveld.consults.forms import AdviceForm, BoxForm, ConsultForm, PassphraseForm
from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.organisations.permissions import check


@require_GET
def show_start(request: TenantRequest) -> HttpResponse:
    check(request.actor, "consults.ask")
    may_count = request.actor.may("consults.count")
    context = {
        "boxes": queries.list_boxes(request.organisation),
        "routes": guide.module("health-service", get_language() or "nl").routes,
        "years": queries.list_years(request.organisation, timezone.localdate()) if may_count else None,
    }
    return render(request, "consults/start.html", context)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def ask(request: TenantRequest, box_id: int, kind: str) -> HttpResponse:
    check(request.actor, "consults.ask")
    box = next((one for one in queries.list_boxes(request.organisation) if one.pk == box_id), None)
    if box is None:
        raise Http404
    form = (AdviceForm if kind == operations.ADVICE else ConsultForm)(request.POST or None)
    if form.is_valid():
        operations.ask(
            letter_box=box, by=request.actor, kind=kind, today=timezone.localdate(), **form.cleaned_data
        )
        messages.success(request, _("Verstuurd. Alleen deze persoon kan het lezen."))
        return redirect(reverse_inside(request.organisation, "consults:start"))
    return render(request, "consults/ask.html", {"form": form, "box": box, "kind": kind})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def show_box(request: TenantRequest) -> HttpResponse:
    """Open the own letter box with the passphrase; what it holds is shown once and kept nowhere opened."""
    check(request.actor, "consults.read")
    box = queries.get_own_box(request.organisation, request.actor)
    if box is None:
        return redirect(reverse_inside(request.organisation, "consults:box_new"))
    form, letters = PassphraseForm(request.POST or None), None
    if form.is_valid():
        try:
            letters = operations.read_requests(letter_box=box, by=request.actor, **form.cleaned_data)
        except BoxRefused as refusal:
            form.add_error("passphrase", refusal.message)
    context = {"form": form, "box": box, "letters": letters, "n_waiting": box.requests.count()}
    return render(request, "consults/box.html", context)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def make_box(request: TenantRequest) -> HttpResponse:
    check(request.actor, "consults.read")
    form = BoxForm(request.POST or None)
    if form.is_valid():
        operations.open_box(organisation=request.organisation, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Je brievenbus staat open."))
        return redirect(reverse_inside(request.organisation, "consults:start"))
    has_box = queries.get_own_box(request.organisation, request.actor) is not None
    return render(request, "consults/box_form.html", {"form": form, "has_box": has_box})


@require_POST
def erase(request: TenantRequest, request_id: int) -> HttpResponse:
    found = get_object_or_404(queries.find_requests(request.organisation), pk=request_id)
    operations.erase(request=found, by=request.actor)
    messages.success(request, _("Gewist."))
    return redirect(reverse_inside(request.organisation, "consults:box"))
