"""Who is who in a release: shown groups in tree order, and where people of hidden units can read on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speelveld.science.disclosure.arrays import Counts
from speelveld.science.disclosure.gate_tree import GateTree
from speelveld.science.disclosure.grouping import ReportingGroup
from speelveld.science.disclosure.pattern import RowTree
from speelveld.science.disclosure.released import ReleasedGroup, ReleasedUnit
from speelveld.science.disclosure.tree import Tree
from speelveld.science.disclosure.values import round_response


@dataclass(frozen=True, slots=True)
class Listing:
    """Names and places of everything in a release; no figures but numbers of people.

    Parameters
    ----------
    units : the whole tree.
    groups : shown groups of all patterns together, in tree order.
    hidden : unit -> key of the smallest group around it.
    row_of : per pattern, the place in `groups` of each of its rows.
    n_invited : per pattern, invited people of each of its rows.
    """

    units: tuple[ReleasedUnit, ...]
    groups: tuple[ReleasedGroup, ...]
    hidden: dict[str, str | None]
    row_of: list[list[int]]
    n_invited: list[list[int | None]]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One shown row of one pattern, before the patterns are joined."""

    place: tuple[int, int]
    node: int
    atoms: tuple[int, ...]
    above: int

    @property
    def identity(self) -> tuple[tuple[int, int], tuple[int, ...]]:
        """Equal for the same people in every pattern; in tree order."""
        return self.place, self.atoms


def list_groups(
    tree: Tree, gate: GateTree, groups: Sequence[ReportingGroup], patterns: Sequence[RowTree], n: Counts
) -> Listing:
    """Join the rows of all patterns into one list.

    Parameters
    ----------
    tree, gate, groups : the organisation and its stored groups.
    patterns : shown rows; the first one holds for the number of respondents.
    n : respondents per stored group.
    """
    atoms_of = _gather_atoms(tree, groups)
    entries = [list(_list_entries(gate, rows)) for rows in patterns]
    by_identity = {entry.identity: entry for own in entries[::-1] for entry in own}  # the first pattern wins
    place = {identity: row for row, identity in enumerate(sorted(by_identity))}
    describe = _Describer(tree, gate, groups, atoms_of, n)
    main = {entry.identity for entry in entries[0]}
    shown = tuple(describe.group(by_identity[identity], identity in main) for identity in place)
    return Listing(
        units=describe.units(),
        groups=shown,
        hidden=_find_substitutes(tree, groups, atoms_of, [group for group in shown if group.n is not None]),
        row_of=[[place[entry.identity] for entry in own] for own in entries],
        n_invited=[[describe.count_invited(entry.atoms) for entry in own] for own in entries],
    )


def _gather_atoms(tree: Tree, groups: Sequence[ReportingGroup]) -> dict[str, set[int]]:
    """Per unit the stored groups that hold any people of it or of the units below it."""
    atoms_of: dict[str, set[int]] = {unit.key: set() for unit in tree}
    for atom, group in enumerate(groups):
        for unit_key in group.unit_keys:
            key: str | None = unit_key
            while key is not None:
                atoms_of[key].add(atom)
                key = tree[key].parent
    return atoms_of


def _list_entries(gate: GateTree, rows: RowTree) -> Iterator[_Entry]:
    for row, node in enumerate(rows.nodes):
        yield _Entry((node, 1), node, tuple(gate.atoms_below(node)), _node_above(rows, row))
    leaf_of = {atom: position for position, atom in enumerate(gate.atoms) if atom >= 0}
    for row, block in enumerate(rows.loose_blocks, start=len(rows.nodes)):
        first = leaf_of[block.atoms[0]]
        while gate.parents[first] != block.owner:
            first = gate.parents[first]
        yield _Entry((first, 0), -1, block.atoms, _node_above(rows, row))


def _node_above(rows: RowTree, row: int) -> int:
    above = rows.parents[row]
    return rows.nodes[above] if above >= 0 else -1


