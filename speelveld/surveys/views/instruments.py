"""Instruments: ours, and those an organisation holds a licence for; from and to the forms of other tools."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from speelveld import exchange
from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.organisations.permissions import check
from speelveld.surveys import operations
from speelveld.surveys.errors import InstrumentRefused
from speelveld.surveys.forms.instruments import ConvertedInstrumentForm, OwnInstrumentForm
from speelveld.surveys.instruments import Conversion, Offer, convert_own, find_offer, list_offers
from speelveld.surveys.presenters.instruments import ENDINGS, present_forms, present_losses


def show_instruments(request: TenantRequest) -> HttpResponse:
    """Show what can be chosen, and take in a file. What is wrong with it is shown beside the form."""
    check(request.actor, "waves.see")
    is_sent = request.method == "POST"
    form = OwnInstrumentForm(request.POST, request.FILES) if is_sent else OwnInstrumentForm()
    findings: tuple[str, ...] = ()
    if form.is_valid():
        try:
            return _take_in(request, form)
        except InstrumentRefused as refusal:
            findings = refusal.findings
    context = {"form": form, "findings": findings, "offers": list_offers(request.organisation)}
    return render(request, "surveys/instruments.html", context, status=422 if findings else 200)


def _take_in(request: TenantRequest, form: OwnInstrumentForm) -> HttpResponse:
    """Add a file in our own form; show one of another tool first, with what does not come along."""
    check(request.actor, "waves.change")
    file, licence = form.cleaned_data["file"], form.cleaned_data["licence_statement"]
    source = file.read()
    converted = convert_own(file.name, source)
    if converted is None:
        return _add(request, source, licence)
    filled = ConvertedInstrumentForm(initial={"source": converted.source, "licence_statement": licence})
    return _show_converted(request, filled, converted.findings, converted)


@require_POST
def add_converted(request: TenantRequest) -> HttpResponse:
    """Add what somebody looked over. What is wrong with it is shown above the text."""
    check(request.actor, "waves.change")
    form = ConvertedInstrumentForm(request.POST)
    findings: tuple[str, ...] = ()
    if form.is_valid():
        try:
            source = form.cleaned_data["source"].encode()
            return _add(request, source, form.cleaned_data["licence_statement"])
        except InstrumentRefused as refusal:
            findings = refusal.findings
    return _show_converted(request, form, findings)


def _add(request: TenantRequest, source: bytes, licence: str) -> HttpResponse:
    added = operations.add_instrument(
        organisation=request.organisation, source=source, licence_statement=licence,
        by=request.actor, user=request.user,
    )  # fmt: skip
    messages.success(request, _("%(title)s is toegevoegd.") % {"title": added.title})
    return redirect(reverse_inside(request.organisation, "surveys:instruments"))


def _show_converted(
    request: TenantRequest,
    form: ConvertedInstrumentForm,
    findings: tuple[str, ...],
    converted: Conversion | None = None,
) -> HttpResponse:
    losses = present_losses(converted.losses) if converted else ()
    context = {"form": form, "findings": findings, "converted": converted, "losses": losses}
    status = 422 if findings and converted is None else 200
    return render(request, "surveys/instrument_converted.html", context, status=status)


@require_GET
def show_forms(request: TenantRequest, reference: str) -> HttpResponse:
    """Show in which forms an instrument can be taken along, and what stays behind."""
    offer = _find(request, reference)
    return render(request, "surveys/instrument_forms.html", {"offer": offer, "forms": present_forms(offer)})


@require_GET
def download(request: TenantRequest, ending: str, reference: str) -> HttpResponse:
    offer = _find(request, reference)
    if ending not in ENDINGS:
        raise Http404
    written = exchange.write_instrument(offer.instrument, ENDINGS[ending])
    response = HttpResponse(written.content, content_type="application/octet-stream")
    name = slugify(offer.reference.replace(".", "-"))[:120] or "instrument"
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _find(request: TenantRequest, reference: str) -> Offer:
    check(request.actor, "waves.see")
    offer = find_offer(request.organisation, reference)
    if offer is None:
        raise Http404
    return offer
