"""How long an organisation keeps agreements."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from speelveld.agreements import operations
from speelveld.agreements.forms.answers import KeepingForm
from speelveld.agreements.operations.keeping import get_months
from speelveld.agreements.views.desk import go_to_start
from speelveld.organisations.http import TenantRequest
from speelveld.organisations.permissions import check


@never_cache
@require_http_methods(["GET", "POST"])
def set_keeping(request: TenantRequest) -> HttpResponse:
    check(request.actor, "agreements.set_keeping")
    form = KeepingForm(request.POST or None, initial={"months": get_months(request.organisation)})
    if form.is_valid():
        operations.set_keeping(organisation=request.organisation, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Bewaard."))
        return go_to_start(request)
    return render(request, "agreements/keeping.html", {"form": form})
