"""What one does with an agreement that is there: say yes, object, look back, let HR read, stop, take back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from speelveld.agreements import operations, queries
from speelveld.agreements.forms.answers import ObjectionForm, ReviewForm
from speelveld.agreements.permissions import check_employee
from speelveld.agreements.vault import open_version
from speelveld.agreements.views.desk import get_own, go_to, go_to_start
from speelveld.organisations.http import TenantRequest

DEFAULT_WEEKS = 4


@require_POST
def confirm(request: TenantRequest, agreement: str) -> HttpResponse:
    found, _side = get_own(request, agreement)
    number = request.POST.get("number", "")
    operations.confirm(
        agreement=found, by=request.actor, number=int(number) if number.isdecimal() else 0,
        today=timezone.localdate(),
    )  # fmt: skip
    messages.success(request, _("Je hebt ja gezegd."))
    return go_to(request, found)


@never_cache
@require_http_methods(["GET", "POST"])
def object_to(request: TenantRequest, agreement: str) -> HttpResponse:
    found, _side = get_own(request, agreement)
    check_employee(request.actor, found)
    form = ObjectionForm(request.POST or None)
    if form.is_valid():
        operations.object_to(
            agreement=found, by=request.actor, today=timezone.localdate(), **form.cleaned_data
        )
        messages.success(request, _("Je bezwaar staat erbij. Je leidinggevende krijgt bericht."))
        return go_to(request, found)
    return render(request, "agreements/object.html", {"form": form, "agreement": found})


@never_cache
@require_http_methods(["GET", "POST"])
def hold_review(request: TenantRequest, agreement: str) -> HttpResponse:
    found, _side = get_own(request, agreement)
    version, today = queries.get_in_force(found), timezone.localdate()
    weeks = open_version(version).rhythm if version else DEFAULT_WEEKS
    form = ReviewForm(request.POST or None, today=today, weeks=weeks)
    if form.is_valid():
        try:
            operations.hold_review(agreement=found, by=request.actor, today=today, **form.cleaned_data)
        except ValidationError as problems:
            form.add_error(None, problems)
        else:
            messages.success(request, _("Bewaard. De volgende keer staat."))
            return go_to(request, found)
    return render(request, "agreements/review.html", {"form": form, "agreement": found})


@require_POST
def set_sharing(request: TenantRequest, agreement: str) -> HttpResponse:
    found, _side = get_own(request, agreement)
    shares = request.POST.get("shares") == "yes"
    operations.set_sharing(agreement=found, by=request.actor, shares=shares, today=timezone.localdate())
    return go_to(request, found)


@never_cache
@require_http_methods(["GET", "POST"])
def stop(request: TenantRequest, agreement: str) -> HttpResponse:
    """Ask first. The employee can stop or wipe, the manager can stop."""
    found, side = get_own(request, agreement)
    if request.method == "POST" and request.POST.get("how") == "wipe":
        operations.withdraw(agreement=found, by=request.actor)
        messages.success(request, _("Alles van deze afspraken is gewist."))
        return go_to_start(request)
    if request.method == "POST":
        operations.end(agreement=found, by=request.actor, today=timezone.localdate())
        return go_to(request, found)
    return render(request, "agreements/stop.html", {"agreement": found, "side": side.value})
