"""Absence files, step by step: choose, check, preview, show. Rows are gone when the first step is over."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.signals import operations, queries
from speelveld.signals.errors import AbsenceRefused
from speelveld.signals.forms.absence import AbsenceFilesForm, propose_days
from speelveld.signals.permissions import check_import_absence
from speelveld.signals.presenters.absence_import import present_draft, present_findings


@never_cache
@require_http_methods(["GET", "POST"])
def upload(request: TenantRequest) -> HttpResponse:
    check_import_absence(request.actor)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AbsenceFilesForm(*sent, initial=propose_days())
    findings = []
    if form.is_valid():
        try:
            checked = operations.check_absence(
                organisation=request.organisation, by=request.actor, contents=form.read_contents(),
                first_on=form.cleaned_data["first_on"], last_on=form.cleaned_data["last_on"],
            )  # fmt: skip
            if not checked.findings:
                return redirect(reverse_inside(request.organisation, "signals:absence_preview"))
            findings = list(checked.findings)
        except AbsenceRefused as refusal:
            form.add_error(refusal.kind or None, refusal.message)
    context = {"form": form, "findings": present_findings(findings), "n_findings": len(findings)}
    return render(request, "signals/absence_upload.html", context)


@never_cache
@require_GET
def preview(request: TenantRequest) -> HttpResponse:
    check_import_absence(request.actor)
    draft = queries.get_absence_draft(request.organisation)
    if draft is None:
        return redirect(reverse_inside(request.organisation, "signals:absence_upload"))
    return render(request, "signals/absence_preview.html", {"page": present_draft(draft)})


@require_POST
def apply(request: TenantRequest) -> HttpResponse:
    n_periods = operations.show_absence(organisation=request.organisation, by=request.actor)
    messages.success(request, _("Klaar. We tonen er %(n)s periodes bij.") % {"n": n_periods})
    return redirect(reverse_inside(request.organisation, "signals:absence"))


@require_POST
def discard(request: TenantRequest) -> HttpResponse:
    operations.discard_absence(organisation=request.organisation, by=request.actor)
    return redirect(reverse_inside(request.organisation, "signals:absence_upload"))
