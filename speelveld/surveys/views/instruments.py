"""Instruments: ours, and those an organisation holds a licence for."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.organisations.permissions import check
from speelveld.surveys import operations
from speelveld.surveys.errors import InstrumentRefused
from speelveld.surveys.forms.steps import OwnInstrumentForm
from speelveld.surveys.instruments import list_offers


def show_instruments(request: TenantRequest) -> HttpResponse:
    """Show what can be chosen, and take in a file. What is wrong with it is shown beside the form."""
    check(request.actor, "waves.see")
    is_sent = request.method == "POST"
    form = OwnInstrumentForm(request.POST, request.FILES) if is_sent else OwnInstrumentForm()
    findings: tuple[str, ...] = ()
    if form.is_valid():
        try:
            added = operations.add_instrument(
                organisation=request.organisation, source=form.cleaned_data["file"].read(),
                licence_statement=form.cleaned_data["licence_statement"], by=request.actor, user=request.user,
            )  # fmt: skip
        except InstrumentRefused as refusal:
            findings = refusal.findings
        else:
            messages.success(request, _("%(title)s is toegevoegd.") % {"title": added.title})
            return redirect(reverse_inside(request.organisation, "surveys:instruments"))
    context = {"form": form, "findings": findings, "offers": list_offers(request.organisation)}
    return render(request, "surveys/instruments.html", context, status=422 if findings else 200)
