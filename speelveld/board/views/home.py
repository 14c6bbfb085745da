"""The start page."""

from django.http import HttpResponse
from django.shortcuts import render

from speelveld.organisations.http import TenantRequest


def show_home(request: TenantRequest) -> HttpResponse:
    return render(request, "board/home.html")
