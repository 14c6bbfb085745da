"""Looks at one cell of an absence file, and notes what is wrong with it."""

import datetime

from speelveld.organisations.importing.cells import CellReader, parse_day
from speelveld.organisations.importing.tables import Row

EARLIEST = datetime.date(1950, 1, 1)
_YES, _NO = {"ja", "j", "yes", "y", "1", "x", "waar", "true"}, {"", "nee", "n", "no", "0", "onwaar", "false"}
_SICK = {"", "ziek", "ziekte", "verzuim", "sick", "ziekteverzuim"}
_LEAVE = {"verlof", "zwangerschapsverlof", "bevallingsverlof", "zwangerschaps- en bevallingsverlof", "zw",
          "maternity leave", "leave"}  # fmt: skip


class AbsenceReader(CellReader):
    """Reads days, shares and marks; what cannot be read is a finding and a harmless value."""

    def read_day(self, row: Row, name: str, *, needed: bool = False) -> datetime.date | None:
        value = self.read(row, name, 60, needed=needed)
        if not value:
            return None
        day = parse_day(value)
        if day is None or day < EARLIEST:
            self.report(row, name, "no_date")
            return None
        return day

    def read_factor(self, row: Row) -> float:
        """Return a part-time factor: 0,6 or 60%."""
        share = self._read_number(row, "fte")
        if share is None or not 0 < share <= 2:
            self.report(row, "fte", "no_factor")
            return 1.0
        return share

    def read_share(self, row: Row) -> float:
        """Return the share of working time that is lost: 50, 50% or 0,5; without such a cell all of it."""
        if not self.get(row, "share"):
            return 1.0
        share = self._read_number(row, "share")
        if share is not None and share > 1:
            share /= 100
        if share is None or not 0 <= share <= 1:
            self.report(row, "share", "no_share")
            return 1.0
        return share

    def read_is_leave(self, row: Row) -> bool:
        value = self.get(row, "kind").lower()
        if value not in _SICK | _LEAVE:
            self.report(row, "kind", "no_kind")
        return value in _LEAVE

    def read_is_vangnet(self, row: Row) -> bool:
        value = self.get(row, "vangnet").lower()
        if value not in _YES | _NO:
            self.report(row, "vangnet", "no_yes")
        return value in _YES

    def report(self, row: Row, name: str, problem: str, **details: str | int) -> None:
        """Note a finding. What an unknown kind or mark says is not repeated: it may be a cause."""
        super().report(row, name, problem, **details)
        if problem in ("no_kind", "no_yes"):
            found = self.findings.pop()
            self.findings.append(type(found)(found.kind, found.row, found.column, "", problem, details))

    def _read_number(self, row: Row, name: str) -> float | None:
        value = self.read(row, name, 20, needed=True).replace(",", ".").replace(" ", "")
        try:
            return float(value[:-1]) / 100 if value.endswith("%") else float(value)
        except ValueError:
            return None
