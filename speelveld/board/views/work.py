"""What somebody has to do: a list, a calendar file, and whether reminders come by mail."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from speelveld.board import operations, queries
from speelveld.board.exports.days import make_calendar
from speelveld.board.operations.reminders import wants_reminders
from speelveld.board.permissions import check_see
from speelveld.board.presenters.work import keep_late, present_work
from speelveld.organisations.http import TenantRequest, reverse_inside

CALENDAR = "text/calendar; charset=utf-8"


@require_GET
def show_work(request: TenantRequest) -> HttpResponse:
    """Show what is on this person's plate, or what is late for anybody."""
    check_see(request.actor)
    is_all = request.GET.get("of") == "all"
    if is_all:
        piles = keep_late(present_work(queries.list_measures(request.organisation), timezone.localdate()))
    else:
        piles = present_work(queries.list_work(request.organisation, request.actor), timezone.localdate())
    context = {
        "piles": piles,
        "is_all": is_all,
        "wants_reminders": wants_reminders(request.organisation, request.actor),
    }
    return render(request, "board/work.html", context)


@require_GET
def export_calendar(request: TenantRequest) -> HttpResponse:
    check_see(request.actor)
    measures = queries.list_work(request.organisation, request.actor)
    return _hand_over(make_calendar(request.organisation, measures), "speelveld.ics")


@require_GET
def export_measure(request: TenantRequest, measure_id: int) -> HttpResponse:
    check_see(request.actor)
    measure = get_object_or_404(request.organisation.measures, pk=measure_id)
    return _hand_over(make_calendar(request.organisation, [measure]), f"speelveld-{measure.pk}.ics")


@require_POST
def set_reminders(request: TenantRequest) -> HttpResponse:
    wanted = request.POST.get("wanted") == "yes"
    operations.set_reminders(organisation=request.organisation, by=request.actor, wanted=wanted)
    messages.success(request, _("Bewaard."))
    return redirect(reverse_inside(request.organisation, "board:work"))


def _hand_over(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=CALENDAR)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
