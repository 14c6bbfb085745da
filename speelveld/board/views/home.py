"""The start page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from speelveld.board.presenters.field import fold_field, present_field
from speelveld.board.presenters.home import greet, sum_up
from speelveld.board.presenters.next_step import choose_step
from speelveld.board.presenters.soon import list_coming
from speelveld.board.situation import get_situation
from speelveld.organisations.http import TenantRequest


@require_GET
def show_home(request: TenantRequest) -> HttpResponse:
    """Any member may come here; each part of the page looks at what they may see."""
    now = get_situation(request.organisation, timezone.localdate())
    field = fold_field(present_field(now.measures))
    context = {
        "greeting": greet(request.actor, timezone.localtime()),
        "step": choose_step(now, request.actor),
        "field": field,
        "summary": sum_up(field),
        "coming": list_coming(now, request.actor),
    }
    return render(request, "board/home.html", context)
