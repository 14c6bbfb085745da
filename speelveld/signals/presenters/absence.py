"""The pages with absence figures: one period over the tree, and one unit over time."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor
from speelveld.signals.absence.table import AbsenceTable, Group, read_table
from speelveld.signals.models import AbsencePeriod
from speelveld.signals.permissions import list_groups, may_see_group
from speelveld.signals.presenters.chart import Chart, Point, draw_chart
from speelveld.signals.presenters.figures import (
    Told,
    name_period,
    name_period_short,
    tell_figures,
    write_frequency,
    write_percentage,
    write_step,
)
from speelveld.signals.presenters.national import Beside, find_beside, get_sector
from speelveld.signals.queries import get_absence_settings, list_periods

_QUARTERS = 8


@dataclass(frozen=True)
class Choice:
    """A period that can be opened."""

    pk: int
    name: str
    is_open: bool


@dataclass(frozen=True)
class Line:
    """One unit or combined group in the table of a period."""

    key: str
    name: str
    depth: int
    is_together: bool
    people: int
    percentage: str
    step: str
    frequency: str
    duration: str


@dataclass(frozen=True)
class AbsencePage:
    """A period: the whole first, then every group that may be shown."""

    row: AbsencePeriod
    name: str
    choices: tuple[Choice, ...]
    lines: tuple[Line, ...]
    n_hidden: int
    beside: Beside | None
    chart: Chart | None
    whole: Line | None


def present_absence(organisation: Organisation, actor: Actor, wanted: str) -> AbsencePage | None:
    """Return the page of the wanted period, or of the latest quarter; None when nothing is shown yet."""
    rows = list(list_periods(organisation))
    if not rows:
        return None
    row = next((one for one in rows if str(one.pk) == wanted), None) or next(
        (one for one in rows if one.is_quarter), rows[0]
    )
    table = read_table(row.table)
    lines = tuple(_write_line(group, table) for group in list_groups(actor, table))
    sector = get_sector(get_absence_settings(organisation).sector)
    top = next((group for group in table.groups if not group.parent), None)
    small = {key for group in table.groups for key in group.units} - {group.key for group in table.groups}
    return AbsencePage(
        row=row,
        name=name_period(row),
        choices=tuple(Choice(one.pk, name_period(one), one.pk == row.pk) for one in rows),
        lines=lines,
        n_hidden=len(small) if actor.may("absence.see_all") else 0,
        beside=find_beside(sector, row),
        chart=_draw(rows, top.key, actor, organisation) if top else None,
        whole=next((line for line in lines if top and line.key == top.key), None),
    )


def _write_line(group: Group, table: AbsenceTable) -> Line:
    figures = group.figures
    return Line(
        key=group.key,
        name=group.name,
        depth=_count_depth(group, table),
        is_together=bool(group.units),
        people=figures.people,
        percentage=write_percentage(figures.percentage),
        step=write_step(figures.percentage),
        frequency=write_frequency(figures.frequency),
        duration="" if figures.duration is None else _("%(n)s dagen") % {"n": figures.duration},
    )


def _count_depth(group: Group, table: AbsenceTable) -> int:
    depth, parent = 0, table.find(group.parent) if group.parent else None
    while parent is not None:
        depth, parent = depth + 1, table.find(parent.parent) if parent.parent else None
    return depth


def _draw(rows: Sequence[AbsencePeriod], key: str, actor: Actor, organisation: Organisation) -> Chart | None:
    """Draw the last quarters of one group, oldest first, as far as the actor may see them."""
    sector = get_sector(get_absence_settings(organisation).sector)
    points = []
    for row in [one for one in rows if one.is_quarter][:_QUARTERS][::-1]:
        group = read_table(row.table).find(key)
        if group is None or not may_see_group(actor, group):
            continue
        beside = find_beside(sector, row)
        same = beside if beside and beside.is_same_year else None
        points.append(
            Point(
                name_period_short(row),
                write_percentage(group.figures.percentage),
                group.figures.percentage.value,
                same.percentage if same else None,
                same.written if same else "",
            )
        )
    return draw_chart(points)


@dataclass(frozen=True)
class ClassLine:
    days: str
    percentage: str


@dataclass(frozen=True)
class Moment:
    """One period in the history of a group."""

    name: str
    percentage: str
    frequency: str
    beside: str
    beside_name: str


@dataclass(frozen=True)
class AbsenceGroupPage:
    """One unit or combined group: the latest figures with their meaning, and how it went."""

    group: Group
    period: str
    step: str
    figures: tuple[Told, ...]
    classes: tuple[ClassLine, ...]
    chart: Chart | None
    history: tuple[Moment, ...]
    beside: Beside | None


def present_group(
    organisation: Organisation, actor: Actor, key: str, wanted: str
) -> tuple[AbsenceGroupPage | None, Group | None]:
    """Return the page of a group, or the combined group in which a small unit is read."""
    rows = list(list_periods(organisation))
    if wanted:
        rows = [one for one in rows if str(one.pk) == wanted] + [one for one in rows if str(one.pk) != wanted]
    for row in rows:
        table = read_table(row.table)
        group = table.find(key)
        if group is not None and may_see_group(actor, group):
            return _present_found(organisation, actor, row, group), None
        around = table.find_around(key)
        if around is not None and may_see_group(actor, around):
            return None, around
    return None, None


def _present_found(
    organisation: Organisation, actor: Actor, row: AbsencePeriod, group: Group
) -> AbsenceGroupPage:
    rows = list(list_periods(organisation))
    sector = get_sector(get_absence_settings(organisation).sector)
    history = []
    for one in rows:
        found = read_table(one.table).find(group.key)
        if found is not None:
            beside = find_beside(sector, one)
            history.append(
                Moment(
                    name_period(one),
                    write_percentage(found.figures.percentage),
                    write_frequency(found.figures.frequency),
                    beside.written if beside else "",
                    "" if beside is None or beside.is_same_year else beside.quarter,
                )
            )
    return AbsenceGroupPage(
        group=group,
        period=name_period(row),
        step=write_step(group.figures.percentage),
        figures=tell_figures(group.figures),
        classes=tuple(
            ClassLine(
                _("%(low)s tot en met %(high)s dagen") % {"low": one.first_day, "high": one.last_day},
                write_percentage(one.percentage),
            )
            for one in group.figures.classes
        ),
        chart=_draw(rows, group.key, actor, organisation),
        history=tuple(history),
        beside=find_beside(sector, row),
    )
