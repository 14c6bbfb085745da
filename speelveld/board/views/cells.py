"""The field and its cells."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from speelveld import catalogue
from speelveld.board.permissions import check_see
from speelveld.organisations.http import TenantRequest


def show_field(request: TenantRequest) -> HttpResponse:
    check_see(request.actor)
    return render(request, "board/field.html")


def show_cell(request: TenantRequest, stage: str, level: str) -> HttpResponse:
    check_see(request.actor)
    try:
        text = catalogue.cell(stage, level, get_language())
    except KeyError:
        raise Http404 from None
    return render(request, "board/cell.html", {"text": text})
