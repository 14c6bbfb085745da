"""Gathers one year: only figures that were released, and what people wrote in that year."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q
from django.utils import timezone

from speelveld.board import queries
from speelveld.board.models import Cycle, Decision, Measure, MeasureChange, Problem, Remark
from speelveld.board.operations.agreements import AGREED
from speelveld.board.presenters.conditions import ConditionRow, present_conditions
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor
from speelveld.results.permissions import check_export, look
from speelveld.results.presenters.changes import Waves
from speelveld.results.presenters.document import Document, present_report
from speelveld.results.queries import Edition, get_edition, get_edition_before, list_releases
from speelveld.signals.permissions import check_see_absence
from speelveld.signals.presenters.absence import AbsencePage, present_absence
from speelveld.signals.queries import list_periods

S = Measure.State


@dataclass(frozen=True)
class Deed:
    """A measure that ran in the year; copies for many teams are one deed."""

    measures: tuple[Measure, ...]
    seen: tuple[Remark, ...]  # evidence and progress of the year
    decisions: tuple[Decision, ...]
    changes: tuple[MeasureChange, ...]  # of what was agreed, after it began

    @property
    def measure(self) -> Measure:
        return self.measures[0]


@dataclass(frozen=True)
class Year:
    organisation: Organisation
    number: int
    today: datetime.date
    found: Document | None
    title_before: str  # of the wave that is compared with
    problems: tuple[Problem, ...]
    absence: tuple[AbsencePage, ...]
    deeds: tuple[Deed, ...]
    closed: tuple[Cycle, ...]
    conditions: tuple[ConditionRow, ...]
    unresolved: tuple[Problem, ...]
    coming: tuple[Measure, ...]

    @property
    def last_on(self) -> datetime.date:
        return datetime.date(self.number, 12, 31)

    @property
    def is_over(self) -> bool:
        return self.today > self.last_on


def read_year(organisation: Organisation, actor: Actor, number: int) -> Year:
    found, before = _read_found(organisation, actor, number)
    measures = [one for one in queries.list_measures(organisation) if one.state != S.LATER]
    unresolved = tuple(queries.list_unresolved(organisation))
    return Year(
        organisation=organisation,
        number=number,
        today=timezone.localdate(),
        found=found,
        title_before=before,
        problems=tuple(organisation.problems.filter(noted_on__year__lte=number).order_by("noted_on", "pk")),
        absence=_read_absence(organisation, actor, number),
        deeds=_read_deeds(organisation, number),
        closed=tuple(organisation.cycles.filter(closed_on__year=number).order_by("closed_on", "pk")),
        conditions=present_conditions(queries.get_judgements(organisation)),
        unresolved=unresolved,
        coming=tuple(one for one in measures if _comes(one, number)),
    )


def _read_found(organisation: Organisation, actor: Actor, number: int) -> tuple[Document | None, str]:
    """Return the latest results that were released in or before the year, and the title of the wave before."""
    releases = [one for one in list_releases(organisation) if one.released_on.year <= number]
    release = next((one for one in releases if _is_about_work(get_edition(one))), None)
    if release is None:
        return None, ""
    waves = Waves(get_edition(release), get_edition_before(release))
    sight = look(actor, waves.now.table, waves.now.place_of)
    check_export(actor, sight)
    return present_report(waves, sight), waves.title_before


def _is_about_work(edition: Edition) -> bool:
    """Tell a survey of work from the questionnaire about the seven conditions."""
    return edition.instrument.split(" ")[0] != queries.CONDITIONS_QUESTIONNAIRE


def _read_absence(organisation: Organisation, actor: Actor, number: int) -> tuple[AbsencePage, ...]:
    """Return the periods of the year that are shown, the first one first."""
    check_see_absence(actor)
    rows = [row for row in list_periods(organisation) if row.last_on.year == number]
    pages = [present_absence(organisation, actor, str(row.pk)) for row in reversed(rows)]
    return tuple(page for page in pages if page and page.whole)


def _read_deeds(organisation: Organisation, number: int) -> tuple[Deed, ...]:
    day = Q(happened_on__year=number) | Q(happened_on__isnull=True, written_at__year=number)
    seen = Remark.objects.filter(day).exclude(kind=Remark.Kind.COMMENT).order_by("happened_on", "pk")
    decided = Decision.objects.filter(decided_on__year=number).select_related("cycle").order_by("pk")
    changed = MeasureChange.objects.filter(changed_at__year=number).exclude(reason="").order_by("version")
    rows = organisation.measures.select_related("unit", "problem").prefetch_related(
        Prefetch("remarks", seen), Prefetch("decisions", decided), Prefetch("changes", changed)
    )
    by_title: dict[str, list[Measure]] = {}
    for row in rows:
        if _ran(row, number):
            by_title.setdefault(row.title, []).append(row)
    return tuple(_make_deed(same) for same in by_title.values())


def _make_deed(same: Sequence[Measure]) -> Deed:
    return Deed(
        measures=tuple(same),
        seen=tuple(remark for one in same for remark in one.remarks.all()),
        decisions=tuple(decision for one in same for decision in one.decisions.all()),
        changes=tuple(change for one in same for change in one.changes.all() if _is_broken(one, change)),
    )


def _is_broken(measure: Measure, change: MeasureChange) -> bool:
    """Tell whether what was agreed became something else after the measure began."""
    day = timezone.localdate(change.changed_at)
    return (
        bool(set(AGREED) & set(change.values))
        and measure.started_on is not None
        and day >= measure.started_on
    )


def _ran(measure: Measure, number: int) -> bool:
    """Tell whether a measure ran at some time in the year."""
    began = measure.started_on or measure.starts_on
    if began and began.year > number:
        return False
    if measure.state == S.BUSY:
        return True
    if measure.state == S.DONE:
        return measure.ends_on is None or measure.ends_on.year >= number
    return measure.state == S.STOPPED and measure.started_on is not None and measure.changed_at.year >= number


def _comes(measure: Measure, number: int) -> bool:
    """Tell whether a measure is planned, or goes on after the year."""
    if measure.state == S.PLANNED:
        return True
    return measure.state == S.BUSY and (measure.ends_on is None or measure.ends_on.year > number)
