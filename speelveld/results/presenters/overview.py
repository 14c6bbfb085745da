"""The first page of results: facts, what goes well, what asks attention, and the heat map."""

from dataclasses import dataclass

from speelveld.results.permissions import Sight
from speelveld.results.presenters.bars import Row, list_ticks
from speelveld.results.presenters.changes import Waves
from speelveld.results.presenters.charts import list_rows
from speelveld.results.presenters.heat import Heat, draw_heat
from speelveld.results.presenters.highlights import Highlights, pick_highlights
from speelveld.results.presenters.scores import FACTOR, OUTCOME, have_one_scale, list_scores
from speelveld.results.presenters.wording import write_period, write_turnout
from speelveld.results.queries import Edition


@dataclass(frozen=True)
class Facts:
    """What travels with every page of one release."""

    wave_id: int
    root_key: str
    title: str
    organisation: str
    period: str
    turnout: str
    k: int


@dataclass(frozen=True)
class Chart:
    """Rows of bars with the ends of their scale, and what they are compared with."""

    rows: tuple[Row, ...]
    ticks: tuple[tuple[str, str], ...]
    around: str
    before: str
    is_higher_better: bool


@dataclass(frozen=True)
class Overview:
    facts: Facts
    is_shown: bool
    highlights: Highlights
    heat: Heat
    factors: Chart
    outcomes: Chart

    @property
    def has_units(self) -> bool:
        """Whether there is anything to see beside the whole."""
        return any(row.kind not in ("root", "hidden") for row in self.heat.rows)


def present_facts(edition: Edition) -> Facts:
    root = edition.table.group(edition.table.units[0].key)
    return Facts(
        wave_id=edition.wave_id,
        root_key=edition.table.units[0].key,
        title=edition.title,
        organisation=edition.organisation,
        period=_write_known_period(edition),
        turnout=write_turnout(root) if root else "",
        k=edition.table.settings.k,
    )


def _write_known_period(edition: Edition) -> str:
    if edition.opens_on is None or edition.closes_on is None:
        return ""
    return write_period(edition.opens_on, edition.closes_on)


def present_overview(waves: Waves, sight: Sight, open_key: str | None = None) -> Overview:
    edition = waves.now
    root = edition.table.group(edition.table.units[0].key)
    return Overview(
        facts=present_facts(edition),
        is_shown=root is not None,
        highlights=pick_highlights(edition, sight),
        heat=draw_heat(edition, sight, open_key),
        factors=present_chart(waves, root.key if root else None, None, FACTOR),
        outcomes=present_chart(waves, root.key if root else None, None, OUTCOME),
    )


def present_chart(waves: Waves, group_key: str | None, around_key: str | None, kind: str) -> Chart:
    """Return the scores of one kind of a group; empty when it is not shown."""
    table = waves.now.table
    group = table.group(group_key) if group_key else None
    around = table.group(around_key) if around_key else None
    scores = list_scores(waves.now, kind) if group else []
    return Chart(
        rows=list_rows(waves, group, around, scores) if group else (),
        ticks=list_ticks(scores[0].variable) if have_one_scale(scores) else (),
        around=table.unit(around.key).name if around else "",
        before=waves.title_before,
        is_higher_better=all(score.variable.higher_is_better for score in scores),
    )
