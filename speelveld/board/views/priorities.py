"""Choosing together: what is important and feasible, what waits, and the first ninety days."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from speelveld.board import operations, queries
from speelveld.board.forms.priorities import SettingsForm, VotesForm
from speelveld.board.permissions import check_see
from speelveld.board.presenters.priorities import present_first_days, present_priorities
from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.organisations.permissions import check


@never_cache
@require_http_methods(["GET", "POST"])
def choose(request: TenantRequest) -> HttpResponse:
    """Show what the group says, with a form for who takes part in it."""
    check_see(request.actor)
    measures = queries.list_candidates(request.organisation)
    own = queries.get_votes(request.organisation, request.actor)
    form = VotesForm(request.POST or None, measures=measures, own=own)
    if request.method == "POST":
        check(request.actor, "board.vote")
    if form.is_valid():
        votes = form.get_votes()
        operations.cast_votes(organisation=request.organisation, by=request.actor, votes=votes)
        messages.success(request, _("Bewaard. Je ziet nu wat de groep vindt."))
        return redirect(reverse_inside(request.organisation, "board:priorities"))
    settings, n_running = (
        queries.get_settings(request.organisation),
        queries.count_running(request.organisation),
    )
    page = present_priorities(measures, own)
    context = {
        "page": page,
        "rows": [
            (one, form[f"importance_{one.card.pk}"], form[f"feasibility_{one.card.pk}"]) for one in page.open
        ],
        "form": form,
        "n_running": n_running,
        "most": settings.most_at_once,
        "is_full": n_running >= settings.most_at_once,
        "has_voted": bool(own) or not request.actor.may("board.vote"),
    }
    return render(request, "board/priorities.html", context)


@require_GET
def show_first_days(request: TenantRequest) -> HttpResponse:
    check_see(request.actor)
    cycle = queries.get_cycle(request.organisation)
    start = cycle.started_on if cycle and not cycle.closed_on else timezone.localdate()
    months = present_first_days(queries.list_measures(request.organisation), start)
    return render(request, "board/first_days.html", {"months": months, "start": start})


@never_cache
@require_http_methods(["GET", "POST"])
def change_settings(request: TenantRequest) -> HttpResponse:
    check(request.actor, "board.change")
    form = SettingsForm(request.POST or None, instance=queries.get_settings(request.organisation))
    if form.is_valid():
        operations.change_settings(organisation=request.organisation, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Bewaard."))
        return redirect(reverse_inside(request.organisation, "board:priorities"))
    return render(request, "board/settings.html", {"form": form})
