"""Problems: what the organisation wants to change."""

from django.http import HttpResponse
from django.shortcuts import render

from speelveld.board.permissions import check_add
from speelveld.organisations.http import TenantRequest


def add(request: TenantRequest) -> HttpResponse:
    check_add(request.actor)
    return render(request, "board/problem_new.html")
