"""Reading agreements: the list, one, and files to take along."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from speelveld.agreements import operations, queries
from speelveld.agreements.choices import Side
from speelveld.agreements.exports import calendar, pdf
from speelveld.agreements.permissions import check_see, get_side
from speelveld.agreements.presenters.overview import list_rows
from speelveld.agreements.presenters.paper import present_paper
from speelveld.agreements.vault import open_version
from speelveld.agreements.views.desk import get_own, get_readable
from speelveld.organisations.http import TenantRequest


@never_cache
@require_GET
def show_start(request: TenantRequest) -> HttpResponse:
    check_see(request.actor)
    organisation, actor = request.organisation, request.actor
    shared = queries.list_shared(organisation) if actor.may("agreements.read_shared") else []
    context = {
        "as_employee": list_rows(queries.list_as_employee(organisation, actor), Side.EMPLOYEE),
        "as_manager": list_rows(queries.list_as_manager(organisation, actor), Side.MANAGER),
        "shared": list_rows(shared, None),
    }
    return render(request, "agreements/start.html", context)


@never_cache
@require_GET
def show_agreement(request: TenantRequest, agreement: str) -> HttpResponse:
    found = get_readable(request, agreement)
    operations.note_reading(agreement=found, by=request.actor)
    page = present_paper(found, get_side(request.actor, found))
    return render(request, "agreements/agreement.html", {"page": page})


@never_cache
@require_GET
def export_pdf(request: TenantRequest, agreement: str) -> HttpResponse:
    found, side = get_own(request, agreement)
    made = pdf.write_pdf(present_paper(found, side), request.organisation.name, timezone.localdate())
    return _hand_over(made, "application/pdf", pdf.FILE_NAME)


@never_cache
@require_GET
def export_calendar(request: TenantRequest, agreement: str) -> HttpResponse:
    found, _side = get_own(request, agreement)
    version = queries.get_in_force(found)
    if version is None:
        raise Http404
    today = timezone.localdate()
    days = calendar.list_moments(found, open_version(version), today)
    return _hand_over(calendar.write_calendar(found, days, today), "text/calendar", calendar.FILE_NAME)


def _hand_over(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
