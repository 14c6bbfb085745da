"""The tree of units as lines to read, opened level by level: shown groups, and units read together."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from speelveld.results.permissions import Sight
from speelveld.science.disclosure import ReleasedGroup, ReleasedTable, ReleasedUnit


@dataclass(frozen=True)
class Line:
    """One line. `group` None: this unit is not shown by itself, and `via` is where its people read on.

    `place` is that of the unit in the tree; a combined group has the place of its first unit.
    """

    unit: ReleasedUnit
    group: ReleasedGroup | None
    via: ReleasedGroup | None
    place: int
    has_more: bool = False
    is_open: bool = False

    @property
    def toggle(self) -> str:
        """The unit to ask for so that this line opens, or closes again; empty when there is nothing below."""
        if not self.has_more:
            return ""
        return (self.unit.parent or self.unit.key) if self.is_open else self.unit.key

    @property
    def level(self) -> int:
        """Steps below the whole; a group of several units stands one below the unit around it."""
        is_own_staff_first = self.group is not None and self.unit.key in self.group.own_staff_of
        return self.unit.level + 1 if is_own_staff_first else self.unit.level

    @property
    def is_usual(self) -> bool:
        """Whether this is a unit, or a group in which people read most scores.

        A score that few answered has groups of its own; those stand where that score is told.
        """
        return self.group is None or self.group.kind == "unit" or self.group.n is not None

    @property
    def is_below_via(self) -> bool:
        """Whether the group to read is on a line right above this one."""
        return self.group is None and self.via is not None and self.via.kind != "unit"


class Outline:
    """The lines of one release that one reader may see."""

    def __init__(self, table: ReleasedTable, sight: Sight) -> None:
        self.table, self._sight = table, sight
        self._position = {unit.key: place for place, unit in enumerate(table.units)}
        self._around = self._find_shown_around()
        self._below: dict[str | None, list[ReleasedGroup | ReleasedUnit]] = defaultdict(list)
        for unit in self._list_hidden(sight):
            self._below[self._around[unit.key]].append(unit)
        for group in table.groups:
            if sight.may_see(group.key):
                self._below[group.parent].append(group)
        for items in self._below.values():
            items.sort(key=self._find_place)

    def lines(self, opened: frozenset[str] | None) -> Iterator[Line]:
        """Yield the lines from the top; `opened` holds the units whose parts are wanted, None for all."""
        return self._list_below(None, opened)

    def choose_opened(self, open_key: str | None) -> frozenset[str]:
        """Return what is open: the way to the unit that was asked for, else to the reader's own units."""
        root = frozenset({self.table.units[0].key})
        if open_key is not None:
            return root | self._find_path(open_key)
        return root | (self._sight.figures or frozenset())

    def _find_path(self, key: str) -> frozenset[str]:
        """Return a unit and the shown units around it: what must be open to see its parts."""
        path = set()
        around: str | None = key if key in self._position else None
        while around is not None:
            path.add(around)
            around = self._around[around]
        return frozenset(path)

    def _find_shown_around(self) -> dict[str, str | None]:
        """Return for every unit the key of the smallest unit above it that is shown."""
        around: dict[str, str | None] = {}
        for unit in self.table.units:
            parent = unit.parent
            around[unit.key] = parent if parent not in self.table.hidden else around[parent]  # type: ignore[index]
        return around

    def _list_hidden(self, sight: Sight) -> Iterator[ReleasedUnit]:
        """Yield units that are not shown, unless the line of the unit above already says where to read."""
        hidden = self.table.hidden
        for unit in self.table.units:
            if unit.key not in hidden or not sight.may_open(unit.key):
                continue
            parent = unit.parent
            is_said = (
                parent in hidden and sight.may_open(parent or "") and hidden[parent or ""] == hidden[unit.key]
            )
            if not is_said:
                yield unit

    def _find_place(self, item: ReleasedGroup | ReleasedUnit) -> tuple[int, int, int]:
        """Tree order; a combined group just before its first unit, and its units right after it."""
        if isinstance(item, ReleasedGroup):
            kind = 1 if item.kind == "unit" else 0
            return self._position[item.unit_keys[0]], kind, 0
        own = self._position[item.key]
        via = self.table.shown_via(item.key)
        if via is not None and via.kind != "unit":
            return self._position[via.unit_keys[0]], 0, 1 + own
        return own, 1, 0

    def _list_below(self, key: str | None, opened: frozenset[str] | None) -> Iterator[Line]:
        for item in self._below.get(key, ()):
            if isinstance(item, ReleasedUnit):
                yield Line(item, None, self.table.shown_via(item.key), self._position[item.key])
                continue
            unit = self.table.unit(item.unit_keys[0])
            has_more = item.kind == "unit" and bool(self._below.get(item.key))
            is_open = has_more and (opened is None or item.key in opened)
            yield Line(unit, item, item, self._position[unit.key], has_more, is_open)
            if is_open:
                yield from self._list_below(item.key, opened)
