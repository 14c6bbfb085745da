"""The field and its cells."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from speelveld.board import queries
from speelveld.board.permissions import check_see, may_add, may_reflect
from speelveld.board.presenters.balance import weigh
from speelveld.board.presenters.cells import list_questions, present_cell
from speelveld.board.presenters.conditions import present_conditions
from speelveld.board.presenters.cycle import mark_steps
from speelveld.board.presenters.field import fold_field, present_field
from speelveld.organisations.http import TenantRequest


@require_GET
def show_field(request: TenantRequest) -> HttpResponse:
    check_see(request.actor)
    field = fold_field(present_field(queries.list_measures(request.organisation)))
    cycle = queries.get_cycle(request.organisation)
    context = {
        "field": field,
        "balance": weigh(field),
        "cycle": cycle,
        "steps": mark_steps(cycle),
        "conditions": present_conditions(queries.get_judgements(request.organisation)),
        "may_add": may_add(request.actor),
    }
    return render(request, "board/field.html", context)


@require_GET
def show_cell(request: TenantRequest, stage: str, level: str) -> HttpResponse:
    check_see(request.actor)
    try:
        questions = list_questions(stage, level)
    except KeyError:
        raise Http404 from None
    measures = queries.list_measures_in_cell(request.organisation, stage, level)
    reflections = queries.get_reflections(request.organisation, [one.key for one in questions])
    context = {
        "page": present_cell(stage, level, measures, reflections),
        "may_add": may_add(request.actor),
        "may_reflect": may_reflect(request.actor, about_condition=False),
    }
    return render(request, "board/cell.html", context)
