"""What the pages about an organisation say."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from speelveld.organisations.models import Membership, Organisation, Role, StaffFile, StaffImport
from speelveld.organisations.queries import list_units_in_tree_order
from speelveld.organisations.texts import describe_cell_problem, describe_file_problem


@dataclass
class Branch:
    """A unit with what is below it. `n_people` counts everybody in it, lower units included."""

    key: str
    name: str
    depth: int
    n_people: int
    branches: "list[Branch]"

    @property
    def is_open(self) -> bool:
        return self.depth == 0


def present_tree(organisation: Organisation) -> list[Branch]:
    """Return the tree with head counts, in two queries."""
    working = Count("people", filter=Q(people__left_on__isnull=True))
    counts = dict(organisation.units.annotate(n=working).values_list("pk", "n"))
    branches: dict[int, Branch] = {}
    tops: list[Branch] = []
    ordered = list_units_in_tree_order(organisation)
    for unit, depth in ordered:
        branches[unit.pk] = branch = Branch(unit.key, unit.name, depth, counts[unit.pk], [])
        (branches[unit.parent_id].branches if unit.parent_id in branches else tops).append(branch)
    for unit, _depth in reversed(ordered):
        if unit.parent_id in branches:
            branches[unit.parent_id].n_people += branches[unit.pk].n_people
    return tops


@dataclass(frozen=True)
class RoleGroup:
    """A role and who has it."""

    name: str
    members: list[Membership]


def present_roles(organisation: Organisation) -> list[RoleGroup]:
    """Return the roles that somebody has, in the order of the design, in one query."""
    by_role: dict[str, list[Membership]] = {}
    for membership in organisation.memberships.select_related("user", "unit").order_by("user__name", "pk"):
        by_role.setdefault(membership.role, []).append(membership)
    return [RoleGroup(str(role.label), by_role[role]) for role in Role if role in by_role]


@dataclass(frozen=True)
class FindingLine:
    file: str
    row: int
    column: str
    value: str
    remedy: str


def present_findings(preview: dict[str, Any]) -> list[FindingLine]:
    return [
        FindingLine(
            str(StaffFile.Kind(found["kind"]).label), found["row"], found["column"], found["value"],
            describe_cell_problem(found["problem"], found["details"]),
        )
        for found in preview.get("findings", ())
    ]  # fmt: skip


def present_failure(staff_import: StaffImport) -> str:
    preview = staff_import.preview
    return describe_file_problem(preview["problem"], preview["details"]) if "problem" in preview else ""


@dataclass(frozen=True)
class ChangeList:
    """One kind of change, with the first names."""

    kind: str  # new, moved, gone or changed
    n: int
    names: list[str]

    @property
    def n_more(self) -> int:
        return self.n - len(self.names)


@dataclass(frozen=True)
class ChangeSection:
    """What happens to units, or to people."""

    kind: str
    lists: list[ChangeList]
    n_same: int
    n_gone: int
    loses_many: bool


def present_changes(preview: dict[str, Any], most_names: int = 12) -> list[ChangeSection]:
    """Return a section for units and one for people, as far as the import touches them."""
    return [
        ChangeSection(
            kind=kind,
            lists=[
                ChangeList(name, changes[f"n_{name}"], changes.get(name, [])[:most_names])
                for name in ("new", "moved", "gone", "changed")
                if changes[f"n_{name}"]
            ],
            n_same=changes["n_same"],
            n_gone=changes["n_gone"],
            loses_many=changes.get("loses_many", False),
        )
        for kind in StaffFile.Kind.values
        if (changes := preview.get(kind))
    ]
