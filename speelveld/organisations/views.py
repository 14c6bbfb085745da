"""Pages about the organisation itself: its tree, its staff list, its roles."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speelveld.organisations import operations
from speelveld.organisations.errors import ImportRefused
from speelveld.organisations.forms import FileForm, MappingForm, MemberForm
from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.organisations.models import StaffImport
from speelveld.organisations.permissions import check
from speelveld.organisations.presenters import present_units


@require_GET
@login_required
def entrance(request: HttpRequest) -> HttpResponse:
    """Show the organisations of this user, or go straight to the only one."""
    slugs = list(dict.fromkeys(request.user.memberships.values_list("organisation__slug", "organisation__name")))  # type: ignore[union-attr]
    if len(slugs) == 1:
        return redirect(f"/{slugs[0][0]}/")
    return render(request, "organisations/entrance.html", {"organisations": slugs})


@require_GET
def show_units(request: TenantRequest) -> HttpResponse:
    check(request.actor, "units.see")
    return render(request, "organisations/units.html", {"lines": present_units(request.organisation)})


@require_GET
def show_people(request: TenantRequest) -> HttpResponse:
    check(request.actor, "people.see")
    people = request.organisation.people.filter(left_on__isnull=True).select_related("unit").order_by("name")
    if wanted := request.GET.get("q", "").strip():
        people = people.filter(name__icontains=wanted)
    page = Paginator(people, 50).get_page(request.GET.get("page"))
    return render(request, "organisations/people.html", {"page": page, "wanted": wanted})


@require_http_methods(["GET", "POST"])
def upload(request: TenantRequest) -> HttpResponse:
    check(request.actor, "people.import")
    kind = request.GET.get("kind") or ("people" if request.organisation.units.exists() else "units")
    form = FileForm(request.POST or None, request.FILES or None, initial={"kind": kind})
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            staff_import = operations.receive_file(
                organisation=request.organisation, by=request.actor, kind=form.cleaned_data["kind"],
                file_name=file.name, content=file.read(),
            )  # fmt: skip
            return redirect(reverse_inside(request.organisation, "organisations:import", staff_import.pk))
        except ImportRefused as refusal:
            form.add_error("file", refusal.message)
    recent = request.organisation.staff_imports.defer("content").select_related("uploaded_by")[:5]
    return render(request, "organisations/upload.html", {"form": form, "recent": recent})


@require_http_methods(["GET", "POST"])
def show_import(request: TenantRequest, import_id: int) -> HttpResponse:
    """Show the step an import is at: columns, check, preview, change, done."""
    check(request.actor, "people.import")
    staff_import = get_object_or_404(request.organisation.staff_imports, pk=import_id)
    if staff_import.state != StaffImport.State.UPLOADED:
        return render(request, "organisations/import.html", {"import": staff_import, "found": staff_import.findings})
    form = MappingForm(
        request.POST or None, kind=staff_import.kind, header=staff_import.findings["header"], mapping=staff_import.mapping
    )
    if form.is_valid():
        operations.confirm_mapping(staff_import=staff_import, by=request.actor, mapping=form.read_mapping())
        return redirect(request.path)
    context = {"import": staff_import, "form": form, "found": staff_import.findings}
    return render(request, "organisations/mapping.html", context)


@require_POST
def apply_import(request: TenantRequest, import_id: int) -> HttpResponse:
    staff_import = get_object_or_404(request.organisation.staff_imports, pk=import_id)
    operations.confirm_import(staff_import=staff_import, by=request.actor)
    return redirect(reverse_inside(request.organisation, "organisations:import", staff_import.pk))


@require_http_methods(["GET", "POST"])
def show_members(request: TenantRequest) -> HttpResponse:
    check(request.actor, "roles.change")
    form = MemberForm(request.POST or None, organisation=request.organisation)
    if form.is_valid():
        try:
            operations.add_member(organisation=request.organisation, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Bewaard. Deze persoon kan inloggen met een link per mail."), extra_tags="calm")
            return redirect(request.path)
        except ValidationError as error:
            form.add_error(None, error)
    members = request.organisation.memberships.select_related("user", "unit").order_by("role", "user__name")
    return render(request, "organisations/members.html", {"form": form, "members": members})


@require_POST
def remove_member(request: TenantRequest, membership_id: int) -> HttpResponse:
    membership = get_object_or_404(request.organisation.memberships, pk=membership_id)
    operations.remove_member(membership=membership, by=request.actor)
    messages.success(request, _("De rol is weggehaald."), extra_tags="calm")
    return redirect(reverse_inside(request.organisation, "organisations:members"))
