"""A staff import, step by step: files, columns, check, preview, change."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from speelveld.organisations import operations
from speelveld.organisations.errors import ImportRefused
from speelveld.organisations.forms import FilesForm, MappingForm
from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.organisations.models import StaffFile, StaffImport
from speelveld.organisations.permissions import check
from speelveld.organisations.presenters import present_changes, present_failure, present_findings

_RECENT = 5


@never_cache
@require_http_methods(["GET", "POST"])
def upload(request: TenantRequest) -> HttpResponse:
    check(request.actor, "people.import")
    form = FilesForm(request.POST, request.FILES) if request.method == "POST" else FilesForm()
    if form.is_valid():
        try:
            staff_import = operations.receive_files(
                organisation=request.organisation, by=request.actor, files=form.read_files()
            )
            return _go_to(request, staff_import)
        except ImportRefused as refusal:
            form.add_error(refusal.kind or None, refusal.message)
    recent = request.organisation.staff_imports.prefetch_related("files")[:_RECENT]
    has_units = request.organisation.units.filter(is_active=True).exists()
    return render(
        request, "organisations/upload.html", {"form": form, "recent": recent, "has_units": has_units}
    )


@never_cache
@require_http_methods(["GET", "POST"])
def show_import(request: TenantRequest, import_id: int) -> HttpResponse:
    """Show the step that an import is at."""
    check(request.actor, "people.import")
    staff_import = get_object_or_404(request.organisation.staff_imports, pk=import_id)
    if staff_import.state == StaffImport.State.UPLOADED:
        return _choose_columns(request, staff_import)
    sections = present_changes(staff_import.preview)
    context = {
        "import": staff_import,
        "files": staff_import.files.defer("content"),
        "failure": present_failure(staff_import),
        "findings": present_findings(staff_import.preview),
        "sections": sections,
        "changes_anything": any(section.lists for section in sections),
    }
    return render(request, "organisations/import.html", context)


def _choose_columns(request: TenantRequest, staff_import: StaffImport) -> HttpResponse:
    files = list(staff_import.files.defer("content"))
    has_units_file = any(file.kind == StaffFile.Kind.UNITS for file in files)
    forms = [MappingForm(request.POST or None, file=file, has_units_file=has_units_file) for file in files]
    if request.method == "POST" and all([form.is_valid() for form in forms]):
        try:
            operations.confirm_mapping(
                staff_import=staff_import, by=request.actor,
                mappings={form.file.kind: form.read_mapping() for form in forms},
            )  # fmt: skip
            return _go_to(request, staff_import)
        except ImportRefused as refusal:
            for form in forms:
                if form.file.kind == (refusal.kind or files[0].kind):
                    form.add_error(None, refusal.message)
    return render(request, "organisations/mapping.html", {"import": staff_import, "forms": forms})


@require_POST
def apply_import(request: TenantRequest, import_id: int) -> HttpResponse:
    staff_import = get_object_or_404(request.organisation.staff_imports, pk=import_id)
    operations.confirm_import(
        staff_import=staff_import, by=request.actor, sure_of=frozenset(request.POST.getlist("sure"))
    )
    return _go_to(request, staff_import)


@require_POST
def change_mapping(request: TenantRequest, import_id: int) -> HttpResponse:
    staff_import = get_object_or_404(request.organisation.staff_imports, pk=import_id)
    operations.change_mapping(staff_import=staff_import, by=request.actor)
    return _go_to(request, staff_import)


@require_POST
def restart_import(request: TenantRequest, import_id: int) -> HttpResponse:
    staff_import = get_object_or_404(request.organisation.staff_imports, pk=import_id)
    operations.restart_import(staff_import=staff_import, by=request.actor)
    return _go_to(request, staff_import)


@require_POST
def discard_import(request: TenantRequest, import_id: int) -> HttpResponse:
    staff_import = get_object_or_404(request.organisation.staff_imports, pk=import_id)
    operations.discard_import(staff_import=staff_import, by=request.actor)
    return redirect(reverse_inside(request.organisation, "organisations:upload"))


def _go_to(request: TenantRequest, staff_import: StaffImport) -> HttpResponse:
    return redirect(reverse_inside(request.organisation, "organisations:import", staff_import.pk))
