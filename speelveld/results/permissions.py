"""Who may read which released figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from speelveld.organisations.errors import Denied
from speelveld.organisations.permissions import Actor, check
from speelveld.science.disclosure import ReleasedTable

READERS = ("results.see_all", "results.see_own_unit", "results.see_whole")


@dataclass(frozen=True)
class Sight:
    """What one reader may see of one release: everything, or a few keys of units and groups.

    `pages` may be opened. `figures` may be seen: beside the pages those are the totals of the units around
    them, to compare with. None stands for everything.
    """

    pages: frozenset[str] | None
    figures: frozenset[str] | None

    @property
    def is_everything(self) -> bool:
        return self.pages is None

    def may_open(self, key: str) -> bool:
        return self.pages is None or key in self.pages

    def may_see(self, key: str) -> bool:
        return self.figures is None or key in self.figures


def check_reader(actor: Actor) -> None:
    """Raise Denied unless the actor may read any results at all."""
    if not any(actor.may(action) for action in READERS):
        raise Denied("results.see_whole")


def check_page(sight: Sight, key: str) -> None:
    """Raise Denied unless the page of this unit or group may be opened."""
    if not sight.may_open(key):
        raise Denied("results.see_own_unit")


def check_export(actor: Actor, sight: Sight) -> None:
    """Raise Denied unless the actor may take whole tables along."""
    check(actor, "results.export")
    if not sight.is_everything:
        raise Denied("results.see_all")


def look(actor: Actor, table: ReleasedTable, place_of: Mapping[str, str], managers_key: str = "") -> Sight:
    """Return what the actor may see of this table. Raises Denied when that is nothing.

    `place_of` gives for units that were merged the node of the table in which their people are read, and
    `managers_key` the node of managers who answered apart: every manager reads that as their own.
    """
    check_reader(actor)
    if actor.may("results.see_all"):
        return Sight(None, None)
    root = table.units[0].key
    own = _list_own_units(actor, table, place_of, managers_key)
    pages = own | {root} | set(_list_groups_of(own, table))
    around = {key for unit in own for key in _list_units_around(unit, table)}
    return Sight(frozenset(pages), frozenset(pages | around))


def _list_own_units(
    actor: Actor, table: ReleasedTable, place_of: Mapping[str, str], managers_key: str
) -> frozenset[str]:
    if not actor.may("results.see_own_unit"):
        return frozenset()
    own = {place_of.get(key, key) for key in actor.led_units} | {managers_key}
    for unit in table.units:  # parents come first: whoever leads a unit leads its parts
        if unit.parent in own:
            own.add(unit.key)
    return frozenset(own & {unit.key for unit in table.units})


def _list_groups_of(own: frozenset[str], table: ReleasedTable) -> Iterator[str]:
    """Groups in which people of these units are read together with others, or as the unit's own staff."""
    for group in table.groups:
        if group.kind != "unit" and not own.isdisjoint(group.unit_keys):
            yield group.key
    for unit in own:
        via = table.shown_via(unit)
        if via is not None and via.kind != "unit":
            yield via.key


def _list_units_around(unit: str, table: ReleasedTable) -> Iterator[str]:
    parent = table.unit(unit).parent
    while parent is not None:
        yield parent
        parent = table.unit(parent).parent
