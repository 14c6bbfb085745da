"""Makes the tree out of columns of a people file: division, department and team by name."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from itertools import pairwise

from speelveld.organisations.importing.cells import CellReader
from speelveld.organisations.importing.columns import LEVELS
from speelveld.organisations.importing.tables import Row
from speelveld.organisations.importing.units import UnitRow

Path = tuple[str, ...]
_LONGEST_KEY, _LONGEST_NAME = 60, 120


class LevelTree:
    """Grows a tree as rows come by. A unit that exists already, by the names above it, keeps its code."""

    def __init__(self, root: UnitRow, present: Mapping[str, UnitRow]) -> None:
        self.units: dict[Path, UnitRow] = {(): root}
        self._known = {_list_names(key, present): key for key in present}
        self._taken = {root.key, *present}

    def place(self, cells: CellReader, row: Row) -> str:
        """Return the code of the unit that this row names, new units included."""
        names = [cells.read(row, level, _LONGEST_NAME) for level in LEVELS if cells.has(level)]
        if not any(names):
            cells.report(row, LEVELS[0], "missing")
        elif gap := _find_gap(names):
            cells.report(row, gap, "level_skipped")
        path: Path = ()
        for name in filter(None, names):
            if path and path[-1] == name.casefold():  # a department that is called like its only team
                continue
            above, path = self.units[path], (*path, name.casefold())
            if path not in self.units:
                self.units[path] = UnitRow(self._choose_key(path), name, above.key)
        return self.units[path].key

    def _choose_key(self, path: Path) -> str:
        key = self._known.get(path)
        if key is None:
            key = _make_key(path)
            if key in self._taken:
                key = _mark(key, path)
            self._taken.add(key)
        return key


def _find_gap(names: list[str]) -> str:
    """Return the level that is empty while a lower one is not."""
    pairs = enumerate(pairwise(names))
    return next((LEVELS[number] for number, (above, below) in pairs if below and not above), "")


def _list_names(key: str, present: Mapping[str, UnitRow]) -> Path:
    names: list[str] = []
    while key in present and present[key].parent and len(names) < len(LEVELS):
        names.append(present[key].name.casefold())
        key = present[key].parent
    return tuple(reversed(names))


def _make_key(path: Path) -> str:
    """Return a short readable code."""
    plain = unicodedata.normalize("NFKD", ".".join(path)).encode("ascii", "ignore").decode()
    key = re.sub(r"[^a-z0-9.]+", "-", plain.lower()).strip("-.")
    return key if key and len(key) <= _LONGEST_KEY else _mark(key, path)


def _mark(key: str, path: Path) -> str:
    """Make a code that was too long, empty or taken the only one of its kind."""
    mark = hashlib.sha256("\n".join(path).encode()).hexdigest()[:8]
    return f"{key[: _LONGEST_KEY - 9]}-{mark}".strip("-")
