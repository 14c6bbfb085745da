"""Problems: what the organisation wants to change."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from speelveld.board import operations, queries
from speelveld.board.forms.problems import ProblemForm
from speelveld.board.models import Problem
from speelveld.board.permissions import check_add, check_entry, check_see, may_add, may_change
from speelveld.board.presenters.problems import prefill_problem, present_problem, present_problems
from speelveld.board.views.naming import tell_of_names
from speelveld.organisations.http import TenantRequest, reverse_inside


@require_GET
def show_problems(request: TenantRequest) -> HttpResponse:
    check_see(request.actor)
    rows = present_problems(queries.list_problems(request.organisation))
    return render(request, "board/problems.html", {"rows": rows, "may_add": may_add(request.actor)})


@require_GET
def show_problem(request: TenantRequest, problem_id: int) -> HttpResponse:
    check_see(request.actor)
    problem = _get(request, problem_id)
    context = {
        "page": present_problem(problem),
        "may_add": may_add(request.actor),
        "may_change": may_change(request.actor, problem.unit),
    }
    return render(request, "board/problem.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def add(request: TenantRequest) -> HttpResponse:
    check_add(request.actor)
    form = ProblemForm(
        request.POST or None,
        instance=Problem(organisation=request.organisation),
        initial=prefill_problem(request.organisation, request.GET.dict()),
        actor=request.actor,
    )
    if form.is_valid():
        problem = operations.add_problem(
            organisation=request.organisation, by=request.actor, **form.get_values()
        )
        messages.success(request, _("Opgeschreven. Kies nu een maatregel die de oorzaak kleiner maakt."))
        tell_of_names(request, problem.title, problem.description)
        return _go_to(request, problem)
    return render(request, "board/problem_form.html", {"form": form})


@never_cache
@require_http_methods(["GET", "POST"])
def change(request: TenantRequest, problem_id: int) -> HttpResponse:
    problem = _get(request, problem_id)
    check_entry(request.actor, problem)
    form = ProblemForm(request.POST or None, instance=problem, actor=request.actor)
    if form.is_valid():
        operations.change_problem(problem=problem, by=request.actor, **form.get_values())
        messages.success(request, _("Bewaard."))
        tell_of_names(request, problem.title, problem.description)
        return _go_to(request, problem)
    context = {"form": form, "problem": _get(request, problem_id)}
    return render(request, "board/problem_form.html", context)


def _get(request: TenantRequest, problem_id: int) -> Problem:
    rows = request.organisation.problems.select_related("unit", "organisation")
    return get_object_or_404(rows, pk=problem_id)


def _go_to(request: TenantRequest, problem: Problem) -> HttpResponse:
    return redirect(reverse_inside(request.organisation, "board:problem", problem.pk))
