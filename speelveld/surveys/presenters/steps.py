"""The steps of preparing a measurement, and the last look before it starts."""

from dataclasses import dataclass

from django.utils import timezone

from speelveld.surveys import questionnaire
from speelveld.surveys.audience import gather_audience
from speelveld.surveys.consent import find_standing
from speelveld.surveys.instruments import say_length
from speelveld.surveys.models import Wave
from speelveld.surveys.presenters.council import say_standing
from speelveld.surveys.presenters.forecast import ForecastPart, present_forecast
from speelveld.surveys.presenters.managers import ManagersPart, present_managers
from speelveld.surveys.presenters.wording import name_instrument, say_period
from speelveld.surveys.queries import list_launch_problems
from speelveld.surveys.texts import STEP_TEXTS


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
    length: str
    units: tuple[str, ...]
    n_invited: int
    n_without_mail: int
    period: str
    n_days: int
    reminder_days: tuple[int, ...]
    problems: tuple[str, ...]
    opens_now: bool
    council: str
    may_start: bool
    forecast: ForecastPart | None
    managers: ManagersPart | None


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
    starts_on = max(wave.opens_on, today)  # as the launch will have it
    n_days = (wave.closes_on - starts_on).days
    problems, standing = tuple(list_launch_problems(wave, audience, today)), find_standing(wave)
    return CheckPage(
        steps=_list_steps(""),
        instrument=name_instrument(wave),
        length=_say_length(wave),
        units=tuple(wave.audience.filter(is_active=True).values_list("name", flat=True)),
        n_invited=audience.n_invited if audience else 0,
        n_without_mail=audience.n_without_mail if audience else 0,
        period=say_period(starts_on, wave.closes_on),
        n_days=n_days + 1,
        reminder_days=tuple(day for day in wave.reminder_days if day <= n_days),
        problems=problems,
        opens_now=wave.opens_on <= today,
        council=say_standing(standing, is_draft=True),
        may_start=not problems and standing.lets_start,
        forecast=present_forecast(wave, audience),
        managers=present_managers(wave, audience, today),
    )


def _say_length(wave: Wave) -> str:
    if not wave.instrument:
        return ""
    return say_length(len(wave.instrument["items"]), questionnaire.get_minutes(wave.instrument))
