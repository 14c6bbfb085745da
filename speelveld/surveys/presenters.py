"""What the pages about measurements say."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speelveld.organisations.models import Organisation
from speelveld.surveys import questionnaire
from speelveld.surveys.addresses import make_link, make_short_address
from speelveld.surveys.audience import gather_audience
from speelveld.surveys.models import ReportingGroup, Wave
from speelveld.surveys.qr import draw_qr
from speelveld.surveys.queries import count_mails, get_latest_response, list_launch_problems
from speelveld.surveys.response import HIGHEST
from speelveld.surveys.texts import STEP_TEXTS

STATE_ICONS = {"draft": "pen", "ready": "planned", "open": "busy", "closed": "done"}


@dataclass(frozen=True)
class WaveRow:
    pk: int
    title: str
    state: str
    icon: str
    dates: str
    n_invited: int | None
    is_draft: bool


@dataclass(frozen=True)
class StepLink:
    key: str
    title: str
    number: int
    is_current: bool


@dataclass(frozen=True)
class StepPage:
    title: str
    lead: str
    steps: tuple[StepLink, ...]
    former: str


@dataclass(frozen=True)
class CheckPage:
    steps: tuple[StepLink, ...]
    instrument: str
    n_items: int
    minutes: int
    units: tuple[str, ...]
    n_invited: int
    n_without_mail: int
    n_days: int
    problems: tuple[str, ...]
    opens_now: bool


@dataclass(frozen=True)
class ResponseRow:
    name: str
    depth: int
    text: str


@dataclass(frozen=True)
class WavePage:
    wave: Wave
    address: str
    instrument: str
    n_invited: int
    n_without_mail: int
    n_groups: int
    days_left: str
    measured_on: datetime.date | None
    response: tuple[ResponseRow, ...]
    mails: Any


@dataclass(frozen=True)
class Sheet:
    code: str
    qr: SafeString


@dataclass(frozen=True)
class SheetsPage:
    wave: Wave
    group: str
    address: str
    minutes: int
    sheets: tuple[Sheet, ...]


def present_waves(organisation: Organisation) -> list[WaveRow]:
    return [_present_row(wave) for wave in organisation.waves.all()]


def _present_row(wave: Wave) -> WaveRow:
    return WaveRow(
        pk=wave.pk,
        title=wave.title,
        state=wave.get_state_display(),
        icon=STATE_ICONS[wave.state],
        dates=_("%(start)s tot en met %(end)s")
        % {"start": f"{wave.opens_on:%d-%m-%Y}", "end": f"{wave.closed_on or wave.closes_on:%d-%m-%Y}"},
        n_invited=_count_invited(wave) or None,
        is_draft=wave.state == Wave.State.DRAFT,
    )


def present_steps(wave: Wave, current: str) -> StepPage:
    keys = list(STEP_TEXTS)
    place = keys.index(current)
    return StepPage(
        title=str(STEP_TEXTS[current].title),
        lead=str(STEP_TEXTS[current].lead),
        steps=_list_steps(current),
        former=keys[place - 1] if place else "",
    )


def _list_steps(current: str) -> tuple[StepLink, ...]:
    return tuple(
        StepLink(key, str(text.title), number, key == current)
        for number, (key, text) in enumerate(STEP_TEXTS.items(), start=1)
    )


def present_check(wave: Wave) -> CheckPage:
    today = timezone.localdate()
    audience = gather_audience(wave, today)
    asked = questionnaire.describe(wave.instrument, "nl") if wave.instrument else None
    return CheckPage(
        steps=_list_steps(""),
        instrument=_name_instrument(wave),
        n_items=asked.n_items if asked else 0,
        minutes=asked.minutes if asked else 0,
        units=tuple(wave.audience.values_list("name", flat=True)),
        n_invited=audience.n_invited if audience else 0,
        n_without_mail=audience.n_without_mail if audience else 0,
        n_days=(wave.closes_on - wave.opens_on).days + 1,
        problems=tuple(list_launch_problems(wave, audience, today)),
        opens_now=wave.opens_on <= today,
    )


def present_wave(wave: Wave) -> WavePage:
    snapshot = get_latest_response(wave)
    groups = list(wave.reporting_groups.all())
    return WavePage(
        wave=wave,
        address=make_short_address(wave),
        instrument=_name_instrument(wave),
        n_invited=_count_invited(wave),
        n_without_mail=sum(group.n_sealed for group in groups),
        n_groups=len(groups),
        days_left=_say_days_left(wave),
        measured_on=snapshot.taken_on if snapshot else None,
        response=_present_response(wave, snapshot.steps if snapshot else {}),
        mails=count_mails(wave, timezone.localdate()),
    )


def _name_instrument(wave: Wave) -> str:
    return questionnaire.get_title(wave.instrument) if wave.instrument else ""


def _count_invited(wave: Wave) -> int:
    return sum(unit["n_invited"] for unit in wave.tree)


def _say_days_left(wave: Wave) -> str:
    left = (wave.closes_on - timezone.localdate()).days + 1
    return (
        ngettext("nog %(n)s dag", "nog %(n)s dagen", left) % {"n": left} if left > 0 else _("sluit vandaag")
    )


def _present_response(wave: Wave, steps: dict[str, int]) -> tuple[ResponseRow, ...]:
    """Return the units that may be shown, in tree order, as words: never a count, never a fraction of a person."""
    depths: dict[str, int] = {}
    rows = []
    for unit in wave.tree:
        depths[unit["key"]] = depths.get(unit["parent"] or "", -1) + 1
        if unit["key"] in steps:
            rows.append(ResponseRow(unit["name"], depths[unit["key"]], say_response(steps[unit["key"]])))
    return tuple(rows)


def say_response(step: int) -> str:
    if step >= HIGHEST:
        return _("95% of meer")
    return _("minder dan 5%%") % {} if step == 0 else _("ongeveer %(step)s%%") % {"step": step}


def present_sheets(wave: Wave, group: ReportingGroup, codes: Sequence[str]) -> SheetsPage:
    return SheetsPage(
        wave=wave,
        group=group.name,
        address=make_short_address(wave).split("://", 1)[1],
        minutes=questionnaire.get_minutes(wave.instrument),
        sheets=tuple(Sheet(code, draw_qr(make_link(wave, code))) for code in codes),
    )
