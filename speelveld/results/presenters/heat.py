"""The heat map: units beside factors. Numbers in the cells; colour repeats what a mark and a word say."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld.results.permissions import Sight
from speelveld.results.presenters.outline import Line, Outline
from speelveld.results.presenters.scores import FACTOR, OUTCOME, Score, list_scores, stand_out, turn
from speelveld.results.presenters.wording import join_names, name_group, write_answers, write_number
from speelveld.results.queries import Edition
from speelveld.science.disclosure import ReleasedCell, ReleasedGroup, ReleasedTable, ReleasedVariable
from speelveld.science.disclosure.comparison import LARGE_DIFFERENCE, SMALL_DIFFERENCE

LOOKS = {-2: "lo2", -1: "lo1", 0: "", 1: "hi1", 2: "hi2"}


@dataclass(frozen=True)
class HeatCell:
    """A figure; `look` is its colour, `mark` the arrows, `words` what they say."""

    text: str = ""
    look: str = ""
    mark: str = ""
    words: str = ""


@dataclass(frozen=True)
class HeatRow:
    """A line of the map. `kind` hidden: not shown, and `note` says where to read."""

    key: str
    place: int
    name: str
    level: int
    kind: str
    n: int | None = None
    cells: tuple[HeatCell, ...] = ()
    note: str = ""
    may_open: bool = False
    is_open: bool = False
    toggle: str = ""


@dataclass(frozen=True)
class Heat:
    """The map, with the differences from which a colour and a stronger one appear."""

    columns: tuple[Score, ...]
    rows: tuple[HeatRow, ...]
    small: str
    large: str

    @property
    def explanation(self) -> str:
        """When a colour appears and what it means, in words."""
        text = _("Ze staan er alleen als het verschil groter is dan het toeval.")
        if self.small:
            text = _("Ze staan er alleen als het verschil minstens %(size)s is en groter dan het toeval.") % {
                "size": self.small
            }
        turned = [score.name for score in self.columns if not score.variable.higher_is_better]
        if not turned:
            return text
        scores = {"scores": join_names(turned)}
        return text + " " + _("Bij %(scores)s is lager beter: daar is een lagere score blauw.") % scores

    @property
    def has_more(self) -> bool:
        """Whether a line can be opened or closed."""
        return any(row.toggle for row in self.rows)

    @property
    def n_columns(self) -> int:
        return len(self.columns) + 1


def draw_heat(edition: Edition, sight: Sight, open_key: str | None = None) -> Heat:
    """Return the map, opened as far as this unit; without one, as far as the reader's own units."""
    outline = Outline(edition.table, sight)
    return _draw(edition, sight, outline, outline.choose_opened(open_key))


def draw_heat_down_to(edition: Edition, sight: Sight, level: int) -> Heat:
    """Return the map with this many levels below the whole open."""
    opened = frozenset(unit.key for unit in edition.table.units if unit.level < level)
    return _draw(edition, sight, Outline(edition.table, sight), opened)


def _draw(edition: Edition, sight: Sight, outline: Outline, opened: frozenset[str]) -> Heat:
    columns = list_scores(edition, FACTOR) or list_scores(edition, OUTCOME)
    rows = tuple(
        draw_heat_row(edition.table, sight, line, columns) for line in outline.lines(opened) if line.is_usual
    )
    return Heat(tuple(columns), rows, *write_thresholds(columns))


def draw_heat_row(table: ReleasedTable, sight: Sight, line: Line, columns: Sequence[Score]) -> HeatRow:
    unit, group, root = line.unit, line.group, table.units[0].key
    if group is None:
        return HeatRow(
            key=unit.key, place=line.place, name=unit.name, level=line.level, kind="hidden",
            note=explain_hidden(table, line), may_open=sight.may_open(unit.key),
        )  # fmt: skip
    return HeatRow(
        key=group.key,
        place=line.place,
        name=name_group(table, group),
        level=line.level,
        kind="root" if group.key == root else group.kind,
        n=group.n,
        cells=tuple(_draw_cell(table, group, score, root) for score in columns),
        may_open=sight.may_open(group.key),
        is_open=line.is_open,
        toggle=line.toggle if group.key != root else "",
    )


def _draw_cell(table: ReleasedTable, group: ReleasedGroup, score: Score, root: str) -> HeatCell:
    cell = table.cell(group.key, score.key)
    return draw_cell(cell, score.variable, stand_out(table, group, root, score.variable))


def draw_cell(cell: ReleasedCell | None, variable: ReleasedVariable, step: int) -> HeatCell:
    """Return a figure as it stands in a map; `step` tells how favourably it differs, from -2 to 2."""
    if cell is None:
        return HeatCell(words=_("niet getoond"), look="none")
    rises = turn(step, variable) > 0
    limit = "≥\u202f" if cell.at_least else "≤\u202f" if cell.at_most else ""
    return HeatCell(
        text=limit + write_number(cell.mean, variable),
        look=LOOKS[step],
        mark=("▲" if rises else "▼") * abs(step),
        words=_say_step(abs(step), rises=rises) if step else "",
    )


def _say_step(size: int, *, rises: bool) -> str:
    if size == 1:
        return _("hoger") if rises else _("lager")
    return _("duidelijk hoger") if rises else _("duidelijk lager")


def explain_hidden(table: ReleasedTable, line: Line) -> str:
    """Return the one sentence for every unit that is not shown, and where to read on."""
    text = _("Niet getoond, zodat antwoorden anoniem blijven.")
    if line.via is None:
        return text
    known = f" ({write_answers(line.via.n)})" if line.via.n is not None else ""
    if line.is_below_via:
        return text + " " + _("Lees de groep hierboven%(n)s.") % {"n": known}
    return text + " " + _("Lees %(unit)s%(n)s.") % {"unit": name_group(table, line.via), "n": known}


def write_thresholds(scores: Sequence[Score]) -> tuple[str, str]:
    """Return the differences from which a colour and a stronger one appear; empty when scales differ."""
    if len({(score.variable.lo, score.variable.hi, score.variable.decimals) for score in scores}) != 1:
        return "", ""
    variable = scores[0].variable
    width = variable.hi - variable.lo
    return write_number(SMALL_DIFFERENCE * width, variable), write_number(LARGE_DIFFERENCE * width, variable)
