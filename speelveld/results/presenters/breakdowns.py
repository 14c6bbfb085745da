"""Figures by filter: units beside scores as in the map, and below each unit its parts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld.results.permissions import Sight
from speelveld.results.presenters.heat import Heat, HeatRow, draw_cell, write_thresholds
from speelveld.results.presenters.scores import FACTOR, OUTCOME, Score, list_scores, turn
from speelveld.results.queries import Edition
from speelveld.science.disclosure import (
    ReleasedCell,
    ReleasedPart,
    ReleasedTable,
    ReleasedVariable,
    compare,
)


@dataclass(frozen=True)
class Breakdown:
    """One filter. A colour compares a part with its whole unit."""

    name: str
    heat: Heat


def present_breakdowns(edition: Edition, sight: Sight, deepest: int | None = None) -> tuple[Breakdown, ...]:
    """Return a table per filter, for units of at most this many steps below the whole."""
    table = edition.table
    if table.breakdowns is None:
        return ()
    scores = [*list_scores(edition, FACTOR), *list_scores(edition, OUTCOME)]
    found = []
    for one in table.breakdowns.filters:
        units = _gather_parts(table, one.key, sight, deepest)
        shown = [
            score
            for score in scores
            if any(is_shown(table, part, score) for own in units.values() for part in own)
        ]
        rows = tuple(row for unit, parts in units.items() for row in _draw_unit(table, unit, parts, shown))
        if shown:
            found.append(Breakdown(one.key, Heat(tuple(shown), rows, *write_thresholds(shown))))
    return tuple(found)


def count_parts(table: ReleasedTable, deepest: int) -> int:
    """Return how many parts there are of units of at most this many steps below the whole."""
    parts = table.breakdowns.parts if table.breakdowns else ()
    return sum(table.unit(part.unit).level <= deepest for part in parts)


def is_shown(table: ReleasedTable, part: ReleasedPart, score: Score) -> bool:
    return table.part_cell(part, score.key) is not None


def compare_part(
    cell: ReleasedCell, table: ReleasedTable, part: ReleasedPart, variable: ReleasedVariable
) -> int:
    """Return how favourably a part differs from its unit, from -2 to 2; 0 when one cannot say."""
    whole = table.cell(part.unit, variable.key)
    return turn(compare(cell, whole, variable), variable) if whole else 0


def _gather_parts(
    table: ReleasedTable, key: str, sight: Sight, deepest: int | None
) -> dict[str, list[ReleasedPart]]:
    """Return the parts of each unit, units in tree order."""
    parts: dict[str, list[ReleasedPart]] = defaultdict(list)
    for part in table.breakdowns.parts if table.breakdowns else ():
        if part.filter == key:
            parts[part.unit].append(part)
    return {
        unit.key: parts[unit.key]
        for unit in table.units
        if unit.key in parts and sight.may_see(unit.key) and (deepest is None or unit.level <= deepest)
    }


def _draw_unit(
    table: ReleasedTable, key: str, parts: Sequence[ReleasedPart], scores: Sequence[Score]
) -> Iterator[HeatRow]:
    unit, group = table.unit(key), table.group(key)
    assert group is not None  # only shown units have parts
    yield HeatRow(
        key=key,
        place=0,
        name=unit.name,
        level=unit.level,
        kind="root" if unit.parent is None else "unit",
        n=group.n,
        cells=tuple(draw_cell(table.cell(key, score.key), score.variable, 0) for score in scores),
        may_open=True,
    )
    for part in parts:
        yield _draw_part(table, part, unit.level + 1, scores)


def _draw_part(table: ReleasedTable, part: ReleasedPart, level: int, scores: Sequence[Score]) -> HeatRow:
    cells = [table.part_cell(part, score.key) for score in scores]
    if not any(cells):
        note = _("Niet getoond, zodat antwoorden anoniem blijven.")
        return HeatRow(key="", place=0, name=part.value, level=level, kind="hidden", note=note)
    drawn = tuple(
        draw_cell(cell, score.variable, compare_part(cell, table, part, score.variable) if cell else 0)
        for cell, score in zip(cells, scores, strict=True)
    )
    n = max(cell.n for cell in cells if cell)
    return HeatRow(key="", place=0, name=part.value, level=level, kind="unit", n=n, cells=drawn)