@dataclass(frozen=True, slots=True)
class _Describer:
    """Turns positions into keys."""

    tree: Tree
    gate: GateTree
    stored: Sequence[ReportingGroup]
    atoms_of: dict[str, set[int]]
    n: Counts

    def units(self) -> tuple[ReleasedUnit, ...]:
        return tuple(
            ReleasedUnit(
                unit.key,
                unit.parent,
                unit.name,
                self.tree.level(unit.key),
                tuple(self.stored[atom].key for atom in sorted(self.atoms_of[unit.key])),
            )
            for unit in self.tree
        )

    def count_invited(self, atoms: Sequence[int]) -> int | None:
        counts = [self.stored[atom].n_invited for atom in atoms]
        return None if None in counts else sum(count or 0 for count in counts)

    def group(self, entry: _Entry, is_main: bool) -> ReleasedGroup:
        kind, key, unit_keys, own_staff = self._identify(entry)
        n = int(self.n[list(entry.atoms)].sum()) if is_main else None
        invited = self.count_invited(entry.atoms)
        response, is_capped = round_response(n, invited) if n is not None else (None, False)
        return ReleasedGroup(
            key=key,
            kind=kind,
            unit_keys=unit_keys,
            own_staff_of=own_staff,
            parent=self.gate.nodes[entry.above].key if entry.above >= 0 else None,
            atoms=tuple(self.stored[atom].key for atom in entry.atoms),
            n=n,
            n_invited=invited,
            response=response,
            response_is_capped=is_capped,
        )

    def _identify(self, entry: _Entry) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
        if entry.node >= 0 and self.gate.nodes[entry.node].kind == "unit":
            key = self.gate.nodes[entry.node].key
            return "unit", key, (key,), ()
        whole, own_staff = self._cover(set(entry.atoms))
        members = tuple(sorted(whole | own_staff, key=self.tree.position))
        kind = "staff" if members == tuple(own_staff) else "combined"
        key = "+".join(f"{member}:own" if member in own_staff else member for member in members)
        while key in self.tree:
            key += ":"
        return kind, key, members, tuple(member for member in members if member in own_staff)

    def _cover(self, atoms: set[int]) -> tuple[set[str], set[str]]:
        """As few units as possible that make up the group, and units that join with their own people only."""
        whole: set[str] = set()
        own_staff: set[str] = set()
        for atom in atoms:
            for unit_key in self.stored[atom].unit_keys:
                if not self.atoms_of[unit_key] <= atoms:
                    own_staff.add(unit_key)
                    continue
                key = unit_key
                above = self.tree[key].parent
                while above is not None and self.atoms_of[above] <= atoms:
                    key, above = above, self.tree[above].parent
                whole.add(key)
        return whole, own_staff


def _find_substitutes(
    tree: Tree,
    stored: Sequence[ReportingGroup],
    atoms_of: dict[str, set[int]],
    shown: Sequence[ReleasedGroup],
) -> dict[str, str | None]:
    """For every unit without figures of its own the smallest shown group that holds all its people."""
    position = {group.key: atom for atom, group in enumerate(stored)}
    around: dict[int, list[tuple[set[int], str]]] = {}
    for group in sorted(shown, key=lambda group: len(group.atoms), reverse=True):
        atoms = {position[key] for key in group.atoms}
        for atom in atoms:
            around.setdefault(atom, []).insert(0, (atoms, group.key))
    own = {group.key for group in shown if group.kind == "unit"}
    substitutes: dict[str, str | None] = {}
    for unit in tree:
        if unit.key in own:
            continue
        atoms = atoms_of[unit.key]
        holders = around.get(min(atoms), []) if atoms else []
        found = next((key for members, key in holders if atoms <= members), None)
        if not atoms and unit.parent is not None:
            found = substitutes.get(unit.parent, unit.parent)
        substitutes[unit.key] = found
    return substitutes
