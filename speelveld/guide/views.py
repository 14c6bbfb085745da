"""The pages of the guide. What one ticks or types for oneself never comes here: it stays in the browser."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from speelveld.catalogue import guide
from speelveld.guide import operations
from speelveld.guide.doors import GuideRequest, for_readers
from speelveld.guide.presenters.found import is_urgent, list_found
from speelveld.guide.presenters.modules import present_module
from speelveld.guide.presenters.reading import get_reading_language
from speelveld.guide.presenters.shelves import list_asked, list_shelves, list_ways
from speelveld.organisations.http import TenantRequest, reverse_inside

LONGEST_QUERY = 200


@require_GET
@for_readers
def show_start(request: GuideRequest) -> HttpResponse:
    context = {
        "frame": guide.frame(get_reading_language()),
        "shelves": list_shelves(),
        "ways": list_ways(),
    }
    return render(request, "guide/start.html", context)


@require_GET
@for_readers
def show_module(request: GuideRequest, module: str) -> HttpResponse:
    try:
        page = present_module(module)
    except KeyError:
        raise Http404 from None
    return render(request, "guide/module.html", {"page": page, "danger": _get_danger()})


@require_GET
@for_readers
def search(request: GuideRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    context = {
        "query": query,
        "found": list_found(query),
        "ways": list_ways(),
        "is_urgent": is_urgent(query),
        "frame": guide.frame(get_reading_language()),
    }
    return render(request, "guide/search.html", context)


@require_GET
@for_readers
def show_self_check(request: GuideRequest) -> HttpResponse:
    context = {"text": guide.self_check(get_reading_language()), "asked": list_asked()}
    return render(request, "guide/self_check.html", context)


@require_GET
@for_readers
def show_signals(request: GuideRequest) -> HttpResponse:
    return render(request, "guide/signals.html", {"text": guide.signals(get_reading_language())})


@require_GET
@for_readers
def show_preparation(request: GuideRequest) -> HttpResponse:
    language = get_reading_language()
    context = {"text": guide.preparation(language), "talk": guide.module("talk", language)}
    return render(request, "guide/preparation.html", context)


@require_GET
@for_readers
def show_resources(request: GuideRequest) -> HttpResponse:
    context = {"parts": guide.resources(get_reading_language()), "danger": _get_danger()}
    return render(request, "guide/resources.html", context)


@require_GET
@for_readers
def show_about(request: GuideRequest) -> HttpResponse:
    return render(request, "guide/about.html", {"frame": guide.frame(get_reading_language())})


@require_POST
def change_access(request: TenantRequest) -> HttpResponse:
    is_public = request.POST.get("is_public") == "yes"
    operations.change_access(organisation=request.organisation, by=request.actor, is_public=is_public)
    return redirect(reverse_inside(request.organisation, "guide:start"))


def _get_danger() -> str:
    return guide.frame(get_reading_language()).danger
