"""The page of one factor: what it is, all units side by side, and what one can do about it."""

from dataclasses import dataclass, replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from speelveld import catalogue
from speelveld.catalogue import FactorText, MeasureText
from speelveld.results.permissions import Sight
from speelveld.results.presenters.bars import Row, list_ticks
from speelveld.results.presenters.beside import Beside, set_beside
from speelveld.results.presenters.changes import Waves
from speelveld.results.presenters.charts import draw_row
from speelveld.results.presenters.heat import explain_hidden
from speelveld.results.presenters.outline import Line, Outline
from speelveld.results.presenters.overview import Facts, present_facts
from speelveld.results.presenters.reliability import Reliability, find_reliability
from speelveld.results.presenters.scores import Score, get_text, list_scores
from speelveld.results.presenters.wording import name_group
from speelveld.science.disclosure import ReleasedTable

MOST_LINES = 300  # above this the page would be slow to read, so all at once is not offered


@dataclass(frozen=True)
class Shares:
    """How answers are spread, in steps of 5 per cent, and where the last part starts in a bar of `total`."""

    unfavourable: int
    between: int
    favourable: int

    @property
    def total(self) -> int:
        return self.unfavourable + self.between + self.favourable

    @property
    def last_start(self) -> int:
        return self.unfavourable + self.between


@dataclass(frozen=True)
class FactorLine:
    """A unit beside the others. `row` None: not shown, and `note` says where to read."""

    name: str
    key: str
    level: int
    place: int
    row: Row | None = None
    shares: Shares | None = None
    note: str = ""
    toggle: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class FittingMeasure:
    """A measure from the catalogue, and the cell of the board it belongs to."""

    measure: MeasureText
    stage: str
    level: str


@dataclass(frozen=True)
class FactorPage:
    facts: Facts
    score: Score
    text: FactorText | None
    lines: tuple[FactorLine, ...]
    may_open_all: bool
    ticks: tuple[tuple[str, str], ...]
    before: str
    k_distribution: int
    has_shares: bool
    measures: tuple[FittingMeasure, ...]
    others: tuple[Score, ...]
    reliability: Reliability | None
    beside: Beside | None


def present_factor(
    waves: Waves, sight: Sight, score: Score, open_key: str | None = None, *, is_all: bool = False
) -> FactorPage:
    """Return the page, opened as far as this unit, or wholly when that is asked and can be read."""
    edition, language = waves.now, get_language() or "nl"
    table = edition.table
    text = get_text(score.key, language)
    outline = Outline(table, sight)
    may_open_all = len(table.groups) + len(table.hidden) <= MOST_LINES
    opened = None if is_all and may_open_all else outline.choose_opened(open_key)
    lines = tuple(
        _draw_line(waves, sight, line, score)
        for line in outline.lines(opened)
        if _is_about(table, line, score)
    )
    return FactorPage(
        facts=present_facts(edition),
        score=score,
        text=text,
        lines=lines,
        may_open_all=may_open_all and opened is not None and any(line.toggle for line in lines),
        ticks=list_ticks(score.variable),
        before=waves.title_before,
        k_distribution=table.settings.k_distribution,
        has_shares=any(line.shares for line in lines),
        measures=list_measures(text, language),
        others=tuple(one for one in list_scores(edition, score.kind) if one.key != score.key),
        reliability=find_reliability(edition, score),
        beside=set_beside(edition, sight, score),
    )


def _is_about(table: ReleasedTable, line: Line, score: Score) -> bool:
    """Whether a line belongs in the table of this score: units always, other groups when they have a figure."""
    if line.group is None or line.group.kind == "unit":
        return True
    return table.cell(line.group.key, score.key) is not None


def _draw_line(waves: Waves, sight: Sight, line: Line, score: Score) -> FactorLine:
    table, unit, group = waves.now.table, line.unit, line.group
    root = table.units[0].key
    if group is None:
        key = unit.key if sight.may_open(unit.key) else ""
        is_told = line.via is not None and table.cell(line.via.key, score.key) is not None
        note = explain_hidden(table, line if is_told else replace(line, via=None))
        return FactorLine(unit.name, key, line.level, line.place, note=note)
    name, key = name_group(table, group), group.key if sight.may_open(group.key) else ""
    cell = table.cell(group.key, score.key)
    if cell is None:
        return FactorLine(
            name, key, line.level, line.place, note=_("Niet getoond, zodat antwoorden anoniem blijven.")
        )
    around = None if group.key == root else table.group(root)
    return FactorLine(
        name=name,
        key=key,
        level=line.level,
        place=line.place,
        row=draw_row(waves, group, around, score, name),
        shares=Shares(*cell.shares) if cell.shares else None,
        toggle=line.toggle if group.key != root else "",
        is_open=line.is_open,
    )


def list_measures(text: FactorText | None, language: str) -> tuple[FittingMeasure, ...]:
    """Return measures of the catalogue that fit a factor."""
    wanted = text.measures if text else ()
    return tuple(
        FittingMeasure(measure, cell.stage, cell.level)
        for cell in catalogue.cells(language)
        for measure in cell.measures
        if measure.key in wanted
    )
