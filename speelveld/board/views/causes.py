"""What a problem rests on: its signals, its causes, and how its risk is weighed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from speelveld.board import operations, queries
from speelveld.board.forms.causes import CausesForm, ProblemSignalsForm, RiskForm, RiskSchemeForm
from speelveld.board.models import Problem
from speelveld.board.permissions import check_entry
from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.organisations.permissions import check
from speelveld.signals.queries import list_signals


@never_cache
@require_http_methods(["GET", "POST"])
def change_causes(request: TenantRequest, problem_id: int) -> HttpResponse:
    problem = _get(request, problem_id)
    form = CausesForm(request.POST or None, problem=problem)
    if form.is_valid():
        return _keep(
            request, problem, form, lambda: operations.set_causes(
                problem=problem, by=request.actor, causes=form.read_causes()
            ),
        )  # fmt: skip
    return _show(request, problem, form, _("Waar komt het door?"))


@never_cache
@require_http_methods(["GET", "POST"])
def change_signals(request: TenantRequest, problem_id: int) -> HttpResponse:
    problem = _get(request, problem_id)
    seen = list_signals(request.organisation, request.actor)
    initial = {"signals": problem.signals.all()}
    form = ProblemSignalsForm(request.POST or None, signals=seen, initial=initial)
    if request.method == "POST" and form.is_valid():
        kept = problem.signals.exclude(pk__in=[one.pk for one in seen])  # what the actor cannot see stays
        chosen = [*form.cleaned_data["signals"], *kept]
        return _keep(
            request, problem, form, lambda: operations.set_signals(
                problem=problem, by=request.actor, signals=chosen
            ),
        )  # fmt: skip
    template = "board/problem_part.html" if seen else "board/problem_without_signals.html"
    return _show(request, problem, form, _("Op welke signalen steunt dit?"), template)


@never_cache
@require_http_methods(["GET", "POST"])
def weigh(request: TenantRequest, problem_id: int) -> HttpResponse:
    problem = _get(request, problem_id)
    scheme = queries.get_risk_scheme(request.organisation)
    form = RiskForm(request.POST or None, problem=problem, scheme=scheme)
    if form.is_valid():
        return _keep(
            request, problem, form, lambda: operations.weigh_problem(
                problem=problem, by=request.actor, **form.cleaned_data
            ),
        )  # fmt: skip
    return _show(request, problem, form, _("Hoe groot is het risico?"))


@require_http_methods(["GET", "POST"])
def choose_scheme(request: TenantRequest) -> HttpResponse:
    check(request.actor, "board.change")
    form = RiskSchemeForm(request.POST or None, instance=queries.get_risk_scheme(request.organisation))
    if form.is_valid():
        operations.choose_risk_scheme(
            organisation=request.organisation, by=request.actor, **form.cleaned_data
        )
        messages.success(request, _("Bewaard."))
        return redirect(reverse_inside(request.organisation, "board:problems"))
    return render(request, "board/risk_scheme.html", {"form": form})


def _keep(request: TenantRequest, problem: Problem, form: BaseForm, keep: Any) -> HttpResponse:
    try:
        keep()
    except ValidationError as error:
        form.add_error(None, error.messages)
        return _show(request, problem, form, str(problem))
    messages.success(request, _("Bewaard."))
    return redirect(reverse_inside(request.organisation, "board:problem", problem.pk))


def _show(
    request: TenantRequest,
    problem: Problem,
    form: BaseForm,
    heading: str,
    template: str = "board/problem_part.html",
) -> HttpResponse:
    return render(request, template, {"form": form, "problem": problem, "heading": heading})


def _get(request: TenantRequest, problem_id: int) -> Problem:
    """Return a problem that the actor may change."""
    rows = request.organisation.problems.select_related("unit", "organisation")
    problem = get_object_or_404(rows, pk=problem_id)
    check_entry(request.actor, problem)
    return problem
