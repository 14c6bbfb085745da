"""Taking a measure or a problem off the board, after one more look."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from speelveld.board import operations
from speelveld.board.permissions import check_entry
from speelveld.organisations.http import TenantRequest, reverse_inside


@never_cache
@require_http_methods(["GET", "POST"])
def remove_measure(request: TenantRequest, measure_id: int) -> HttpResponse:
    rows = request.organisation.measures.select_related("unit", "organisation")
    measure = get_object_or_404(rows, pk=measure_id)
    check_entry(request.actor, measure)
    context = {
        "title": measure.title,
        "heading": _("Haal deze maatregel weg"),
        "consequence": _("De maatregel verdwijnt van het speelveld, met haar afspraken, logboek en cijfers."),
        "back": reverse_inside(request.organisation, "board:measure", measure.pk),
    }
    after = reverse_inside(request.organisation, "board:field")
    return _remove(
        request, context, after, lambda: operations.remove_measure(measure=measure, by=request.actor)
    )


@never_cache
@require_http_methods(["GET", "POST"])
def remove_problem(request: TenantRequest, problem_id: int) -> HttpResponse:
    rows = request.organisation.problems.select_related("unit", "organisation")
    problem = get_object_or_404(rows, pk=problem_id)
    check_entry(request.actor, problem)
    context = {
        "title": problem.title,
        "heading": _("Haal dit probleem weg"),
        "consequence": _(
            "Het probleem verdwijnt, met zijn oorzaken en risico. Signalen en maatregelen blijven."
        ),
        "back": reverse_inside(request.organisation, "board:problem", problem.pk),
    }
    after = reverse_inside(request.organisation, "board:problems")
    return _remove(
        request, context, after, lambda: operations.remove_problem(problem=problem, by=request.actor)
    )


def _remove(
    request: TenantRequest, context: dict[str, str], after: str, remove: Callable[[], None]
) -> HttpResponse:
    if request.method != "POST":
        return render(request, "board/remove.html", context)
    try:
        remove()
    except ValidationError as error:
        return render(request, "board/remove.html", context | {"refusal": error.messages[0]}, status=409)
    messages.success(request, _("Weggehaald."))
    return redirect(after)
