"""The plan as a workbook: measures, problems, conditions, answers and cycles, each on a sheet that can be filtered."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from textwrap import wrap

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from speelveld.board.exports.plan import Entry, Field, Kind, MeasureEntry, Plan
from speelveld.board.exports.returning import BY_WHICH, ONE_OF, READ_BACK, list_words, name_marks
from speelveld.board.exports.writing import write, write_day
from speelveld.ui.books import FIRST_ROW, SOFT, Book

A3 = 8
MOST_IN_FOOT = 80  # signs of the title; Excel allows 255 with doubled ones and codes
WIDTHS: dict[Kind, int] = {"text": 20, "long": 44, "day": 13, "euro": 15, "hours": 9}
WIDTHS_BY_NAME = {
    "number": 7, "title": 34, "problem": 28, "cause": 34, "stage": 14, "level": 13, "state": 11, "factors": 26,
    "source": 30, "kind": 24, "place": 26, "question_key": 44, "answer": 70, "next_step": 40, "judgement": 13,
    "text": 60, "code": 8, "version": 8,
}  # fmt: skip
EURO, WHOLE, FRACTION = '"€" #,##0.00', "#,##0", "#,##0.0"
ROOM = 200  # rows below, where new measures may be written
LINE, TALLEST = 15, 409  # points; Excel allows no taller row
SIGNS_IN_WIDTH = 1.1  # a column is as wide as so many noughts, and most letters are narrower
FIRST_YEAR = 1901  # Excel knows no earlier days, and counts those of 1900 wrongly: they stand as text
RULE = "#d8cfbd"
LEFT = {"align": "left", "indent": 1}  # columns stay apart
DAYS = {"nl": "[$-413]d mmm yyyy", "en": "[$-809]d mmm yyyy"}


class PlanBook(Book):
    """The workbook of one plan in the making."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.title = " · ".join((_("Plan van aanpak"), plan.organisation))
        self.day_format = DAYS[(get_language() or "nl")[:2]]
        super().__init__(title=self.title, author=plan.organisation, made_on=plan.made_on)

    def write(self) -> bytes:
        self._write_measures(_("Maatregelen"))
        self._write_sheet(_("Logboek"), self.plan.remarks)
        self._write_sheet(_("Problemen"), self.plan.problems)
        self._write_sheet(_("Oorzaken"), self.plan.causes)
        self._write_sheet(_("Risicoklassen"), [self.plan.scheme])
        self._write_sheet(_("Voorwaarden"), self.plan.conditions)
        self._write_sheet(_("Voorwaarden per punt"), self.plan.checks)
        answers = [answer for place in self.plan.places for answer in place.answers]
        self._write_sheet(_("Vragen en antwoorden"), answers)
        self._write_sheet(_("Rondes"), self.plan.cycles)
        self._write_sheet(_("Besluiten"), self.plan.decisions)
        return self.close()

    def _write_measures(self, name: str) -> None:
        """Measures have too many fields for one page: number and title come back on the second."""
        sheet = self._write_sheet(name, self.plan.measures)
        if self.plan.measures:
            self._invite_changes(sheet)
        sheet.set_paper(A3)
        sheet.fit_to_pages(2, 0)
        sheet.repeat_columns(0, 1)

    def _invite_changes(self, sheet: Worksheet) -> None:
        """Tell what may be changed, and offer the words where one chooses."""
        hint = _(
            "Verander wat je wilt en lees dit blad weer in bij Documenten. Nieuwe rij zonder code: nieuwe maatregel. "
            "Laat code en versie staan. Grijs houdt Speelveld zelf bij."
        )
        self.write_text(sheet, FIRST_ROW - 2, 0, hint, font_color=SOFT)
        words, last = list_words(), FIRST_ROW + len(self.plan.measures) + ROOM
        for column, field in enumerate(_list_fields(self.plan.measures[0])):
            if field.name not in (*READ_BACK, *BY_WHICH):
                self.write_head(sheet, column, name_column(field), valign="top", font_color=SOFT, **LEFT)
            if field.name in ONE_OF:
                source = list(words[field.name].values())
                sheet.data_validation(FIRST_ROW, column, last, column, {"validate": "list", "source": source})

    def _write_sheet(self, name: str, entries: Sequence[Entry]) -> Worksheet:
        made_on = _("Plan van aanpak, gemaakt op %(day)s") % {"day": write_day(self.plan.made_on)}
        sheet = self.add_sheet(name, f"{self.plan.organisation}: {name}", made_on)
        sheet.hide_gridlines(2)
        foot = self.title[:MOST_IN_FOOT].replace("&", "&&")
        page = _("Bladzijde")
        sheet.set_footer(f"&L{foot}&C{name}&R{page} &P / &N")
        if entries:
            self._write_entries(sheet, [_list_fields(entry) for entry in entries])
        else:
            self.write_text(sheet, FIRST_ROW - 1, 0, _("Hier is nog niets ingevuld."))
        return sheet

    def _write_entries(self, sheet: Worksheet, rows: Sequence[Sequence[Field]]) -> None:
        self._write_columns(sheet, rows[0])
        for row, fields in enumerate(rows, start=FIRST_ROW):
            sheet.set_row(row, _measure_height(fields, [write(field) for field in fields]))
            for column, field in enumerate(fields):
                self._write_field(sheet, row, column, field)
        last = FIRST_ROW + len(rows) - 1
        sheet.autofilter(FIRST_ROW - 1, 0, last, len(rows[0]) - 1)
        is_numbered = rows[0][0].name == "number"
        sheet.freeze_panes(FIRST_ROW, 2 if is_numbered else 1)
        if is_numbered:
            sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW + 1}:A{last + 1}"})

    def _write_columns(self, sheet: Worksheet, fields: Sequence[Field]) -> None:
        heads = [name_column(field) for field in fields]
        sheet.set_row(FIRST_ROW - 1, _measure_height(fields, heads))
        for column, (field, head) in enumerate(zip(fields, heads, strict=True)):
            sheet.set_column(column, column, _get_width(field))
            self.write_head(sheet, column, head, valign="top", **LEFT)

    def _write_field(self, sheet: Worksheet, row: int, column: int, field: Field) -> None:
        look = {"valign": "top", "text_wrap": True, "bottom": 1, "bottom_color": RULE}
        match field.value:
            case datetime.date(year=year) as day if year >= FIRST_YEAR:
                style = self.format(num_format=self.day_format, **LEFT, **look)
                sheet.write_datetime(row, column, datetime.datetime.combine(day, datetime.time()), style)
            case Decimal() as amount:
                shown = EURO if field.kind == "euro" else WHOLE if amount == int(amount) else FRACTION
                style = self.format(num_format=shown, align="right", **look)
                sheet.write_number(row, column, float(amount), style)
            case None | "":
                sheet.write_blank(row, column, None, self.format(**LEFT, **look))
            case _:
                self.write_text(sheet, row, column, write(field), **LEFT, **look)


