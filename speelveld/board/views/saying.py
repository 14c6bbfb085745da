"""You said, we did, this came of it: for members, and without an account where the owner allows it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from speelveld.board.naming import warn_of_names
from speelveld.board.permissions import check_see
from speelveld.board.presenters.saying import list_texts, present_stories
from speelveld.board.queries import find_public, get_settings
from speelveld.organisations.http import TenantRequest


@require_GET
def show_inside(request: TenantRequest) -> HttpResponse:
    check_see(request.actor)
    stories = present_stories(request.organisation)
    context = {"stories": stories, "settings": get_settings(request.organisation)}
    if request.actor.may("board.change"):
        context["warning"] = warn_of_names(request.organisation, *list_texts(stories))
    return render(request, "board/said_and_done.html", context)


@require_GET
def show_open(request: Any, public_slug: str) -> HttpResponse:
    """Show the page to anybody; a closed one is not there."""
    organisation = find_public(public_slug)
    if organisation is None:
        raise Http404
    request.organisation, request.actor = organisation, None
    return render(request, "board/said_and_done.html", {"stories": present_stories(organisation)})
