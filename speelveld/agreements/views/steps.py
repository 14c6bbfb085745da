"""What helps before and beside an agreement: the talk in steps, ideas, the worksheet, and steps around absence."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speelveld.agreements import operations
from speelveld.agreements.forms.steps import DatesForm, IdeaForm
from speelveld.agreements.models import OwnIdea
from speelveld.agreements.permissions import check_see
from speelveld.agreements.presenters.dates import present_dates
from speelveld.agreements.presenters.ideas import list_shelves
from speelveld.agreements.presenters.worksheet import list_worksheet_columns, list_worksheet_rows
from speelveld.agreements.views.desk import go_to_ideas
from speelveld.catalogue import desk, guide
from speelveld.organisations.http import TenantRequest
from speelveld.organisations.permissions import check


def _get_language() -> str:
    return get_language() or "nl"


@require_GET
def show_talk(request: TenantRequest) -> HttpResponse:
    check_see(request.actor)
    language = _get_language()
    context = {
        "preparation": guide.preparation(language),
        "talk": guide.module("talk", language),
        "danger": guide.frame(language).danger,
    }
    return render(request, "agreements/talk.html", context)


@require_GET
def show_ideas(request: TenantRequest) -> HttpResponse:
    check_see(request.actor)
    shelves = list_shelves(request.organisation.own_ideas.all(), _get_language())
    return render(request, "agreements/ideas.html", {"shelves": shelves})


@never_cache
@require_http_methods(["GET", "POST"])
def add_idea(request: TenantRequest) -> HttpResponse:
    check(request.actor, "ideas.change")
    form = IdeaForm(request.POST or None, instance=OwnIdea(organisation=request.organisation))
    if form.is_valid():
        operations.add_idea(organisation=request.organisation, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Bewaard. Iedereen kan dit idee nu kiezen."))
        return go_to_ideas(request)
    return render(request, "agreements/idea_form.html", {"form": form})


@require_POST
def remove_idea(request: TenantRequest, idea_id: int) -> HttpResponse:
    idea = get_object_or_404(request.organisation.own_ideas, pk=idea_id)
    operations.remove_idea(idea=idea, by=request.actor)
    return go_to_ideas(request)


@require_GET
def show_worksheet(request: TenantRequest) -> HttpResponse:
    check_see(request.actor)
    context = {"rows": list_worksheet_rows(), "columns": list_worksheet_columns()}
    return render(request, "agreements/worksheet.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def show_absence(request: TenantRequest) -> HttpResponse:
    """Reckon dates for the days that are typed. They go to nobody and are not kept."""
    check_see(request.actor)
    form = DatesForm(request.POST or None, today=timezone.localdate())
    text = desk.absence(_get_language())
    dates = present_dates(text, **form.cleaned_data) if form.is_valid() else ()
    return render(request, "agreements/absence.html", {"form": form, "text": text, "dates": dates})
