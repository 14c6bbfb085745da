"""Tells who saves a text that everybody may come to read, that it seems to name somebody."""

from django.contrib import messages

from speelveld.board.naming import warn_of_names
from speelveld.organisations.http import TenantRequest


def tell_of_names(request: TenantRequest, *texts: str) -> None:
    if warning := warn_of_names(request.organisation, *texts):
        messages.warning(request, warning, "hint")
