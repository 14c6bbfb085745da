"""The seven conditions, and the judgement of each."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from speelveld import catalogue
from speelveld.board import operations, queries
from speelveld.board.forms.conditions import CheckForm, ConditionForm, SidesForm
from speelveld.board.models import ConditionCheck, ConditionJudgement
from speelveld.board.permissions import check_judge, check_see, list_sides, may_reflect
from speelveld.board.presenters.checks import present_points
from speelveld.board.presenters.conditions import present_conditions
from speelveld.board.presenters.questions import ask
from speelveld.board.presenters.sides import Sides, present_sides
from speelveld.board.questions import find_condition_of_check
from speelveld.board.texts import get_reading_language
from speelveld.organisations.errors import Denied
from speelveld.organisations.http import TenantRequest, reverse_inside


@require_GET
def show_conditions(request: TenantRequest) -> HttpResponse:
    check_see(request.actor)
    rows = present_conditions(queries.get_judgements(request.organisation))
    lead = catalogue.frame(get_reading_language()).conditions
    context = {
        "rows": rows,
        "lead": lead,
        "sides": _get_sides(request),
        "may_say": bool(list_sides(request.actor)),
    }
    return render(request, "board/conditions.html", context)


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
        "points": present_points(text.checks, queries.get_checks(request.organisation)),
        "sides": next(row for row in _get_sides(request).rows if row.key == key),
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


@never_cache
@require_http_methods(["GET", "POST"])
def check(request: TenantRequest, key: str) -> HttpResponse:
    """Say how one concrete point of a condition stands."""
    check_judge(request.actor)
    text = _get_text(find_condition_of_check(key) or "")
    kept = queries.get_checks(request.organisation).get(key)
    form = CheckForm(
        request.POST or None,
        instance=kept or ConditionCheck(organisation=request.organisation, check_key=key),
    )
    if form.is_valid():
        operations.keep_check(
            organisation=request.organisation, by=request.actor, check_key=key, **form.get_values()
        )
        messages.success(request, _("Bewaard."))
        return redirect(reverse_inside(request.organisation, "board:condition", text.key) + f"#c-{key}")
    asked = next(one for one in text.checks if one.key == key)
    return render(request, "board/check_form.html", {"form": form, "text": text, "check": asked})


@never_cache
@require_http_methods(["GET", "POST"])
def say(request: TenantRequest) -> HttpResponse:
    """Say from the own role how the conditions stand."""
    sides = list_sides(request.actor)
    if not sides:
        raise Denied("conditions.say")
    rows = request.organisation.condition_views.filter(given_by=request.user, side=sides[0])
    initial = {"side": sides[0].value} | dict(rows.values_list("condition", "judgement"))
    form = SidesForm(request.POST or None, sides=sides, initial=initial)
    if form.is_valid():
        operations.give_views(organisation=request.organisation, by=request.actor, **form.get_values())
        messages.success(request, _("Bewaard."))
        return redirect(reverse_inside(request.organisation, "board:conditions"))
    return render(request, "board/sides_form.html", {"form": form})


def _get_sides(request: TenantRequest) -> Sides:
    organisation = request.organisation
    return present_sides(queries.list_views(organisation), queries.get_employees_view(organisation))


def _get_text(key: str) -> catalogue.ConditionText:
    try:
        return catalogue.condition(key, get_reading_language())
    except KeyError:
        raise Http404 from None
