"""The plan of approach as files to take along."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from speelveld.board.exports import make_plan_docx, make_plan_xlsx
from speelveld.board.texts import get_reading_language
from speelveld.organisations.http import TenantRequest
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import check

OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = f"{OFFICE}.wordprocessingml.document"
XLSX = f"{OFFICE}.spreadsheetml.sheet"


@require_GET
def export_docx(request: TenantRequest) -> HttpResponse:
    return _hand_over(request, make_plan_docx, DOCX, "docx")


@require_GET
def export_xlsx(request: TenantRequest) -> HttpResponse:
    return _hand_over(request, make_plan_xlsx, XLSX, "xlsx")


def _hand_over(
    request: TenantRequest, make: Callable[[Organisation, str], bytes], content_type: str, ending: str
) -> HttpResponse:
    """Answer with a file named after the organisation."""
    check(request.actor, "board.export")
    content = make(request.organisation, get_reading_language())
    response = HttpResponse(content, content_type=content_type)
    name = slugify(f"{request.organisation} plan")[:120]
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
