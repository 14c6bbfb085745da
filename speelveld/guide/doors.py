"""The two doors of the guide: members come in inside their organisation, everybody else where the owner allows it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from speelveld.guide.permissions import check_see
from speelveld.guide.queries import find_public
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor


class GuideRequest(HttpRequest):
    """A request of a reader. Who came in by the open door is nobody, whether signed in or not."""

    organisation: Organisation
    actor: Actor | None


def for_readers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view be read through both doors. A closed open door leads to the other one, where one signs in."""

    @wraps(view)
    def enter(request: Any, public_slug: str | None = None, **arguments: str) -> HttpResponse:
        if public_slug is None:
            check_see(request.actor)
            return view(request, **arguments)
        organisation = find_public(public_slug)
        if organisation is None:
            return redirect(_find_inside(request, public_slug, arguments))
        request.organisation, request.actor = organisation, None
        return view(cast(GuideRequest, request), **arguments)

    return enter


def _find_inside(request: HttpRequest, slug: str, arguments: dict[str, str]) -> str:
    """Return the same page inside the organisation; whether that exists is not told to a stranger."""
    assert request.resolver_match is not None
    return reverse(f"guide:{request.resolver_match.url_name}", args=[slug, *arguments.values()])
