"""One measure for many units: choose, look, and only then make."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from speelveld.board import operations
from speelveld.board.forms.copying import CopyForm
from speelveld.board.operations.copying import list_copies
from speelveld.board.permissions import check_add
from speelveld.organisations.http import TenantRequest, reverse_inside


@never_cache
@require_http_methods(["GET", "POST"])
def copy(request: TenantRequest, measure_id: int) -> HttpResponse:
    check_add(request.actor)
    rows = request.organisation.measures.select_related("organisation", "problem")
    measure = get_object_or_404(rows, pk=measure_id)
    form = CopyForm(request.POST or None, organisation=request.organisation, actor=request.actor)
    if not form.is_valid():
        return render(request, "board/copy.html", {"form": form, "measure": measure})
    if "make" not in request.POST:
        copies = list_copies(measure, form.get_chosen())
        n_new = sum(not one.is_there for one in copies)
        context = {"form": form, "measure": measure, "copies": copies, "n_new": n_new}
        return render(request, "board/copy.html", context)
    n = operations.copy_measure(measure=measure, by=request.actor, units=form.get_chosen())
    made = ngettext("%(n)s maatregel erbij gelegd.", "%(n)s maatregelen erbij gelegd.", n)
    messages.success(request, made % {"n": n})
    return redirect(reverse_inside(request.organisation, "board:field"))
