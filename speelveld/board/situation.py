"""Everything the start page looks at, gathered once: the rules for the next step read nothing else."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from speelveld.board import queries
from speelveld.board.models import ConditionJudgement, Cycle, Measure, Problem
from speelveld.organisations.models import Organisation
from speelveld.results.models import Release
from speelveld.results.queries import list_releases, list_unreleased
from speelveld.surveys.models import Wave


@dataclass(frozen=True)
class Situation:
    """How things stand in one organisation today."""

    organisation: Organisation
    today: datetime.date
    has_units: bool = True
    waves: tuple[Wave, ...] = ()  # the latest first
    unreleased: tuple[Wave, ...] = ()
    release: Release | None = None
    measures: tuple[Measure, ...] = ()
    problems: tuple[tuple[Problem, int], ...] = ()  # with how many measures each has
    cycle: Cycle | None = None
    judgements: Mapping[str, ConditionJudgement] = field(default_factory=dict)
    answered: frozenset[str] = frozenset()  # keys of questions

    def find_wave(self, *states: str) -> Wave | None:
        return next((wave for wave in self.waves if wave.state in states), None)


def get_situation(organisation: Organisation, today: datetime.date) -> Situation:
    """Return how things stand, in a fixed number of queries."""
    waves = organisation.waves.only("organisation_id", "title", "state", "opens_on", "closes_on")
    return Situation(
        organisation=organisation,
        today=today,
        has_units=organisation.units.filter(is_active=True).exists(),
        waves=tuple(waves),
        unreleased=tuple(list_unreleased(organisation)),
        release=next(iter(list_releases(organisation)), None),
        measures=tuple(queries.list_measures(organisation)),
        problems=tuple(queries.list_problems(organisation)),
        cycle=queries.get_cycle(organisation),
        judgements=queries.get_judgements(organisation),
        answered=frozenset(queries.list_answered(organisation)),
    )
