"""What it costs, and gives, to let managers answer apart: the same forecast twice."""

import datetime
from dataclasses import dataclass

from speelveld.surveys.audience import Audience, gather_audience
from speelveld.surveys.forecast import Forecast, make_forecast_of
from speelveld.surveys.models import Wave


@dataclass(frozen=True)
class ResponseRow:
    """At one response: teams that read themselves, with their managers and without, and whether those are shown."""

    response: int
    n_within: int
    n_apart: int
    is_shown: bool


@dataclass(frozen=True)
class ManagersPart:
    n_managers: int
    can_choose: bool
    is_apart: bool
    rows: tuple[ResponseRow, ...] = ()


def present_managers(wave: Wave, audience: Audience | None, today: datetime.date) -> ManagersPart | None:
    """Return what the owner can choose; None when nobody leads a unit, or too few people are asked at all."""
    if audience is None or not (audience.leading or wave.managers_apart):
        return None
    n = len(audience.leading)
    if not audience.can_set_apart(wave.minimum_group):
        return ManagersPart(n, False, wave.managers_apart)
    within, apart = (_forecast(wave, today, managers_apart=choice) for choice in (False, True))
    assert within is not None and apart is not None
    rows = tuple(
        ResponseRow(response, n_within, n_apart, response in apart.shows_managers)
        for (response, n_within), (_same, n_apart) in zip(within.n_own, apart.n_own, strict=True)
    )
    return ManagersPart(n, True, wave.managers_apart, rows)


def _forecast(wave: Wave, today: datetime.date, *, managers_apart: bool) -> Forecast | None:
    audience = gather_audience(wave, today, managers_apart=managers_apart)
    return make_forecast_of(wave, audience) if audience else None
