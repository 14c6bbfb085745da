"""Writing an agreement down, and changing it. A text with a mark comes back with everything that was typed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from speelveld.agreements import operations, queries
from speelveld.agreements.forms.agreement import AgreementForms, PersonForm
from speelveld.agreements.models import Agreement
from speelveld.agreements.permissions import check_make
from speelveld.agreements.presenters.ideas import find_sentence
from speelveld.agreements.vault import open_version
from speelveld.agreements.views.desk import get_own, go_to
from speelveld.organisations.http import TenantRequest


@never_cache
@require_http_methods(["GET", "POST"])
def propose(request: TenantRequest) -> HttpResponse:
    check_make(request.actor)
    today = timezone.localdate()
    own = request.organisation.own_ideas.all()
    what = find_sentence(request.GET.get("idea", ""), own, get_language() or "nl")
    form = AgreementForms(request.POST or None, today=today, what=what)
    person = PersonForm(request.POST or None)
    person.fields["person"].queryset = queries.list_team(request.organisation, request.actor)  # type: ignore[attr-defined]
    if _may_save(request, form) and person.is_valid():
        try:
            made = operations.propose(
                organisation=request.organisation, by=request.actor, today=today,
                person=person.cleaned_data["person"], content=form.get_content(),
            )  # fmt: skip
        except ValidationError as problems:
            form.add_problems(problems)
        else:
            return _answer(request, made)
    return render(request, "agreements/form.html", {"form": form, "person": person})


@never_cache
@require_http_methods(["GET", "POST"])
def change(request: TenantRequest, agreement: str) -> HttpResponse:
    found, _side = get_own(request, agreement)
    today = timezone.localdate()
    latest = queries.get_waiting(found) or queries.get_in_force(found)
    form = AgreementForms(request.POST or None, today=today, content=open_version(latest) if latest else None)
    if _may_save(request, form):
        try:
            operations.change(agreement=found, by=request.actor, content=form.get_content(), today=today)
        except ValidationError as problems:
            form.add_problems(problems)
        else:
            return _answer(request, found)
    return render(request, "agreements/form.html", {"form": form, "agreement": found})


def _may_save(request: TenantRequest, form: AgreementForms) -> bool:
    return request.method == "POST" and "more" not in request.POST and form.is_valid()


def _answer(request: TenantRequest, agreement: Agreement) -> HttpResponse:
    messages.success(request, _("Bewaard. De ander krijgt bericht, en leest en beslist mee."))
    return go_to(request, agreement)
