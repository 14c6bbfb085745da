"""Spells as cases inside the time in service: cut at leave, and at the longest duration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speelveld.science.absence.records import Employee, Spell
from speelveld.science.absence.settings import Period, Settings

Stretch = tuple[int, int]  # ordinals: first day, day after the last
FOREVER = 10**7


@dataclass(frozen=True)
class Case:
    """A spell or the part of it between leaves.

    Parameters
    ----------
    begin : ordinal of the first day.
    end : ordinal of the day it ended (recovery, or the first day of leave); FOREVER while it goes on.
    pieces : stretches with the share lost, inside `begin` and `end` and the longest duration.
    is_vangnet : see Spell.
    """

    begin: int
    end: int
    pieces: tuple[tuple[int, int, float], ...]
    is_vangnet: bool

    def count_days_until(self, end: int) -> int:
        """Calendar days from the first day up to recovery or `end`."""
        return min(self.end, end) - self.begin


def list_service(employee: Employee) -> list[tuple[int, int, float]]:
    """Stretches in service with their part-time factor."""
    return [
        (one.first.toordinal(), FOREVER if one.last is None else one.last.toordinal() + 1, one.fte)
        for one in employee.contracts
    ]


def list_leaves(employee: Employee) -> list[Stretch]:
    return [(one.first.toordinal(), one.last.toordinal() + 1) for one in employee.leaves]


def list_cases(employee: Employee, settings: Settings) -> list[Case]:
    """Cases of an employee. What lies in a leave is no illness; what follows it is a new case."""
    leaves = list_leaves(employee)
    return [
        _cut_case(spell, stretch, settings)
        for spell in employee.spells
        for stretch in subtract(_span(spell), leaves)
    ]


def _span(spell: Spell) -> Stretch:
    return spell.first.toordinal(), FOREVER if spell.recovered is None else spell.recovered.toordinal()


def subtract(stretch: Stretch, holes: Sequence[Stretch]) -> Iterator[Stretch]:
    """What is left of a stretch outside the holes, which stand in order."""
    begin, end = stretch
    for hole_begin, hole_end in holes:
        if hole_begin > begin and hole_begin < end:
            yield begin, hole_begin
        if hole_end > begin and hole_begin < end:
            begin = hole_end
    if begin < end:
        yield begin, end


def _cut_case(spell: Spell, stretch: Stretch, settings: Settings) -> Case:
    begin, end = stretch
    last = end if settings.longest_days is None else min(end, begin + settings.longest_days)
    starts = [segment.first.toordinal() for segment in spell.segments]
    stops = [*starts[1:], FOREVER]
    pieces = tuple(
        (max(start, begin), min(stop, last), segment.share)
        for start, stop, segment in zip(starts, stops, spell.segments, strict=True)
        if max(start, begin) < min(stop, last)
    )
    return Case(begin, end, pieces, spell.is_vangnet)


def overlap(one: Stretch, other: Stretch) -> int:
    """Days that two stretches share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def clip(stretch: Stretch, period: Period) -> Stretch:
    return max(stretch[0], period.begin), min(stretch[1], period.end)
