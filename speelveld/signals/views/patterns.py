"""The short form with which a manager reports a pattern."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.organisations.permissions import check
from speelveld.signals import operations
from speelveld.signals.errors import PatternRefused
from speelveld.signals.forms.patterns import PatternForm


@never_cache
@require_http_methods(["GET", "POST"])
def report(request: TenantRequest) -> HttpResponse:
    check(request.actor, "patterns.report")
    form = PatternForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            operations.report_patterns(
                organisation=request.organisation, by=request.actor, factors=form.cleaned_data["factors"]
            )
            messages.success(request, _("Dank je. Je melding is geteld en hangt niet meer aan jou."))
            return redirect(reverse_inside(request.organisation, "signals:signals"))
        except PatternRefused as refusal:
            form.add_error(None, refusal.message)
    return render(request, "signals/pattern_form.html", {"form": form})
