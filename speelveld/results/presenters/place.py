"""Where one reads: a unit or group of the tree, and the shown group whose figures stand there."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld.results.permissions import Sight
from speelveld.results.presenters.wording import name_group, write_answers, write_turnout
from speelveld.science.disclosure import ReleasedGroup, ReleasedTable


@dataclass(frozen=True)
class Link:
    """A unit or group, and its key when its page may be opened."""

    name: str
    key: str


@dataclass(frozen=True)
class Place:
    """A unit or group of the tree.

    `group` holds the figures, None when nothing can be shown; `together` says why these are of another group than
    was asked, and is empty when they are not. `around_key` is the larger group to compare with.
    """

    key: str
    unit_key: str
    title: str
    crumbs: tuple[Link, ...]
    turnout: str
    together: str
    group: ReleasedGroup | None
    is_whole: bool

    @property
    def group_key(self) -> str | None:
        return self.group.key if self.group else None

    @property
    def around_key(self) -> str | None:
        return self.group.parent if self.group else None


def has_page(table: ReleasedTable, key: str) -> bool:
    return table.group(key) is not None or any(unit.key == key for unit in table.units)


def find_place(table: ReleasedTable, sight: Sight, key: str) -> Place:
    """Return a unit or group that is in the tree; whether the reader may open it is asked before."""
    group = table.group(key) if key not in table.hidden else table.shown_via(key)
    unit = table.unit(group.unit_keys[0] if group and key not in table.hidden else key)
    is_alone = group is not None and group.key == key
    return Place(
        key=key,
        unit_key=unit.key,
        title=name_group(table, group) if group and is_alone else unit.name,
        crumbs=_list_crumbs(table, sight, unit.key),
        turnout=write_turnout(group) if group else "",
        together="" if is_alone else explain_together(table, unit.name, group),
        group=group,
        is_whole=key == table.units[0].key,
    )


def explain_together(table: ReleasedTable, name: str, group: ReleasedGroup | None) -> str:
    """Return why a unit has no figures of its own, and which group stands here instead."""
    text = _("Niet getoond, zodat antwoorden anoniem blijven.")
    if group is None:
        return text
    known = f" ({write_answers(group.n)})" if group.n is not None else ""
    if group.kind == "unit":
        return (
            text + " " + _("Hier staat heel %(unit)s%(n)s.") % {"unit": name_group(table, group), "n": known}
        )
    return text + " " + _("%(unit)s lees je samen als één groep: %(group)s%(n)s.") % {
        "unit": name, "group": name_group(table, group), "n": known,
    }  # fmt: skip


def _list_crumbs(table: ReleasedTable, sight: Sight, key: str) -> tuple[Link, ...]:
    crumbs: list[Link] = []
    parent = table.unit(key).parent
    while parent is not None:
        crumbs.insert(0, Link(table.unit(parent).name, parent if sight.may_open(parent) else ""))
        parent = table.unit(parent).parent
    return tuple(crumbs)
