"""Works out what an import would change, without changing anything."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from speelveld.organisations.importing.columns import UNITS
from speelveld.organisations.importing.findings import Finding
from speelveld.organisations.importing.levels import LevelTree
from speelveld.organisations.importing.people import PersonRow, make_place_by_code, read_people
from speelveld.organisations.importing.tables import Table
from speelveld.organisations.importing.units import UnitRow, read_units

_MANY = 5  # more than one in so many gone is worth a question


@dataclass(frozen=True)
class Source:
    """A file that was read, with what its columns hold."""

    table: Table
    mapping: Mapping[str, int]


@dataclass(frozen=True)
class Present:
    """The organisation as it stands: active units by code, who works there by number, fields filled."""

    units: Mapping[str, UnitRow]
    people: Mapping[str, PersonRow]


@dataclass(frozen=True)
class Changes:
    """Who or what comes, moves, goes or gets another name or address, as a person would say it."""

    new: tuple[str, ...]
    moved: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    n_same: int
    n_before: int

    @property
    def loses_many(self) -> bool:
        """Whether more than a fifth would go: often a sign of half a file."""
        return len(self.gone) * _MANY > self.n_before


@dataclass(frozen=True)
class Plan:
    """What an import would do. With findings it may not be applied."""

    findings: tuple[Finding, ...]
    units: tuple[UnitRow, ...] | None = None  # the whole new tree; None when it stays as it is
    people: tuple[PersonRow, ...] = ()  # to be written: new, moved and changed
    leavers: tuple[str, ...] = ()  # their numbers
    unit_changes: Changes | None = None
    people_changes: Changes | None = None


def make_plan(
    present: Present, root: UnitRow, *, units: Source | None = None, people: Source | None = None
) -> Plan:
    """Compare one or two files with what is there. `root` stands above a tree that is spelled in columns."""
    tree, findings = read_units(units.table, units.mapping) if units else (None, [])
    rows: list[PersonRow] | None = None
    if people and tree is None and "level1" in people.mapping:
        levels = LevelTree(root, present.units)
        rows, more = read_people(people.table, people.mapping, levels.place)
        tree = list(levels.units.values())
        findings += more
    elif people:
        known = present.units if tree is None else {unit.key: unit for unit in tree}
        rows, more = read_people(people.table, people.mapping, make_place_by_code(known))
        findings += more
    if tree is not None and rows is None:
        findings += _find_people_left_behind(present, tree)
    if findings:
        return Plan(tuple(sorted(findings, key=lambda finding: (finding.kind != UNITS, finding.row))))
    return _compare(present, tree, rows)


def _find_people_left_behind(present: Present, tree: Sequence[UnitRow]) -> list[Finding]:
    """Note the units that would go while people still work there."""
    staying = {unit.key for unit in tree}
    places = Counter(person.unit for person in present.people.values() if person.unit not in staying)
    return [
        Finding(UNITS, 0, "", present.units[key].name, "people_left_behind", {"people": n})
        for key, n in places.items()
    ]


def _compare(present: Present, tree: list[UnitRow] | None, rows: list[PersonRow] | None) -> Plan:
    names = {key: unit.name for key, unit in present.units.items()}
    names |= {unit.key: unit.name for unit in tree or ()}
    people = [_fill_in(person, present.people.get(person.number)) for person in rows or ()]
    numbers = {person.number for person in people}
    return Plan(
        findings=(),
        units=None if tree is None else tuple(tree),
        people=tuple(person for person in people if person != present.people.get(person.number)),
        leavers=() if rows is None else tuple(number for number in present.people if number not in numbers),
        unit_changes=None if tree is None else _compare_units(present.units, tree, names),
        people_changes=None if rows is None else _compare_people(present.people, people, names),
    )


def _fill_in(person: PersonRow, known: PersonRow | None) -> PersonRow:
    known = known or PersonRow(person.number, "", "", email="", language="nl", joined_on="", traits=())
    return replace(
        person,
        email=known.email if person.email is None else person.email,
        language=known.language if person.language is None else person.language,
        joined_on=known.joined_on if person.joined_on is None else person.joined_on,
        traits=known.traits if person.traits is None else person.traits,
    )


def _compare_units(before: Mapping[str, UnitRow], after: list[UnitRow], names: Mapping[str, str]) -> Changes:
    keys = {unit.key for unit in after}
    moved = [unit for unit in after if unit.key in before and before[unit.key].parent != unit.parent]
    renamed = [unit for unit in after if unit.key in before and before[unit.key].name != unit.name]
    touched = {unit.key for unit in (*moved, *renamed)}
    return Changes(
        new=tuple(unit.name for unit in after if unit.key not in before),
        moved=tuple(
            f"{u.name}: {names.get(before[u.key].parent, '')} → {names.get(u.parent, '')}" for u in moved
        ),
        gone=tuple(unit.name for key, unit in before.items() if key not in keys),
        changed=tuple(f"{before[unit.key].name} → {unit.name}" for unit in renamed),
        n_same=sum(unit.key in before and unit.key not in touched for unit in after),
        n_before=len(before),
    )


def _compare_people(
    before: Mapping[str, PersonRow], after: list[PersonRow], names: Mapping[str, str]
) -> Changes:
    numbers = {person.number for person in after}
    known = [person for person in after if person.number in before]
    return Changes(
        new=tuple(f"{p.name} ({names[p.unit]})" for p in after if p.number not in before),
        moved=tuple(
            f"{p.name}: {names.get(before[p.number].unit, '')} → {names[p.unit]}"
            for p in known
            if before[p.number].unit != p.unit
        ),
        gone=tuple(f"{p.name} ({names.get(p.unit, '')})" for n, p in before.items() if n not in numbers),
        changed=tuple(
            p.name
            for p in known
            if replace(p, unit="") != replace(before[p.number], unit="") and before[p.number].unit == p.unit
        ),
        n_same=sum(person == before[person.number] for person in known),
        n_before=len(before),
    )
