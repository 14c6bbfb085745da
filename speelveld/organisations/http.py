"""The request inside an organisation, and addresses inside it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from speelveld.accounts.models import User
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor


class TenantRequest(HttpRequest):
    """A request of a signed-in member; the middleware sets the three fields before any view runs."""

    user: User
    organisation: Organisation
    actor: Actor


def reverse_inside(organisation: Organisation, name: str, *args: Any) -> str:
    """Return the address of a named page inside this organisation."""
    return reverse(name, args=[organisation.slug, *args])
