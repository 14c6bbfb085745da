"""Who is who in a release: shown groups in tree order, and where people of hidden units can read on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from speelveld.science.disclosure.arrays import Counts
from speelveld.science.disclosure.gate_tree import GateTree
from speelveld.science.disclosure.grouping import ReportingGroup
from speelveld.science.disclosure.records import ReleasedGroup, ReleasedUnit
from speelveld.science.disclosure.rows import Rows
from speelveld.science.disclosure.tree import Tree
from speelveld.science.disclosure.values import round_response

Identity = tuple[tuple[int, int], tuple[int, ...]]  # where a row stands and who is in it


@dataclass(frozen=True, slots=True)
class Listing:
    """Names and places of everything in a release; no figures but numbers of people.

    Parameters
    ----------
    units : the whole tree.
    groups : shown groups of all patterns together, in tree order.
    hidden : unit -> key of the smallest group around it.
    row_of : per pattern, the place in `groups` of each of its rows.
    n_invited : invited people per group.
    parts : which of `units` are parts of the unit above.
    """

    units: tuple[ReleasedUnit, ...]
    groups: tuple[ReleasedGroup, ...]
    hidden: dict[str, str | None]
    row_of: list[list[int]]
    n_invited: list[int | None]
    parts: frozenset[str]


def list_groups(
    tree: Tree, gate: GateTree, stored: Sequence[ReportingGroup], patterns: Sequence[Rows], n: Counts
) -> Listing:
    """Join the rows of all patterns into one list.

    Parameters
    ----------
    tree, gate, stored : the organisation and its stored groups.
    patterns : shown rows; the first one holds for the number of respondents.
    n : respondents per stored group.
    """
    atoms_of = _gather_atoms(tree, stored)
    describer = _Describer(tree, gate, stored, atoms_of, n.tolist())
    identities = [[(rows.places[row], rows.atoms(row)) for row in range(len(rows))] for rows in patterns]
    first_seen: dict[Identity, tuple[int, int]] = {}
    for pattern, own in enumerate(identities):
        for row, identity in enumerate(own):
            first_seen.setdefault(identity, (pattern, row))
    place = {identity: index for index, identity in enumerate(sorted(first_seen))}
    groups = []
    for identity in place:
        pattern, row = first_seen[identity]
        groups.append(describer.group(patterns[pattern], row, identity[1], is_counted=pattern == 0))
    main = [groups[place[identity]].key for identity in identities[0]]
    return Listing(
        units=describer.units(),
        groups=tuple(groups),
        hidden=_find_substitutes(tree, atoms_of, patterns[0], main),
        row_of=[[place[identity] for identity in own] for own in identities],
        n_invited=[group.n_invited for group in groups],
        parts=frozenset(unit.key for unit in tree if unit.is_part),
    )


def _gather_atoms(tree: Tree, stored: Sequence[ReportingGroup]) -> dict[str, list[int]]:
    """Per unit the stored groups that hold any people of it or of the units below it, in tree order."""
    atoms_of: dict[str, list[int]] = {unit.key: [] for unit in tree}
    for atom, group in enumerate(stored):
        for unit_key in group.unit_keys:
            key: str | None = unit_key
            while key is not None and atom not in atoms_of[key][-1:]:
                atoms_of[key].append(atom)
                key = tree[key].parent
    return atoms_of


@dataclass(frozen=True, slots=True)
class _Describer:
    """Turns positions into keys."""

    tree: Tree
    gate: GateTree
    stored: Sequence[ReportingGroup]
    atoms_of: dict[str, list[int]]
    n: list[int]

    def units(self) -> tuple[ReleasedUnit, ...]:
        keys = [group.key for group in self.stored]
        return tuple(
            ReleasedUnit(
                key=unit.key,
                parent=unit.parent,
                name=unit.name,
                level=self.tree.level(unit.key),
                atoms=tuple([keys[atom] for atom in self.atoms_of[unit.key]]),
            )
            for unit in self.tree
        )

    def group(self, rows: Rows, row: int, atoms: tuple[int, ...], *, is_counted: bool) -> ReleasedGroup:
        kind, key, unit_keys, own_staff = self._identify(rows.nodes[row], atoms)
        n = sum([self.n[atom] for atom in atoms]) if is_counted else None
        counts = [self.stored[atom].n_invited for atom in atoms]
        invited = None if None in counts else sum([count or 0 for count in counts])
        response, is_capped = round_response(n, invited) if n is not None else (None, False)
        above = rows.parents[row]
        return ReleasedGroup(
            key=key,
            kind=kind,
            unit_keys=unit_keys,
            own_staff_of=own_staff,
            parent=self.gate.nodes[rows.nodes[above]].key if above >= 0 else None,
            atoms=tuple([self.stored[atom].key for atom in atoms]),
            n=n,
            n_invited=invited,
            response=response,
            response_is_capped=is_capped,
        )

    def _identify(
        self, node: int, atoms: tuple[int, ...]
    ) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
        """Kind, key, units it consists of, and those among them that join with their own people only."""
        if node >= 0 and self.gate.nodes[node].kind == "unit":
            key = self.gate.nodes[node].key
            return "unit", key, (key,), ()
        whole, own_staff = self._cover(set(atoms))
        members = tuple(sorted(whole | own_staff, key=self.tree.position))
        kind = "staff" if len(members) == 1 and own_staff else "combined"
        key = "+".join(f"{member}:own" if member in own_staff else member for member in members)
        while key in self.tree:
            key += ":"
        return kind, key, members, tuple(member for member in members if member in own_staff)

    def _cover(self, atoms: set[int]) -> tuple[set[str], set[str]]:
        """As few units as possible that make up the group, and units that join with own people only."""
        whole: set[str] = set()
        own_staff: set[str] = set()
        for atom in atoms:
            for unit_key in self.stored[atom].unit_keys:
                if not atoms.issuperset(self.atoms_of[unit_key]):
                    own_staff.add(unit_key)
                    continue
                key = unit_key
                above = self.tree[key].parent
                while above is not None and atoms.issuperset(self.atoms_of[above]):
                    key, above = above, self.tree[above].parent
                whole.add(key)
        return whole, own_staff


def _find_substitutes(
    tree: Tree, atoms_of: dict[str, list[int]], rows: Rows, keys: Sequence[str]
) -> dict[str, str | None]:
    """For every unit without figures of its own the smallest shown group that holds all its people."""
    own = set(keys)
    row_of_atom = [rows.block_row[block] if block >= 0 else -1 for block in rows.block_of_atom.tolist()]
    end = rows.end.tolist()
    substitutes: dict[str, str | None] = {}
    for unit in tree:
        if unit.key in own:
            continue
        atoms = atoms_of[unit.key]
        if not atoms and unit.parent is not None:  # nobody works there: read what the unit above reads
            substitutes[unit.key] = substitutes.get(unit.parent, unit.parent)
            continue
        row = row_of_atom[atoms[0]] if atoms else -1
        while row >= 0 and not all(row <= row_of_atom[atom] < end[row] for atom in atoms):
            row = rows.parents[row]
        substitutes[unit.key] = keys[row] if row >= 0 else None
    return substitutes
