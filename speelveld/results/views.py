"""Pages of released results. Each checks who is reading, and reads nothing but a released table."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from speelveld.organisations.http import TenantRequest, reverse_inside
from speelveld.results import operations
from speelveld.results.exports.pdf import write_pdf
from speelveld.results.exports.workbook import write_workbook
from speelveld.results.models import Release
from speelveld.results.permissions import Sight, check_export, check_page, check_reader, look
from speelveld.results.presenters.begin import present_begin
from speelveld.results.presenters.changed import present_changed
from speelveld.results.presenters.changes import Waves
from speelveld.results.presenters.document import present_report, present_unit_report
from speelveld.results.presenters.energy import present_energy
from speelveld.results.presenters.factor import present_factor
from speelveld.results.presenters.how import present_how, write_question
from speelveld.results.presenters.importance import present_importance
from speelveld.results.presenters.method import present_method
from speelveld.results.presenters.overview import present_overview
from speelveld.results.presenters.place import has_page
from speelveld.results.presenters.scores import find_score
from speelveld.results.presenters.unit import present_unit
from speelveld.results.queries import get_edition, get_edition_before, list_releases, list_unreleased
from speelveld.science.psychometrics import WHOLE_FLOOR

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Desk:
    """What lies open: a release and the one before it, and what this reader may see of them."""

    waves: Waves
    sight: Sight
    releases: list[Release]


def show_overview(request: TenantRequest, wave_id: int | None = None) -> HttpResponse:
    """Show the results of a wave, the latest when none is named."""
    check_reader(request.actor)
    unreleased = list_unreleased(request.organisation)
    waiting = unreleased if request.actor.may("waves.change") else []
    is_on_its_way = wave_id in [wave.pk for wave in unreleased]
    if is_on_its_way or (wave_id is None and not list_releases(request.organisation)):
        context = {"waiting": waiting, "is_on_its_way": is_on_its_way}
        return render(request, "results/none.html", context)
    desk = _open(request, wave_id)
    page = present_overview(desk.waves, desk.sight, request.GET.get("open"))
    context = {
        "page": page,
        "releases": desk.releases,
        "waiting": waiting,
        "sight": desk.sight,
        "may_plan": _may_plan(request),
    }
    return render(request, "results/overview.html", context)


def show_unit(request: TenantRequest, wave_id: int, key: str) -> HttpResponse:
    desk, key = _open_place(request, wave_id, key)
    page = present_unit(desk.waves, desk.sight, key)
    context = {"page": page} | _describe_planning(request, desk, page.unit_key)
    return render(request, "results/unit.html", context)


def show_factor(request: TenantRequest, wave_id: int, key: str) -> HttpResponse:
    desk = _open(request, wave_id)
    score = find_score(desk.waves.now, key)
    if score is None:
        raise Http404
    is_all = "all" in request.GET
    page = present_factor(desk.waves, desk.sight, score, request.GET.get("open"), is_all=is_all)
    return render(request, "results/factor.html", {"page": page, "may_plan": _may_plan(request)})


def show_importance(request: TenantRequest, wave_id: int) -> HttpResponse:
    desk = _open(request, wave_id)
    page = present_importance(desk.waves.now, request.GET.get("outcome", ""))
    return render(request, "results/importance.html", {"page": page, "floor": WHOLE_FLOOR})


def show_how(request: TenantRequest, wave_id: int, key: str) -> HttpResponse:
    desk, key = _open_place(request, wave_id, key)
    page = present_how(desk.waves, desk.sight, key)
    return render(request, "results/how.html", {"page": page, "question": write_question(page.place)})


def show_changed(request: TenantRequest, wave_id: int, key: str) -> HttpResponse:
    desk, key = _open_place(request, wave_id, key)
    page = present_changed(desk.waves, desk.sight, key)
    return render(request, "results/changed.html", {"page": page, "question": _("Wat is er veranderd?")})


def show_energy(request: TenantRequest, wave_id: int, key: str) -> HttpResponse:
    desk, key = _open_place(request, wave_id, key)
    page = present_energy(desk.waves, desk.sight, key)
    return render(request, "results/energy.html", {"page": page, "question": _("Wat geeft en kost energie?")})


def show_begin(request: TenantRequest, wave_id: int, key: str) -> HttpResponse:
    desk, key = _open_place(request, wave_id, key)
    page = present_begin(desk.waves, desk.sight, key)
    planning = _describe_planning(request, desk, page.place.unit_key)
    context = {"page": page, "question": _("Waar te beginnen?")} | planning
    return render(request, "results/begin.html", context)


def show_method(request: TenantRequest, wave_id: int) -> HttpResponse:
    desk = _open(request, wave_id)
    context = {"page": present_method(desk.waves.now), "sight": desk.sight}
    return render(request, "results/method.html", context)


def export_workbook(request: TenantRequest, wave_id: int) -> HttpResponse:
    desk = _open(request, wave_id)
    check_export(request.actor, desk.sight)
    return _hand_over(write_workbook(desk.waves.now, desk.sight), desk, "xlsx")


def export_report(request: TenantRequest, wave_id: int) -> HttpResponse:
    desk = _open(request, wave_id)
    check_export(request.actor, desk.sight)
    return _hand_over(write_pdf(present_report(desk.waves, desk.sight)), desk, "pdf")


def export_unit(request: TenantRequest, wave_id: int, key: str) -> HttpResponse:
    desk = _open(request, wave_id)
    check_export(request.actor, desk.sight)
    key = desk.waves.now.place_of.get(key, key)
    if not has_page(desk.waves.now.table, key):
        raise Http404
    document = present_unit_report(desk.waves, desk.sight, key)
    return _hand_over(write_pdf(document), desk, "pdf", document.heading)


@require_POST
def release(request: TenantRequest, wave_id: int) -> HttpResponse:
    wave = get_object_or_404(request.organisation.waves, pk=wave_id)
    operations.release_wave(wave=wave, by=request.actor)
    return redirect(reverse_inside(request.organisation, "results:wave", wave.pk))


def _open(request: TenantRequest, wave_id: int | None) -> Desk:
    check_reader(request.actor)
    releases = list_releases(request.organisation)
    chosen = [one for one in releases if wave_id in (None, one.wave_id)]
    if not chosen:
        raise Http404
    edition = get_edition(chosen[0])
    waves = Waves(edition, get_edition_before(chosen[0]))
    sight = look(request.actor, edition.table, edition.place_of, edition.managers_key)
    return Desk(waves, sight, releases)


def _open_place(request: TenantRequest, wave_id: int, key: str) -> tuple[Desk, str]:
    """Open a release at a unit or group that the reader may see; a merged unit is read at its node."""
    desk = _open(request, wave_id)
    key = desk.waves.now.place_of.get(key, key)
    check_page(desk.sight, key)
    if not has_page(desk.waves.now.table, key):
        raise Http404
    return desk, key


def _hand_over(content: bytes, desk: Desk, ending: str, about: str = "") -> HttpResponse:
    """Answer with a file to keep, named after what is in it."""
    edition = desk.waves.now
    parts = [part for part in (edition.organisation, edition.title, about) if part]
    name = slugify(" ".join(parts)) or "results"
    response = HttpResponse(content, content_type=CONTENT_TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="{name[:120]}.{ending}"'
    return response


def _may_plan(request: TenantRequest, unit_key: str = "") -> bool:
    """Return whether the reader may put a problem on the board, about this unit or about the whole."""
    actor = request.actor
    return actor.may("board.change") or (actor.may("board.change_own_unit") and unit_key in actor.led_units)


def _describe_planning(request: TenantRequest, desk: Desk, key: str) -> dict[str, object]:
    """Return whether the reader may plan for this node, and for which unit of the organisation.

    For a part that is its unit, for merged ones one that they lead, and for managers none in particular.
    """
    edition = desk.waves.now
    node = edition.part_of.get(key, key)
    merged = {} if node == edition.managers_key else edition.merged.get(node, {node: ""})
    led = request.actor.led_units
    unit = node if node in merged else next((one for one in merged if one in led), "")
    return {"may_plan": _may_plan(request, unit), "plan_unit": unit}
