"""Opens the door of an organisation for its members, and for nobody else."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Organisation
from speelveld.organisations.queries import get_actor


class TenantMiddleware:
    """Turns the slug in the address into `request.organisation` and `request.actor`.

    A stranger gets the same "not found" for an organisation that exists and for one that does not.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Any, view: Callable[..., HttpResponse], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        slug = kwargs.pop("organisation_slug", None)
        if slug is None:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        organisation = Organisation.objects.filter(slug=slug).first()
        actor = organisation and get_actor(organisation, request.user)
        if organisation is None or actor is None:
            raise Http404
        request.organisation, request.actor = organisation, actor
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Denied):
            return render(request, "ui/denied.html", status=403)
        return None
