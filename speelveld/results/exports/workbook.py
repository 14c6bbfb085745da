"""All released figures as a workbook: the heat map, every figure on its own row, and how to read them."""

import re
import textwrap
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from speelveld.results.exports.whole_sheets import write_whole_sheets
from speelveld.results.permissions import Sight
from speelveld.results.presenters.heat import explain_hidden
from speelveld.results.presenters.method import Explanation, explain
from speelveld.results.presenters.outline import Line, Outline
from speelveld.results.presenters.overview import present_facts
from speelveld.results.presenters.scores import FACTOR, OUTCOME, Score, list_scores, stand_out
from speelveld.results.presenters.wording import name_group, write_share
from speelveld.results.queries import Edition
from speelveld.science.disclosure import ReleasedCell, ReleasedGroup, ReleasedPart
from speelveld.ui.books import FIRST_ROW, SOFT, Book

FILLS = {-2: "#e59a63", -1: "#f6d9ba", 1: "#cfe1ea", 2: "#8fbcd3"}
NOT_IN_NAME = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31
LINE, NAME_WIDTH, TEXT_WIDTH = 15, 44, 100  # height of a line in points, widths of columns in characters
MARKS = {-2: "▼▼", -1: "▼", 1: "▲", 2: "▲▲"}


class ResultsBook(Book):
    """The workbook of one release in the making."""

    def __init__(self, edition: Edition, sight: Sight) -> None:
        facts = present_facts(edition)
        super().__init__(
            title=f"{_('Resultaten')} {facts.title}", author=facts.organisation, made_on=edition.released_on
        )
        self.sight, self._names = sight, set[str]()
        self._turn_to(edition)

    def _turn_to(self, edition: Edition) -> None:
        """Write about this wave from now on."""
        self.edition, self.table = edition, edition.table
        self.scores = list_scores(edition, FACTOR) + list_scores(edition, OUTCOME)
        self.lines = list(Outline(edition.table, self.sight).lines(None))
        self.has_response = any(line.group and write_share(line.group) for line in self.lines)

    def write(self, earlier: Sequence[Edition], notes: Sequence[Explanation]) -> bytes:
        now, explanations = self.edition, [*explain(self.edition), *notes]
        self._write_map(self._add_sheet(_("Overzicht")))
        self._write_figures(self._add_sheet(_("Alle cijfers")))
        self._write_breakdowns("")
        for edition in earlier:
            self._turn_to(edition)
            self._write_map(self._add_sheet(f"{_('Overzicht')} {edition.title}"))
            self._write_figures(self._add_sheet(f"{_('Alle cijfers')} {edition.title}"))
            self._write_breakdowns(f" {edition.title}")
        write_whole_sheets(self, now, f"{present_facts(now).organisation}: {now.title}")
        self._write_explanation(self.book.add_worksheet(_("Uitleg")), explanations)
        return self.close()

    def _add_sheet(self, name: str) -> Worksheet:
        facts = present_facts(self.edition)
        about = [facts.period, facts.turnout, _("groepen vanaf %(k)s antwoorden") % {"k": facts.k}]
        heading = f"{facts.organisation}: {facts.title}"
        sheet = self.add_sheet(self._fit_name(name), heading, " · ".join(part for part in about if part))
        sheet.set_column(0, 0, NAME_WIDTH)
        return sheet

    def _fit_name(self, name: str) -> str:
        """Return a name that a sheet may have: short, without some signs, and unlike the others."""
        fitting = NOT_IN_NAME.sub("-", name).strip("' ")
        short = fitting[:LONGEST_NAME]
        if short.casefold() in self._names:
            short = f"{fitting[: LONGEST_NAME - 6]} ({len(self._names) + 1})"
        self._names.add(short.casefold())
        return short

    def _write_map(self, sheet: Worksheet) -> None:
        heads = [_("Onderdeel"), _("Antwoorden"), *([_("Respons")] if self.has_response else [])]
        self.write_heads(sheet, heads + [score.name for score in self.scores])
        sheet.set_row(FIRST_ROW - 1, LINE * max(_count_lines(score.name, 12) for score in self.scores))
        sheet.set_column(1, len(heads) - 1 + len(self.scores), 12)
        sheet.freeze_panes(FIRST_ROW, 1)
        for row, line in enumerate((one for one in self.lines if one.is_usual), start=FIRST_ROW):
            if line.group is None:
                self._write_hidden(sheet, row, line, len(heads) - 1 + len(self.scores))
            else:
                self._write_group(sheet, row, line, line.group)

    def _write_hidden(self, sheet: Worksheet, row: int, line: Line, last: int) -> None:
        grey = {"font_color": SOFT}
        sheet.write_string(row, 0, line.unit.name, self.format(indent=line.level, **grey))
        sheet.merge_range(
            row, 1, row, last, explain_hidden(self.table, line), self.format(italic=True, **grey)
        )

    def _write_group(self, sheet: Worksheet, row: int, line: Line, group: ReleasedGroup) -> None:
        root = self.table.units[0].key
        look = self.format(indent=line.level, bold=group.key == root, text_wrap=True)
        sheet.write_string(row, 0, self._name(group), look)
        sheet.set_row(row, LINE * _count_lines(self._name(group), NAME_WIDTH - 2 * line.level))
        if group.n is not None:
            sheet.write_number(row, 1, group.n, self.format(align="center"))
        if self.has_response:
            sheet.write_string(row, 2, write_share(group), self.format())
        for column, score in enumerate(self.scores, start=3 if self.has_response else 2):
            cell = self.table.cell(group.key, score.key)
            if cell is None:
                sheet.write_string(row, column, _("niet getoond"), self.format(font_color=SOFT))
                continue
            step = stand_out(self.table, group, root, score.variable)
            sheet.write_number(row, column, cell.mean, self._style(score, cell, step))

    def _style(self, score: Score, cell: ReleasedCell, step: int) -> Format:
        """Return number format and colour; the mark stands in the cell, so that colour is never alone."""
        rises = step if score.variable.higher_is_better else -step
        limit = '"≥ "' if cell.at_least else '"≤ "' if cell.at_most else ""
        number = f"{limit}{_write_number_format(score)}" + (f'" {MARKS[rises]}"' if step else "")
        fill = {"bg_color": FILLS[step]} if step else {}
        return self.format(num_format=number, align="center", **fill)

    def _write_figures(self, sheet: Worksheet) -> None:
        heads = [
            _("Onderdeel"), _("Code"), _("Soort"), _("Hoort bij"), _("Factor"), _("Antwoorden"),
            _("Gemiddelde"), _("Van"), _("Tot"), _("Grens"), _("Ongunstig %"), _("Ertussenin %"),
            _("Gunstig %"),
        ]  # fmt: skip
        self.write_heads(sheet, heads)
        sheet.set_column(1, 2, 16)
        sheet.set_column(3, 4, 30)
        sheet.set_column(5, 12, 12)
        sheet.freeze_panes(FIRST_ROW, 1)
        last = FIRST_ROW - 1
        for last, (group, score, cell) in enumerate(self._list_cells(), start=FIRST_ROW):
            self._write_figure(sheet, last, group, score, cell)
        sheet.autofilter(FIRST_ROW - 1, 0, max(last, FIRST_ROW), len(heads) - 1)

    def _list_cells(self) -> Iterator[tuple[ReleasedGroup, Score, ReleasedCell]]:
        for line in self.lines:
            for score in self.scores:
                cell = self.table.cell(line.group.key, score.key) if line.group else None
                if line.group and cell:
                    yield line.group, score, cell

    def _write_figure(
        self, sheet: Worksheet, row: int, group: ReleasedGroup, score: Score, cell: ReleasedCell
    ) -> None:
        kinds = {"unit": _("onderdeel"), "staff": _("eigen medewerkers"), "combined": _("groep samen")}
        parent = self.table.unit(group.parent).name if group.parent else ""
        for column, text in enumerate((self._name(group), group.key, kinds[group.kind], parent, score.name)):
            sheet.write_string(row, column, text)
        sheet.write_number(row, 5, cell.n)
        number = self.format(num_format=_write_number_format(score))
        for column, value in enumerate((cell.mean, cell.low, cell.high), start=6):
            sheet.write_number(row, column, value, number)
        sheet.write_string(row, 9, _write_limit(cell))
        for column, share in enumerate(cell.shares or (), start=10):
            sheet.write_number(row, column, share)

    def _write_breakdowns(self, ending: str) -> None:
        """Write a sheet per filter: each part of each unit that is shown, score by score."""
        breakdowns = self.table.breakdowns
        for one in breakdowns.filters if breakdowns else ():
            sheet = self._add_sheet(one.key + ending)
            heads = [
                _("Onderdeel"), _("Code"), one.key, _("Factor"), _("Antwoorden"), _("Gemiddelde"), _("Van"),
                _("Tot"), _("Grens"),
            ]  # fmt: skip
            self.write_heads(sheet, heads)
            sheet.set_column(1, 2, 16)
            sheet.set_column(3, 3, 30)
            sheet.freeze_panes(FIRST_ROW, 1)
            row = FIRST_ROW
            for part, score, cell in self._list_parts(one.key):
                self._write_part(sheet, row, part, score, cell)
                row += 1
            sheet.autofilter(FIRST_ROW - 1, 0, max(row - 1, FIRST_ROW), len(heads) - 1)

    def _list_parts(self, key: str) -> Iterator[tuple[ReleasedPart, Score, ReleasedCell]]:
        for part in self.table.breakdowns.parts if self.table.breakdowns else ():
            for score in self.scores if part.filter == key and self.sight.may_see(part.unit) else ():
                if cell := self.table.part_cell(part, score.key):
                    yield part, score, cell

    def _write_part(
        self, sheet: Worksheet, row: int, part: ReleasedPart, score: Score, cell: ReleasedCell
    ) -> None:
        texts = (self.table.unit(part.unit).name, part.unit, part.value, score.name)
        for column, text in enumerate(texts):
            self.write_text(sheet, row, column, text)
        sheet.write_number(row, 4, cell.n)
        number = self.format(num_format=_write_number_format(score))
        for column, value in enumerate((cell.mean, cell.low, cell.high), start=5):
            sheet.write_number(row, column, value, number)
        sheet.write_string(row, 8, _write_limit(cell))

    def _write_explanation(self, sheet: Worksheet, explanations: Sequence[Explanation]) -> None:
        sheet.set_column(0, 0, 36)
        sheet.set_column(1, 1, TEXT_WIDTH)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, _("Hoe lees je dit?"), self.format(bold=True, font_size=14))
        for row, one in enumerate(explanations, start=2):
            sheet.write_string(row, 0, one.title, self.format(bold=True, valign="top"))
            sheet.write_string(row, 1, one.text, self.format(text_wrap=True, valign="top"))
            sheet.set_row(row, LINE * (_count_lines(one.text, TEXT_WIDTH) + 0.5))

    def _name(self, group: ReleasedGroup) -> str:
        return name_group(self.table, group, most=len(group.unit_keys))


def write_workbook(
    edition: Edition, sight: Sight, earlier: Sequence[Edition] = (), notes: Sequence[Explanation] = ()
) -> bytes:
    """Return all figures that this reader may see, units in tree order.

    Earlier waves get sheets of their own; `notes` stand below the explanation.
    """
    return ResultsBook(edition, sight).write(earlier, notes)


def _write_number_format(score: Score) -> str:
    decimals = score.variable.decimals
    return "0." + "0" * decimals if decimals else "0"


def _write_limit(cell: ReleasedCell) -> str:
    return _("of hoger") if cell.at_least else _("of lager") if cell.at_most else ""


def _count_lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column; not every program works that out when it opens a file."""
    return sum(max(1, len(textwrap.wrap(part, max(width, 8)))) for part in text.split("\n"))
