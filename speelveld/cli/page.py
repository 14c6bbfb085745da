"""The whole release as one page that stands alone: no request, no script, one file to send and to print."""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from speelveld import __version__
from speelveld.catalogue.instruments import Instrument
from speelveld.cli.places import Places, find_places
from speelveld.cli.reliability_table import Reliability
from speelveld.results.permissions import Sight
from speelveld.results.presenters.breakdowns import Breakdown, count_parts, present_breakdowns
from speelveld.results.presenters.changes import Waves
from speelveld.results.presenters.document import Document, present_report
from speelveld.results.presenters.factor import FactorPage, present_factor
from speelveld.results.presenters.heat import Heat, draw_heat_down_to
from speelveld.results.presenters.method import Explanation, Level
from speelveld.results.presenters.overview import Overview, present_overview
from speelveld.results.presenters.scores import FACTOR, OUTCOME, Score, list_scores
from speelveld.results.presenters.unit import UnitPage, present_unit
from speelveld.results.presenters.wording import name_group, write_answers, write_mean
from speelveld.results.queries import Edition
from speelveld.science.disclosure import ReleasedTable, Settings

STYLE_SHEETS = ("ui/speelveld.css", "results/results.css", "cli/report.css")
EVERYTHING = Sight(None, None)
MOST_SECTIONS = 400  # of units; with more the page would be slow to open and too large to send
MOST_FACTOR_LINES = 3000
MOST_PARTS = 800
FILTER_FACTOR = 3  # times k: answers that a unit needs before it is broken down
ALL_LEVELS = 10**6


@dataclass(frozen=True)
class Whereabouts:
    """A unit, and the smallest group in which its people are read; `reads` is empty when there is none."""

    name: str
    level: int
    key: str
    is_alone: bool
    reads: str
    n: str


@dataclass(frozen=True)
class Measured:
    """How well a score is measured."""

    score: Score
    reliability: Reliability


@dataclass(frozen=True)
class PastScore:
    """A score of the whole organisation in each wave; empty where it is not shown."""

    name: str
    means: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    report: Document
    overview: Overview
    whole: UnitPage
    heat: Heat | None
    breakdowns: tuple[Breakdown, ...]
    has_all_parts: bool
    least_for_filters: int
    factors: tuple[FactorPage, ...]
    units: tuple[UnitPage, ...]
    has_all_units: bool
    whereabouts: tuple[Whereabouts, ...]
    wave_titles: tuple[str, ...]
    past: tuple[PastScore, ...]
    measured: tuple[Measured, ...]
    has_reliability: bool
    levels: tuple[Level, ...]
    smallest_group: int | None
    settings: Settings
    instrument: Instrument
    digest: str
    version: str
    places: Places


def write_page(
    editions: Sequence[Edition], instrument: Instrument, reliability: Sequence[Reliability]
) -> str:
    """Return the page about the last of these waves, beside the earlier ones."""
    page = present_page(editions, instrument, reliability)
    style = "\n".join(_find_static(name).read_text(encoding="utf-8") for name in STYLE_SHEETS)
    context = {
        "page": page,
        "places": page.places,
        "style": style,
        "style_hash": base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        "drawings": _read_drawings(),
    }
    return render_to_string("cli/report.html", context)


def present_page(
    editions: Sequence[Edition], instrument: Instrument, reliability: Sequence[Reliability]
) -> Page:
    edition = editions[-1]
    waves = Waves(edition, editions[-2] if len(editions) > 1 else None)
    table, scores = edition.table, [*list_scores(edition, FACTOR), *list_scores(edition, OUTCOME)]
    sections = choose_sections(table)
    root, deepest = table.units[0].key, choose_depth(table)
    return Page(
        report=present_report(waves, EVERYTHING),
        overview=present_overview(waves, EVERYTHING),
        whole=present_unit(waves, EVERYTHING, root),
        heat=_draw_map(edition) if table.groups else None,
        breakdowns=present_breakdowns(edition, EVERYTHING, deepest),
        has_all_parts=deepest == ALL_LEVELS,
        least_for_filters=FILTER_FACTOR * table.settings.k,
        factors=_present_factors(waves, scores),
        units=tuple(present_unit(waves, EVERYTHING, key) for key in sections if key != root),
        has_all_units=len(sections) == sum(group.n is not None for group in table.groups),
        whereabouts=tuple(_list_whereabouts(table)),
        wave_titles=tuple(one.title for one in editions),
        past=_list_past(editions, scores) if len(editions) > 1 else (),
        measured=_list_measured(scores, reliability),
        has_reliability=any(one.n_items > 1 for one in reliability),
        levels=tuple(Level(number, *counts) for number, counts in enumerate(table.utility.levels, start=1)),
        smallest_group=table.utility.smallest_group_median,
        settings=table.settings,
        instrument=instrument,
        digest=table.digest,
        version=__version__,
        places=find_places(table, sections),
    )


