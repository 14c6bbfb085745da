"""How are we doing? The outcomes first, then what goes best and what least, of one group."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speelveld.results.permissions import Sight
from speelveld.results.presenters.bars import Row
from speelveld.results.presenters.changes import Waves
from speelveld.results.presenters.factor import Shares
from speelveld.results.presenters.overview import Chart, Facts, present_chart, present_facts
from speelveld.results.presenters.place import Place, find_place
from speelveld.results.presenters.scores import FACTOR, OUTCOME, judge
from speelveld.results.presenters.summary import summarise
from speelveld.results.presenters.wording import Sentence, say, stress
from speelveld.science.disclosure import ReleasedTable

N_EXTREMES = 3


@dataclass(frozen=True)
class Spread:
    """How answers to one outcome are spread, where the group is large enough for that."""

    name: str
    shares: Shares


@dataclass(frozen=True)
class HowPage:
    facts: Facts
    place: Place
    summary: tuple[Sentence, ...]
    outcomes: Chart
    spreads: tuple[Spread, ...]
    best: tuple[Row, ...]
    least: tuple[Row, ...]
    k_distribution: int


def present_how(waves: Waves, sight: Sight, key: str) -> HowPage:
    """Return the page of a unit or group; without rows when nothing can be shown."""
    table = waves.now.table
    place = find_place(table, sight, key)
    outcomes = present_chart(waves, place.group_key, place.around_key, OUTCOME)
    factors = present_chart(waves, place.group_key, place.around_key, FACTOR)
    ordered = sorted(factors.rows, key=lambda row: row.standing)
    n = min(N_EXTREMES, len(ordered) // 2)
    return HowPage(
        facts=present_facts(waves.now),
        place=place,
        summary=(
            *_say_outcomes(table, place, outcomes.rows),
            *summarise(factors.rows, factors.around, waves.title_before),
        ),
        outcomes=outcomes,
        spreads=_list_spreads(table, place, outcomes.rows),
        best=tuple(reversed(ordered[len(ordered) - n :])),
        least=tuple(ordered[:n]),
        k_distribution=table.settings.k_distribution,
    )


def _say_outcomes(table: ReleasedTable, place: Place, rows: Sequence[Row]) -> list[Sentence]:
    """Say where each outcome stands, only as far as the whole interval is there."""
    named: dict[int, list[str]] = {1: [], 0: [], -1: []}
    for row in rows:
        cell = table.cell(place.group_key or "", row.key)
        assert cell is not None
        named[judge(cell, table.variable(row.key))].append(row.name)
    patterns = {
        1: ngettext("Met {scores} gaat het goed.", "Met {scores} gaat het goed.", len(named[1])),
        0: ngettext("{scores} zit in het midden.", "{scores} zitten in het midden.", len(named[0])),
        -1: ngettext("{scores} is laag.", "{scores} zijn laag.", len(named[-1])),
    }
    return [say(patterns[step], scores=stress(names)) for step, names in named.items() if names]


def _list_spreads(table: ReleasedTable, place: Place, rows: Sequence[Row]) -> tuple[Spread, ...]:
    cells = ((row, table.cell(place.group_key or "", row.key)) for row in rows)
    return tuple(Spread(row.name, Shares(*cell.shares)) for row, cell in cells if cell and cell.shares)


def write_question(place: Place) -> str:
    """Return the question as it is asked about the whole or about a part."""
    if place.is_whole:
        return _("Hoe gaat het met ons?")
    return _("Hoe gaat het met %(unit)s?") % {"unit": place.title}
