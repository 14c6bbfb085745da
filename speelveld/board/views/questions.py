"""One question at a time, with room for the answer."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from speelveld.board import operations, queries
from speelveld.board.forms.questions import AnswerForm
from speelveld.board.models import Reflection
from speelveld.board.permissions import check_reflect
from speelveld.board.questions import get_question, is_about_condition, is_about_step
from speelveld.board.texts import get_reading_language
from speelveld.organisations.http import TenantRequest, reverse_inside


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: TenantRequest, key: str) -> HttpResponse:
    """Ask one question; what is kept leads back to the page it was asked on."""
    try:
        question = get_question(key, get_reading_language())
    except KeyError:
        raise Http404 from None
    check_reflect(request.actor, about_condition=is_about_condition(key))
    kept = queries.get_reflections(request.organisation, [key]).get(key)
    cycle = queries.get_cycle(request.organisation) if is_about_step(key) else None
    empty = Reflection(organisation=request.organisation, question_key=key, cycle=cycle)
    form = AnswerForm(request.POST or None, instance=kept or empty)
    back = _find_way_back(request)
    if form.is_valid():
        operations.keep_reflection(
            organisation=request.organisation, by=request.actor, question_key=key, **form.get_values()
        )
        messages.success(request, _("Jullie antwoord is bewaard."))
        return redirect(f"{back}#q-{key}")
    return render(request, "board/question.html", {"form": form, "question": question, "back": back})


def _find_way_back(request: TenantRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse_inside(request.organisation, "board:cycle")
