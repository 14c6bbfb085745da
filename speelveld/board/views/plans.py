"""Documents to take along, and the plan of approach that comes back."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speelveld.board import operations
from speelveld.board.exports import (
    make_directors_pdf,
    make_plan_docx,
    make_plan_xlsx,
    make_poster_pdf,
    make_year_docx,
)
from speelveld.board.forms.plans import PlanForm
from speelveld.board.importing.carrying import pack, unpack
from speelveld.board.importing.comparing import Preview, apply_preview, compare_sheet
from speelveld.board.importing.sheet import MAX_BYTES, read_sheet
from speelveld.board.texts import get_reading_language
from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import check
from speelveld.ui.errors import Refused

OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = f"{OFFICE}.wordprocessingml.document"
XLSX = f"{OFFICE}.spreadsheetml.sheet"
PDF = "application/pdf"
FIRST_YEAR = 2000


@require_GET
def show_documents(request: TenantRequest) -> HttpResponse:
    check(request.actor, "board.export")
    year = timezone.localdate().year
    return render(request, "board/documents.html", {"years": (year - 1, year)})


@require_GET
def export_docx(request: TenantRequest) -> HttpResponse:
    return _hand_over(request, make_plan_docx, DOCX, "plan.docx")


@require_GET
def export_xlsx(request: TenantRequest) -> HttpResponse:
    return _hand_over(request, make_plan_xlsx, XLSX, "plan.xlsx")


@require_GET
def export_poster(request: TenantRequest) -> HttpResponse:
    return _hand_over(request, make_poster_pdf, PDF, "poster.pdf")


@require_GET
def export_directors(request: TenantRequest) -> HttpResponse:
    return _hand_over(request, make_directors_pdf, PDF, "directors.pdf")


@require_GET
def export_year(request: TenantRequest, year: int) -> HttpResponse:
    """Hand over the report of a year that has begun."""
    if not FIRST_YEAR <= year <= timezone.localdate().year:
        raise Http404
    make = partial(make_year_docx, actor=request.actor, year=year)
    return _hand_over(request, make, DOCX, f"{year}.docx")


@never_cache
@require_http_methods(["GET", "POST"])
def read_back(request: TenantRequest) -> HttpResponse:
    """Take the plan as a file and show what it would change."""
    check(request.actor, "board.change")
    form = PlanForm(request.POST, request.FILES) if request.method == "POST" else PlanForm()
    if form.is_valid():
        try:
            sheet = read_sheet(form.cleaned_data["plan"].read(MAX_BYTES + 1))
            return _show_preview(request, compare_sheet(sheet, request.organisation, request.actor))
        except Refused as refusal:
            form.add_error("plan", refusal.message)
    return render(request, "board/plan_read_back.html", {"form": form})


@require_POST
def apply(request: TenantRequest) -> HttpResponse:
    """Make the change that was shown; when something else would happen by now, show that first."""
    check(request.actor, "board.change")
    sheet = unpack(request.POST.get("rows", ""), request.actor)
    with operations.hold(request.organisation):
        preview = compare_sheet(sheet, request.organisation, request.actor)
        if preview.n_refusals or preview.fingerprint != request.POST.get("seen"):
            return _show_preview(request, preview, is_second_look=True)
        apply_preview(preview, request.organisation, request.actor)
    text = _("Bewaard. Veranderd: %(changed)s. Nieuw: %(new)s.")
    messages.success(request, text % {"changed": len(preview.changed), "new": len(preview.new)})
    return redirect(reverse_inside(request.organisation, "board:field"))


def _show_preview(request: TenantRequest, preview: Preview, *, is_second_look: bool = False) -> HttpResponse:
    context = {
        "preview": preview,
        "rows": pack(preview.sheet, request.actor),
        "is_second_look": is_second_look,
    }
    return render(request, "board/plan_preview.html", context)


def _hand_over(
    request: TenantRequest, make: Callable[[Organisation, str], bytes], content_type: str, name: str
) -> HttpResponse:
    """Answer with a file named after the organisation."""
    check(request.actor, "board.export")
    content = make(request.organisation, get_reading_language())
    response = HttpResponse(content, content_type=content_type)
    start = slugify(str(request.organisation))[:110]
    response["Content-Disposition"] = f'attachment; filename="{start}-{name}"'
    return response
