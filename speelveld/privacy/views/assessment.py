"""The data protection impact assessment as a file to take along."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from speelveld.organisations.http import TenantRequest
from speelveld.organisations.permissions import check
from speelveld.privacy.exports import make_assessment_docx
from speelveld.privacy.presenters.assessment import get_document_language

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
def export_assessment(request: TenantRequest, wave_id: int) -> HttpResponse:
    check(request.actor, "assessment.export")
    wave = get_object_or_404(request.organisation.waves, pk=wave_id)
    response = HttpResponse(make_assessment_docx(wave, get_document_language()), content_type=DOCX)
    name = slugify(f"{request.organisation} dpia {wave}")[:120]
    response["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return response
