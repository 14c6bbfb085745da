"""The seven conditions, and the judgement of each."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from speelveld import catalogue
from speelveld.board import operations, queries
from speelveld.board.forms.conditions import ConditionForm
from speelveld.board.models import ConditionJudgement
from speelveld.board.permissions import check_judge, check_see, may_reflect
from speelveld.board.presenters.conditions import present_conditions
from speelveld.board.presenters.questions import ask
from speelveld.board.texts import get_reading_language
from speelveld.organisations.http import TenantRequest, reverse_inside


@require_GET
def show_conditions(request: TenantRequest) -> HttpResponse:
    check_see(request.actor)
    rows = present_conditions(queries.get_judgements(request.organisation))
    lead = catalogue.frame(get_reading_language()).conditions
    return render(request, "board/conditions.html", {"rows": rows, "lead": lead})


@require_GET
def show_condition(request: TenantRequest, key: str) -> HttpResponse:
    check_see(request.actor)
    text = _get_text(key)
    judgements = queries.get_judgements(request.organisation)
    reflections = queries.get_reflections(request.organisation, [one.key for one in text.questions])
    context = {
        "text": text,
        "judged": judgements.get(key),
        "row": next(row for row in present_conditions(judgements) if row.key == key),
        "questions": ask(text.questions, reflections),
        "may_reflect": may_reflect(request.actor, about_condition=True),
    }
    return render(request, "board/condition.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def judge(request: TenantRequest, key: str) -> HttpResponse:
    check_judge(request.actor)
    text = _get_text(key)
    judged = queries.get_judgements(request.organisation).get(key)
    empty = ConditionJudgement(organisation=request.organisation, condition=key)
    form = ConditionForm(request.POST or None, instance=judged or empty, text=text)
    if form.is_valid():
        operations.judge_condition(
            organisation=request.organisation, by=request.actor, condition=key, **form.get_values()
        )
        messages.success(request, _("Bewaard."))
        return redirect(reverse_inside(request.organisation, "board:condition", key))
    return render(request, "board/condition_form.html", {"form": form, "text": text})


def _get_text(key: str) -> catalogue.ConditionText:
    try:
        return catalogue.condition(key, get_reading_language())
    except KeyError:
        raise Http404 from None
