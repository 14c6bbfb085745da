"""Who has which role."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from speelveld.organisations import operations
from speelveld.organisations.errors import RoleRefused
from speelveld.organisations.forms import MemberForm
from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.organisations.permissions import check
from speelveld.organisations.presenters import present_roles


@require_http_methods(["GET", "POST"])
def show_members(request: TenantRequest) -> HttpResponse:
    check(request.actor, "roles.change")
    form = MemberForm(request.POST or None, organisation=request.organisation)
    if form.is_valid():
        try:
            operations.add_member(organisation=request.organisation, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Bewaard. Deze persoon krijgt een mail en kan inloggen."))
            return redirect(request.path)
        except RoleRefused as refusal:
            form.add_error(refusal.field, refusal.message)
    context = {"form": form, "groups": present_roles(request.organisation)}
    return render(request, "organisations/members.html", context)


@require_POST
def remove_member(request: TenantRequest, membership_id: int) -> HttpResponse:
    membership = get_object_or_404(request.organisation.memberships, pk=membership_id)
    operations.remove_member(membership=membership, by=request.actor)
    messages.success(request, _("De rol is weggehaald."))
    return redirect(reverse_inside(request.organisation, "organisations:members"))
