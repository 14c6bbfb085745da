"""Instruments: ours, and those an organisation holds a licence for."""

from django.http import HttpResponse

from speelveld.organisations.http import TenantRequest


def show_instruments(request: TenantRequest) -> HttpResponse:
    return HttpResponse("")
