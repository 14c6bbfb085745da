"""Knowledge to read beside the field: figures of others, and the A-B-C approach."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from speelveld.board.permissions import check_see, may_add
from speelveld.board.presenters.knowledge import present_approach, present_figures
from speelveld.organisations.http import TenantRequest


@require_GET
def show_figures(request: TenantRequest) -> HttpResponse:
    check_see(request.actor)
    page = present_figures(request.GET.get("theme", ""))
    return render(request, "board/knowledge_figures.html", {"page": page})


@require_GET
def show_approach(request: TenantRequest) -> HttpResponse:
    check_see(request.actor)
    context = {"page": present_approach(), "may_add": may_add(request.actor)}
    return render(request, "board/knowledge_approach.html", context)
