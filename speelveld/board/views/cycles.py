"""The cycle: where we are, going on, and beginning anew."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from speelveld.board import operations, queries
from speelveld.board.forms.cycles import CloseForm, NewCycleForm, StepForm
from speelveld.board.models import Cycle
from speelveld.board.permissions import check_see, may_reflect
from speelveld.board.presenters.comparing import Beside, compare, present_decisions
from speelveld.board.presenters.cycle import get_next_step, list_questions, mark_steps, present_cycle
from speelveld.board.presenters.field import present_field
from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.organisations.permissions import check


@require_GET
def show_cycle(request: TenantRequest) -> HttpResponse:
    check_see(request.actor)
    cycle = queries.get_cycle(request.organisation)
    reflections = queries.get_reflections(request.organisation, [one.key for one in list_questions()])
    former = queries.list_former(request.organisation)
    context = {
        "cycle": cycle,
        "former": [(one, present_decisions(one.decisions.all())) for one in former],
        "steps": mark_steps(cycle),
        "page": present_cycle(cycle, reflections),
        "problems": cycle.problems.all() if cycle else (),
        "decisions": present_decisions(queries.list_decisions(cycle)) if cycle else (),
        "beside": _compare(request, former),
        "may_reflect": may_reflect(request.actor, about_condition=False),
    }
    return render(request, "board/cycle.html", context)


def _compare(request: TenantRequest, former: list[Cycle]) -> Beside | None:
    if not former:
        return None
    measures = queries.list_measures(request.organisation)
    return compare(former[0], former[0].decisions.all(), measures)


@never_cache
@require_http_methods(["GET", "POST"])
def start(request: TenantRequest) -> HttpResponse:
    check(request.actor, "board.change")
    form = NewCycleForm(
        request.POST or None,
        instance=Cycle(organisation=request.organisation),
        initial={"started_on": timezone.localdate()},
    )
    if form.is_valid():
        operations.start_cycle(organisation=request.organisation, by=request.actor, **form.cleaned_data)
        messages.success(request, _("De ronde is begonnen."))
        return _go_to_cycle(request)
    running = queries.get_cycle(request.organisation)
    context = {
        "form": form,
        "empty": present_field(queries.list_measures(request.organisation)).empty,
        "running": running if running and not running.closed_on else None,
    }
    return render(request, "board/cycle_form.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def move(request: TenantRequest, cycle_id: int) -> HttpResponse:
    check(request.actor, "board.change")
    cycle = get_object_or_404(request.organisation.cycles.select_related("organisation"), pk=cycle_id)
    suggestion = {"step": get_next_step(cycle.step), "step_until_on": None}
    form = StepForm(request.POST or None, instance=cycle, initial=suggestion)
    if form.is_valid():
        stored = request.organisation.cycles.select_related("organisation").get(pk=cycle_id)
        operations.move_cycle(cycle=stored, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Bewaard."))
        return _go_to_cycle(request)
    return render(request, "board/cycle_form.html", {"form": form, "cycle": cycle})


@never_cache
@require_http_methods(["GET", "POST"])
def close(request: TenantRequest, cycle_id: int) -> HttpResponse:
    check(request.actor, "board.change")
    cycle = get_object_or_404(request.organisation.cycles.select_related("organisation"), pk=cycle_id)
    form = CloseForm(request.POST or None, measures=queries.list_to_decide(request.organisation))
    if form.is_valid():
        operations.close_cycle(
            cycle=cycle, by=request.actor, decisions=form.get_decisions(),
            lessons=form.cleaned_data["lessons"], today=timezone.localdate(),
        )  # fmt: skip
        messages.success(request, _("De ronde is afgesloten. Wat jullie leerden staat erbij."))
        return _go_to_cycle(request)
    return render(request, "board/cycle_close.html", {"form": form, "cycle": cycle})


def _go_to_cycle(request: TenantRequest) -> HttpResponse:
    return redirect(reverse_inside(request.organisation, "board:cycle"))