def choose_sections(table: ReleasedTable) -> list[str]:
    """Return the groups with a section of their own: all of them, or as many levels as fit.

    Groups that only exist for a score that few answered stand with that score.
    """
    usual = [group for group in table.groups if group.n is not None]
    levels = {group.key: min(table.unit(key).level for key in group.unit_keys) for group in usual}
    if len(usual) <= MOST_SECTIONS:
        return list(levels)
    deepest = max(
        level
        for level in range(max(levels.values()) + 1)
        if level == 0 or sum(one <= level for one in levels.values()) <= MOST_SECTIONS
    )
    return [key for key, level in levels.items() if level <= deepest]


def choose_depth(table: ReleasedTable) -> int:
    """Return how far below the whole units are broken down, so that it stays readable."""
    depths = [ALL_LEVELS, *range(len(table.utility.levels) - 1, 0, -1), 0]
    fitting = [depth for depth in depths if count_parts(table, depth) <= MOST_PARTS]
    return fitting[0] if fitting else 0


def _draw_map(edition: Edition) -> Heat:
    """Return the map with everything open; without a script nothing can be opened."""
    heat = draw_heat_down_to(edition, EVERYTHING, ALL_LEVELS)
    return replace(heat, rows=tuple(replace(row, toggle="") for row in heat.rows))


def _present_factors(waves: Waves, scores: Sequence[Score]) -> tuple[FactorPage, ...]:
    """Return a page per score, with all shown groups where that is not too much to read, else the top ones.

    Where people of hidden units read is told elsewhere in the document.
    """
    table = waves.now.table
    n_lines = len(table.groups) + len(table.hidden)
    is_all = n_lines * len(scores) <= MOST_FACTOR_LINES
    pages = [_keep_shown(present_factor(waves, EVERYTHING, score, is_all=is_all)) for score in scores]
    if sum(len(page.lines) for page in pages) > MOST_FACTOR_LINES:
        pages = [replace(page, lines=page.lines[:1]) for page in pages]
    return tuple(pages)


def _keep_shown(page: FactorPage) -> FactorPage:
    lines = tuple(replace(line, toggle="") for line in page.lines if line.row)
    return replace(page, may_open_all=False, lines=lines)


def _list_whereabouts(table: ReleasedTable) -> Sequence[Whereabouts]:
    found = []
    for unit in table.units:
        via = table.shown_via(unit.key)
        found.append(
            Whereabouts(
                name=unit.name,
                level=unit.level,
                key=unit.key,
                is_alone=via is not None and via.key == unit.key,
                reads=name_group(table, via) if via else "",
                n=write_answers(via.n) if via and via.n is not None else "",
            )
        )
    return found


def explain_reliability(edition: Edition, reliability: Sequence[Reliability]) -> list[Explanation]:
    """Return alpha and omega in words, for the workbook; nothing when no score has them."""
    scores = [*list_scores(edition, FACTOR), *list_scores(edition, OUTCOME)]
    told = [text for one in _list_measured(scores, reliability) if (text := _say_measured(one))]
    title = _("Hoe goed de vragen bij elkaar horen")
    return [Explanation(title, "\n".join(told))] if told else []


def _say_measured(one: Measured) -> str:
    alpha, omega = one.reliability.alpha, one.reliability.omega
    if alpha is None:
        return ""
    words = {"name": one.score.name, "alpha": number_format(alpha, 2)}
    if omega is None:
        return _("%(name)s: alfa %(alpha)s.") % words
    return _("%(name)s: alfa %(alpha)s, omega %(omega)s.") % (words | {"omega": number_format(omega, 2)})


def _list_past(editions: Sequence[Edition], scores: Sequence[Score]) -> tuple[PastScore, ...]:
    return tuple(
        PastScore(score.name, tuple(_write_whole(edition, score.key) for edition in editions))
        for score in scores
    )


def _write_whole(edition: Edition, key: str) -> str:
    cell = edition.table.cell(edition.table.units[0].key, key)
    return write_mean(cell, edition.table.variable(key)) if cell else ""


def _list_measured(scores: Sequence[Score], reliability: Sequence[Reliability]) -> tuple[Measured, ...]:
    known = {one.key: one for one in reliability}
    return tuple(Measured(score, known[score.key]) for score in scores)


def _find_static(name: str) -> Path:
    found = finders.find(name)
    assert isinstance(found, str), name
    return Path(found)


def _read_drawings() -> str:
    """Return the icons as part of the page; the name of their format is only needed in a file of its own."""
    drawn = _find_static("ui/icons.svg").read_text(encoding="utf-8")
    return re.sub(r'<svg xmlns="[^"]*"', '<svg class="vh" aria-hidden="true"', drawn, count=1)
