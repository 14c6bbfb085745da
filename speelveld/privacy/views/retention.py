"""Keeping and deleting: what there is, for how long, and what went."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from speelveld.organisations.errors import TermRefused
from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.organisations.operations import change_term
from speelveld.organisations.permissions import check
from speelveld.organisations.retention import TERMS, get_months
from speelveld.privacy.forms import TermForm
from speelveld.privacy.presenters.retention import name_kind, present_retention


@require_GET
def show_retention(request: TenantRequest) -> HttpResponse:
    check(request.actor, "retention.see")
    return _show(request)


@require_POST
def choose_term(request: TenantRequest, kind: str) -> HttpResponse:
    check(request.actor, "retention.change")
    if kind not in TERMS:
        raise Http404
    form = TermForm(kind, request.POST)
    if form.is_valid():
        try:
            change_term(organisation=request.organisation, kind=kind, by=request.actor, **form.cleaned_data)
        except TermRefused as refusal:
            form.add_error("months", refusal.message)
        else:
            messages.success(request, _("Bewaard. De volgende ronde, binnen een uur, houdt zich hieraan."))
            return redirect(reverse_inside(request.organisation, "privacy:retention"))
    return _show(request, form, kind)


def _show(request: TenantRequest, sent: TermForm | None = None, kind: str = "") -> HttpResponse:
    """Show the page; a form that was sent comes back as it was typed."""
    months = get_months(request.organisation)
    forms = [
        (key, name_kind(key), sent if sent and key == kind else TermForm(key, months=months[key]))
        for key in TERMS
    ]
    context = {"page": present_retention(request.organisation), "forms": forms, "opened": kind}
    return render(request, "privacy/retention.html", context, status=422 if sent else 200)
