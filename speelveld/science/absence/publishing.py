"""What may be shown of the figures of one group: rounded so coarsely that one short case does not show.

Which groups may be shown at all is decided elsewhere, from head counts. Here nothing depends on more than the number
of people, the days and the figures of the group itself. Why these steps: docs/method/absence.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from speelveld.science.absence.figures import AbsenceFigures

LEAST, LEAST_FOR_DETAILS = 10, 30  # people in a group; duration, classes and zero absence ask more
STEPS = (0.1, 0.2, 0.5, 1.0, 2.0)
HIDDEN_SHARE = 0.1  # of the period of one person (nine days of a quarter): a percentage moves by no less
HIDDEN_CASES = 2.0  # a frequency moves by no less
HIGHEST_PERCENTAGE = 30.0
PEOPLE_STEP, ZERO_STEP = 5, 5


@dataclass(frozen=True)
class Rounded:
    """A figure with the step it was rounded to."""

    value: float
    step: float


@dataclass(frozen=True)
class PublicClass:
    """Absence of the cases in one duration class, in per cent of available days."""

    first_day: int
    last_day: int
    percentage: Rounded


@dataclass(frozen=True)
class PublicFigures:
    """Figures of one group that may be shown. None: not for a group of this size, or nothing to tell.

    Parameters
    ----------
    people : average number of persons, to the nearest five.
    percentage : ziekteverzuimpercentage; at most 30, which reads "30 or more".
    frequency : cases per person and year.
    duration : mean length of the ended cases in whole days, from ten cases on.
    zero_absence : per cent of persons without absence, in steps of five from 5 to 95.
    classes : shares of the percentage by length of the case.
    """

    people: int
    percentage: Rounded
    frequency: Rounded
    duration: int | None
    zero_absence: int | None
    classes: tuple[PublicClass, ...]


def publish_figures(figures: AbsenceFigures) -> PublicFigures:
    """Round the figures of a group for everybody's eyes.

    Raises
    ------
    ValueError
        When the group has fewer than ten people on average, or no available days.
    """
    n = figures.average_persons
    if n < LEAST or figures.percentage is None or figures.frequency is None:
        raise ValueError(f"A group of {n:.1f} people cannot be shown; it takes at least {LEAST}.")
    step = choose_step(HIDDEN_SHARE * 100 / n)
    has_details = n >= LEAST_FOR_DETAILS
    return PublicFigures(
        people=round(n / PEOPLE_STEP) * PEOPLE_STEP,
        percentage=_round(min(figures.percentage, HIGHEST_PERCENTAGE), step),
        frequency=_round(figures.frequency, choose_step(HIDDEN_CASES / n * 365 / figures.days)),
        duration=_publish_duration(figures) if has_details else None,
        zero_absence=_publish_zero(figures.zero_absence.any_time) if has_details else None,
        classes=tuple(_publish_classes(figures, step)) if has_details else (),
    )


def choose_step(least: float) -> float:
    """Return the smallest step that is at least so large; the largest there is when none is."""
    return next((step for step in STEPS if step >= least - 1e-9), STEPS[-1])


def _round(value: float, step: float) -> Rounded:
    return Rounded(round(round(value / step) * step, 1), step)


def _publish_duration(figures: AbsenceFigures) -> int | None:
    if figures.average_duration is None or figures.ended_cases < LEAST:
        return None
    return round(figures.average_duration)


def _publish_zero(share: float | None) -> int | None:
    return None if share is None else min(95, max(5, round(share / ZERO_STEP) * ZERO_STEP))


def _publish_classes(figures: AbsenceFigures, step: float) -> Sequence[PublicClass]:
    return [
        PublicClass(one.first_day, one.last_day, _round(one.percentage or 0.0, step))
        for one in figures.classes
    ]
