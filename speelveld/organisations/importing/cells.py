"""Looks at one cell of one row, and notes what is wrong with it."""

import datetime
import re
from collections.abc import Iterator, Mapping

from speelveld.organisations.importing.findings import Finding
from speelveld.organisations.importing.tables import Row, Table

_MAIL = re.compile(r"[^@\s,;:<>()\[\]\"]+@[^@\s,;:<>()\[\]\"]+\.[^@\s.,;:<>()\[\]\"]{2,}")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]*)?")
_DUTCH_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december")  # fmt: skip
_DATE_IN_WORDS = re.compile(rf"(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})")
_EXCEL_ERROR = re.compile(
    r"#(N/?[AB]|REF|VERW|VALUE|WAARDE|NAME|NAAM|DIV/0|DEEL/0|NUM|GETAL|NULL|LEEG)[!?]?", re.I
)
_KEY = re.compile(r"\w[\w .\-/&]*")
_LANGUAGES = {
    "nl": "nl", "nederlands": "nl", "dutch": "nl", "nederlandse": "nl", "nld": "nl",
    "en": "en", "engels": "en", "english": "en", "engelse": "en", "eng": "en",
}  # fmt: skip


class CellReader:
    """Reads the cells of one file by field, and gathers the findings."""

    def __init__(self, kind: str, table: Table, mapping: Mapping[str, int]) -> None:
        self.kind = kind
        self.table = table
        self.mapping = {name: column for name, column in mapping.items() if column < len(table.header)}
        self.findings: list[Finding] = []

    def has(self, name: str) -> bool:
        return name in self.mapping

    def get(self, row: Row, name: str) -> str:
        return row.cells[self.mapping[name]] if name in self.mapping else ""

    def report(self, row: Row, name: str, problem: str, **details: str | int) -> None:
        value = self.get(row, name)
        column = self.table.header[self.mapping[name]] if name in self.mapping else ""
        self.findings.append(Finding(self.kind, row.number, column, value, problem, details))

    def read(self, row: Row, name: str, longest: int, *, needed: bool = False) -> str:
        """Return the text of a cell; note when it is missing, too long or a mistake of Excel."""
        value = self.get(row, name)
        if needed and not value:
            self.report(row, name, "missing")
        elif len(value) > longest:
            self.report(row, name, "too_long", characters=longest)
        elif _EXCEL_ERROR.fullmatch(value):
            self.report(row, name, "excel_error")
        return value

    def read_key(self, row: Row, name: str, longest: int) -> str:
        value = self.read(row, name, longest, needed=True)
        if value and not _KEY.fullmatch(value):
            self.report(row, name, "key_signs")
        return value

    def read_mail(self, row: Row) -> str | None:
        if not self.has("email"):
            return None
        value = self.read(row, "email", 254).lower()
        if value and not _MAIL.fullmatch(value):
            self.report(row, "email", "no_mail")
        return value

    def read_language(self, row: Row) -> str | None:
        if not self.has("language"):
            return None
        value = self.read(row, "language", 60)
        if value and value.lower() not in _LANGUAGES:
            self.report(row, "language", "no_language")
        return _LANGUAGES.get(value.lower(), "nl")

    def read_date(self, row: Row) -> str | None:
        """Return the day in ISO form, "" for an empty cell, None without such a column."""
        if not self.has("joined_on"):
            return None
        value = self.read(row, "joined_on", 60)
        if not value:
            return ""
        day = parse_day(value)
        if day is None:
            self.report(row, "joined_on", "no_date")
            return ""
        return day.isoformat()

    def report_doubles(self, name: str) -> None:
        """Note every value that stands in more than one row, capitals apart."""
        first: dict[str, int] = {}
        for row in self.table.rows:
            if value := self.get(row, name).casefold():
                if value in first:
                    self.report(row, name, "double", other_row=first[value])
                first.setdefault(value, row.number)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.table.rows)


def parse_day(text: str) -> datetime.date | None:
    """Read 2026-03-01, 1-3-2026, 01/03/2026, 1.3.2026 and 1 maart 2026: in Dutch the day comes first."""
    try:
        if found := _ISO_DATE.fullmatch(text):
            return datetime.date(*map(int, found.groups()))
        if found := _DUTCH_DATE.fullmatch(text):
            return datetime.date(*map(int, reversed(found.groups())))
        if found := _DATE_IN_WORDS.fullmatch(text.lower()):
            return datetime.date(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:  # 31 February
        pass
    return None