def write_workbook(plan: Plan) -> bytes:
    """Return the plan as a workbook in the active language."""
    return PlanBook(plan).write()


def _list_fields(entry: Entry) -> tuple[Field, ...]:
    number = (Field("number", _("Nr."), entry.number),) if entry.number else ()
    return (*number, *entry.fields, *_list_marks(entry))


def _list_marks(entry: Entry) -> tuple[Field, ...]:
    if not isinstance(entry, MeasureEntry):
        return ()
    return tuple(
        Field(name, head, Decimal(getattr(entry, name)), "hours") for name, head in name_marks().items()
    )


def _get_width(field: Field) -> int:
    return WIDTHS_BY_NAME.get(field.name, WIDTHS[field.kind])


def _measure_height(fields: Sequence[Field], texts: Sequence[str]) -> int:
    """Return the height that the fullest cell needs; not every program finds that out by itself."""
    lines = [
        sum(len(wrap(part, int(SIGNS_IN_WIDTH * (_get_width(field) - 1)))) or 1 for part in text.split("\n"))
        for field, text in zip(fields, texts, strict=True)
    ]
    return min(TALLEST, LINE * max(lines) + 3)


def name_column(field: Field) -> str:
    return _("%(label)s in euro") % {"label": field.label} if field.kind == "euro" else field.label
